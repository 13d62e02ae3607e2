import { checkPath } from '../main/engine/doctor/check-path.ts'
import { visible, visibleJson } from '../main/engine/export/visible.ts'
import { RolloutTally } from '../main/engine/report/rollout-tally.ts'
import type { RolloutStats } from '../shared/report.ts'
import { parse, usageError } from './arguments.ts'
import { withUnpacked } from './cases.ts'
import { defaultHome, placeOf, STDIN, withStdin } from './check.ts'
import { columns } from './columns.ts'
import { type ExitCode, exitCodes } from './exit-codes.ts'
import { untilInterrupted } from './interrupt.ts'
import { writeLine } from './output.ts'
import { plural } from './tally.ts'

const config = {
  allowPositionals: true,
  options: { help: { type: 'boolean', short: 'h' }, json: { type: 'boolean', default: false } },
} as const

/** `skein stats` */
export async function run(args: string[]): Promise<ExitCode> {
  const { values, positionals } = parse({ args, ...config })
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
  await writeLine(values.json ? visibleJson(stats, process.stdout.isTTY ? 2 : 0) : statsText(stats).join('\n'))
  return exitCodes.ok
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
