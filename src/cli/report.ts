import { visible, visibleJson } from '../main/engine/export/visible.ts'
import { compatibilityOf } from '../main/engine/report/compatibility.ts'
import { HISTORY_MODE_KINDS } from '../shared/history-mode.ts'
import type { CompatibilityReport } from '../shared/report.ts'
import { compatibilityWords } from '../shared/report-words.ts'
import { homeOptions, openStore, parse, usageError } from './arguments.ts'
import { columns } from './columns.ts'
import { type ExitCode, exitCodes } from './exit-codes.ts'
import { writeLine } from './output.ts'

const config = {
  allowPositionals: true,
  options: { ...homeOptions, json: { type: 'boolean', default: false } },
} as const

/** `skein report` */
export async function run(args: string[]): Promise<ExitCode> {
  const { values, positionals } = parse({ args, ...config })
  if (positionals.length > 0) throw usageError('report takes no threads: homes are named with --home')
  const store = await openStore(values)
  try {
    await store.refresh(new AbortController().signal)
    const report = compatibilityOf(store.db, store.homeIds(), store.library, Date.now())
    await writeLine(values.json ? visibleJson(report, process.stdout.isTTY ? 2 : 0) : reportText(report).join('\n'))
    return exitCodes.ok
  } finally {
    store.close()
  }
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
