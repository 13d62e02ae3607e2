import { FixtureTargetError } from '../fixtures/guard.ts'
import { writeSampleHome } from '../fixtures/sample/home.ts'
import { visible } from '../main/engine/export/visible.ts'
import { parse, usageError } from './arguments.ts'
import { CliError, type ExitCode, exitCodes } from './exit-codes.ts'
import { writeLine } from './output.ts'

/** `skein fixtures DIR` */
export async function run(args: string[]): Promise<ExitCode> {
  const { values, positionals } = parse({ args, allowPositionals: true, options: { now: { type: 'string' } } })
  const [directory, ...rest] = positionals
  if (directory === undefined || directory === '' || rest.length > 0) throw usageError('fixtures wants one folder')
  if (values.now !== undefined && Number.isNaN(Date.parse(values.now))) throw usageError('--now wants an instant')
  try {
    const written = writeSampleHome(directory, values.now)
    await writeLine(`Wrote ${written.length} sample rollouts into ${visible(directory)}`)
    return exitCodes.ok
  } catch (error) {
    const known = error instanceof FixtureTargetError || (error instanceof Error && 'syscall' in error)
    if (!known) throw error
    throw new CliError(exitCodes.failure, error.message)
  }
}
