import { checkPath } from '../main/engine/doctor/check-path.ts'
import { visible, visibleJson } from '../main/engine/export/visible.ts'
import { RolloutTally } from '../main/engine/report/rollout-tally.ts'
import type { Table } from '../shared/csv.ts'
import type { RolloutStats } from '../shared/report.ts'
import { formOf, parse, usageError } from './arguments.ts'
import { withUnpacked } from './cases.ts'
import { defaultHome, placeOf, STDIN, withStdin } from './check.ts'
import { columns } from './columns.ts'
import { visibleTable } from './csv.ts'
import { type ExitCode, exitCodes } from './exit-codes.ts'
import { untilInterrupted } from './interrupt.ts'
import { write, writeLine } from './output.ts'
import { plural } from './tally.ts'

const config = {
  allowPositionals: true,
  options: {
    help: { type: 'boolean', short: 'h' },
    json: { type: 'boolean', default: false },
    csv: { type: 'boolean', default: false },
  },
} as const

/** `skein stats` */
export async function run(args: string[]): Promise<ExitCode> {
  const { values, positionals } = parse({ args, ...config })
  const form = formOf(values, ['json', 'csv'])
  if (positionals.includes('')) throw usageError('stats wants files, folders or homes')
  if (positionals.filter(path => path === STDIN).length > 1) throw usageError('stdin can be read once')
  const paths = positionals.length > 0 ? positionals : defaultHome()
  const tally = new RolloutTally()
  await untilInterrupted(async signal => {
    const count = async (path: string) => {
      for await (const found of checkPath(path, signal, examined => tally.file(examined))) tally.found(found)
    }
    for (const { path } of paths.map(placeOf)) {
      if (path === null) await withStdin(signal, count)
      else if (!(await withUnpacked(path, signal, unpacked => count(unpacked.path)))) await count(path)
    }
  })
  const { stats } = tally
  if (form === 'csv') await write(visibleTable(statsTable(stats)))
  else await writeLine(form === 'json' ? visibleJson(stats, process.stdout.isTTY ? 2 : 0) : statsText(stats).join('\n'))
  return exitCodes.ok
}

/** Every count in a row of its own; findings have no bytes. */
function statsTable({ files, bytes, modes, releases, months, problems }: RolloutStats): Table {
  return {
    header: ['counted_by', 'value', 'severity', 'findings', 'files', 'bytes'],
    rows: [
      ['all', null, null, null, files, bytes],
      ...modes.map(one => ['history_mode', one.raw, null, null, one.files, one.bytes]),
      ...releases.map(one => ['release', one.release, null, null, one.files, one.bytes]),
      ...months.map(one => ['month', one.month, null, null, one.files, one.bytes]),
      ...problems.map(one => ['check', one.check, one.severity, one.count, one.files, null]),
    ],
  }
}

function statsText(stats: RolloutStats): string[] {
  const { files, bytes, threads, filesWithErrors, filesWithFindings, sizes } = stats
  const lines = [`${plural(files, 'file')} of ${plural(threads, 'thread')}, ${plural(bytes, 'byte')}`]
  if (sizes !== null) lines.push(`smallest ${sizes.smallest}, median ${sizes.median}, largest ${sizes.largest} bytes`)
  lines.push(`${plural(filesWithErrors, 'file')} with errors, ${filesWithFindings} with findings of any kind`)
  const groups = (
    title: string,
    rows: readonly { readonly name: string; readonly files: number; readonly bytes: number }[],
  ) =>
    section(
      [title, 'files', 'bytes'],
      rows.map(row => [visible(row.name), String(row.files), String(row.bytes)]),
    )
  lines.push(
    ...groups(
      'history mode',
      stats.modes.map(({ raw, ...group }) => ({ name: raw, ...group })),
    ),
    ...groups(
      'release',
      stats.releases.map(({ release, ...group }) => ({ name: release || '(not stated)', ...group })),
    ),
    ...groups(
      'month',
      stats.months.map(({ month, ...group }) => ({ name: month, ...group })),
    ),
    ...section(
      ['check', 'severity', 'findings', 'files'],
      stats.problems.map(row => [row.check, row.severity, String(row.count), String(row.files)]),
    ),
  )
  return lines
}

function section(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  return rows.length === 0 ? [] : ['', ...columns([head, ...rows])]
}
