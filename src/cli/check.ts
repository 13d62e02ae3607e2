import { createWriteStream, mkdtempSync, realpathSync, rmSync, statSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { checkPath } from '../main/engine/doctor/check-path.ts'
import { describeFileError } from '../main/engine/problems.ts'
import { severity } from '../shared/problem.ts'
import { formOf, oneOf, parse, usageError } from './arguments.ts'
import { withUnpacked } from './cases.ts'
import { type CheckPrinter, checkPrinter } from './check-printers.ts'
import { CliError, type ExitCode, exitCodes } from './exit-codes.ts'
import { chooseHomes } from './homes.ts'
import { untilInterrupted } from './interrupt.ts'
import { complain, write } from './output.ts'
import { Tally } from './tally.ts'

const config = {
  allowPositionals: true,
  options: {
    help: { type: 'boolean', short: 'h' },
    json: { type: 'boolean', default: false },
    csv: { type: 'boolean', default: false },
    sarif: { type: 'boolean', default: false },
    severity: { type: 'string', default: 'info' },
    'fail-on': { type: 'string', default: 'error' },
  },
} as const

const FORMS = ['json', 'csv', 'sarif'] as const
/** The path that means what is piped in. */
export const STDIN = '-'

/** `skein check` */
export async function run(args: string[]): Promise<ExitCode> {
  const { values, positionals } = parse({ args, ...config })
  const form = formOf(values, FORMS)
  const failOn = oneOf('fail-on', values['fail-on'], severity.options)
  if (positionals.includes('')) throw usageError('check wants paths')
  if (positionals.filter(path => path === STDIN).length > 1) throw usageError('stdin can be read once')
  const tally = new Tally(oneOf('severity', values.severity, severity.options))
  const printer = checkPrinter(form)
  const places = (positionals.length > 0 ? positionals : defaultHome()).map(placeOf)
  await write(printer.begin())
  await untilInterrupted(async signal => {
    for (const place of places) await checkPlace(place, tally, printer, signal)
  })
  await write(printer.end())
  complain(tally.words)
  return tally.has(failOn) ? exitCodes.failure : exitCodes.ok
}

/** Where to look when nobody says: as commands that take `--home` do. @throws CliError where there is no such home */
export function defaultHome(): string[] {
  const places = { environment: process.env.CODEX_HOME, userHome: homedir(), cwd: process.cwd() }
  return chooseHomes([], places).map(home => home.path)
}

interface Place {
  /** Absolute; null for stdin. */
  readonly path: string | null
  /** Findings name files below what was asked for; people want to find them from where they are. */
  readonly shown: (below: string) => string
}

/** @throws CliError where there is nothing */
export function placeOf(path: string): Place {
  if (path === STDIN) return { path: null, shown: () => STDIN }
  try {
    const real = realpathSync(resolve(path))
    const itself = statSync(real).isDirectory() ? '.' : basename(real)
    return { path: real, shown: below => (below === '.' || below === itself ? path : join(path, below)) }
  } catch (error) {
    throw new CliError(exitCodes.failure, `${path}: ${describeFileError(error)}`)
  }
}

async function checkPlace(
  { path, shown }: Place,
  tally: Tally,
  printer: CheckPrinter,
  signal: AbortSignal,
): Promise<void> {
  const check = async (real: string, inside = '') => {
    for await (const found of checkPath(real, signal, () => tally.file())) {
      const rows = tally.take(found).map(row => ({ ...row, path: shown(join(inside, row.path)) }))
      for (const row of rows) await write(printer.finding(row))
    }
  }
  if (path === null) await withStdin(signal, check)
  else if (!(await withUnpacked(path, signal, unpacked => check(unpacked.path, unpacked.inside)))) await check(path)
}

/** Keeps what stdin gives in a file for as long as `use` runs: beginnings are read twice, and it may be large. */
export async function withStdin(signal: AbortSignal, use: (file: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'skein-check-'))
  try {
    const file = join(folder, 'stdin.jsonl')
    await pipeline(process.stdin, createWriteStream(file, { mode: 0o600 }), { signal })
    await use(file)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
