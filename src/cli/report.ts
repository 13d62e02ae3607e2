import { coverageOf } from '../main/engine/doctor/coverage.ts'
import { visible, visibleJson } from '../main/engine/export/visible.ts'
import { FailureFacts } from '../main/engine/failures/queries.ts'
import type { ThreadStore } from '../main/engine/protocol/store.ts'
import { compatibilityOf } from '../main/engine/report/compatibility.ts'
import { failureReportOf } from '../main/engine/report/failure-report.ts'
import { unknownTable } from '../shared/coverage-csv.ts'
import type { Table } from '../shared/csv.ts'
import { HISTORY_MODE_KINDS } from '../shared/history-mode.ts'
import type { CompatibilityReport, FailureReport } from '../shared/report.ts'
import { cellsTable } from '../shared/report-csv.ts'
import { compatibilityWords } from '../shared/report-words.ts'
import { formOf, homeOptions, openStore, parse, usageError } from './arguments.ts'
import { columns } from './columns.ts'
import { coverageText } from './coverage-text.ts'
import { visibleTable } from './csv.ts'
import { type ExitCode, exitCodes } from './exit-codes.ts'
import { untilInterrupted } from './interrupt.ts'
import { write, writeLine } from './output.ts'
import { tellReading } from './search-text.ts'
import { plural } from './tally.ts'

const config = {
  allowPositionals: true,
  options: {
    ...homeOptions,
    json: { type: 'boolean', default: false },
    csv: { type: 'boolean', default: false },
    failures: { type: 'boolean', default: false },
    coverage: { type: 'boolean', default: false },
    known: { type: 'boolean', default: false },
  },
} as const

/** Of fingerprints: more than one reads, and less than memory minds. */
const MOST = { text: 100, json: 10_000 } as const

/** `skein report` */
export async function run(args: string[]): Promise<ExitCode> {
  const { values, positionals } = parse({ args, ...config })
  if (positionals.length > 0) throw usageError('report takes no threads: homes are named with --home')
  if (values.known && !values.failures) throw usageError('--known is about failures: it wants --failures')
  const form = formOf(values, ['json', 'csv'])
  if (form === 'csv' && values.failures && values.coverage)
    throw usageError('--csv prints one table: --failures or --coverage')
  const store = await openStore(values)
  try {
    // Which release writes which mode stands in the heads; what failed and what is not understood does not.
    const whole = values.failures || values.coverage
    await untilInterrupted(signal => (whole ? store.readAll(tellReading(), signal) : store.refresh(signal)))
    const report = compatibilityOf(store.db, store.homeIds(), store.library, Date.now())
    const failures = values.failures ? failuresOf(store, form, values.known) : undefined
    const coverage = values.coverage ? coverageOf(store.db, store.homeIds()) : undefined
    if (form === 'csv') {
      const table = coverage === undefined ? cellsTable(report) : unknownTable(coverage)
      await write(visibleTable(failures === undefined ? table : failuresTable(failures)))
      return exitCodes.ok
    }
    await writeLine(
      form === 'json'
        ? visibleJson(
            { ...report, ...(failures && { failures }), ...(coverage && { coverage }) },
            process.stdout.isTTY ? 2 : 0,
          )
        : [
            ...reportText(report),
            ...(failures === undefined ? [] : failuresText(failures)),
            ...(coverage === undefined ? [] : coverageText(coverage)),
          ].join('\n'),
    )
    return exitCodes.ok
  } finally {
    store.close()
  }
}

function failuresOf(store: ThreadStore, form: 'text' | 'json' | 'csv', withKnown: boolean): FailureReport {
  return failureReportOf(new FailureFacts(store.db), {
    homes: store.homeIds(),
    known: store.library.readOr([], ({ triage }) => triage.knownFailures()),
    withKnown,
    limit: form === 'text' ? MOST.text : MOST.json,
  })
}

function failuresTable({ fingerprints }: FailureReport): Table {
  return {
    header: [
      ...['fingerprint', 'known', 'kind', 'code', 'text', 'count', 'threads', 'first_release', 'last_release'],
      ...['first', 'last', 'latest_thread', 'latest_line'],
    ],
    rows: fingerprints.map(({ fingerprint, known, kind, code, text, count, threads, latest, ...one }) => [
      ...[fingerprint, known ? 'known' : null, kind, code, text, count, threads, one.firstRelease, one.lastRelease],
      ...[one.first, one.last, latest.thread, latest.line],
    ]),
  }
}

function failuresText({ threads, total, known, fingerprints }: FailureReport): string[] {
  const notOpened = threads.notOpened === 0 ? '' : `; ${threads.notOpened} not opened, of which nothing is known`
  const unread = threads.unread === 0 ? '' : `; ${threads.unread} could not be read`
  const head = `${plural(total, 'fingerprint')} of failures in ${plural(threads.read, 'thread')}${notOpened}${unread}`
  const left = [
    total > fingerprints.length ? [`The ${fingerprints.length} in most threads are shown; --json prints more.`] : [],
    known > 0
      ? [
          `${plural(known, 'known fingerprint')} ${known === 1 ? 'is' : 'are'} left out: --known shows ${known === 1 ? 'it' : 'them'}.`,
        ]
      : [],
  ].flat()
  const rows = fingerprints.map(one => [
    one.fingerprint,
    String(one.threads),
    String(one.count),
    one.firstRelease ?? '',
    one.lastRelease ?? '',
    one.last?.slice(0, 10) ?? '',
    [one.kind, one.code].filter(part => part !== '').join(' '),
    `${one.text || '(beyond the bound of a file)'}${one.known ? ' (known)' : ''}`,
  ])
  const names = ['fingerprint', 'threads', 'times', 'first release', 'last release', 'last', 'kind', 'what failed']
  return ['', head, ...left, ...(rows.length === 0 ? [] : columns([names, ...rows.map(row => row.map(visible))]))]
}

function reportText(report: CompatibilityReport): string[] {
  const { threads, modes, cells, releases, firsts, refusals } = report
  const lines = [
    `${threads} threads: ${HISTORY_MODE_KINDS.map(mode => `${modes[mode]} ${mode}`).join(', ')}`,
    ...compatibilityWords(report).map(visible),
  ]
  const section = (head: readonly string[], rows: readonly (readonly string[])[]) => {
    if (rows.length > 0) lines.push('', ...columns([head, ...rows.map(row => row.map(visible))]))
  }
  section(
    ['release', ...HISTORY_MODE_KINDS, 'first thread', 'last thread'],
    releases.map(({ release, modes: own, first, last }) => [
      release || '(not stated)',
      ...HISTORY_MODE_KINDS.map(mode => String(own[mode])),
      first?.slice(0, 10) ?? '',
      last?.slice(0, 10) ?? '',
    ]),
  )
  section(
    ['month', 'release', 'history mode', 'threads'],
    cells.map(({ month, release, raw, threads: count }) => [
      month || '(no time)',
      release || '(not stated)',
      raw,
      String(count),
    ]),
  )
  section(
    ['first of mode', 'thread', 'release', 'begun'],
    firsts.map(({ mode, id, release, createdAt }) => [mode, id, release || '(not stated)', createdAt]),
  )
  section(
    ['refused in', 'history mode', 'times'],
    (refusals ?? []).map(({ month, mode, count }) => [month, mode, String(count)]),
  )
  return lines
}
