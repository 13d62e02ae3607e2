import manifest from '../../package.json' with { type: 'json' }
import { describeError } from '../main/engine/wire-error.ts'
import { AppError } from '../shared/ipc/result.ts'
import { type Command, commands } from './commands.ts'
import { CliError, type ExitCode, exitCodes } from './exit-codes.ts'
import { commandHelp, helpText } from './help.ts'
import { complain, endWithReader, writeLine } from './output.ts'

/** The `skein` command line. */
async function main(args: readonly string[]): Promise<ExitCode> {
  const [name = 'help', ...rest] = args
  if (name === 'help' || name === '--help' || name === '-h') return help(rest[0])
  if (name === '--version') {
    await writeLine(manifest.version)
    return exitCodes.ok
  }
  const command = commands.get(name)
  if (command === undefined) {
    const kind = name.startsWith('-') ? 'option' : 'command'
    return wrongUsage(`unknown ${kind} ${name}`, 'COMMAND [OPTIONS] (skein help lists the commands)')
  }
  return runCommand(command, rest)
}

async function help(name: string | undefined): Promise<ExitCode> {
  const command = name === undefined ? undefined : commands.get(name)
  await writeLine(command === undefined ? helpText() : commandHelp(command))
  return exitCodes.ok
}

async function runCommand(command: Command, args: string[]): Promise<ExitCode> {
  const own = args.includes('--') ? args.slice(0, args.indexOf('--')) : args
  if (own.includes('--help') || own.includes('-h')) {
    await writeLine(commandHelp(command))
    return exitCodes.ok
  }
  try {
    const { run } = await command.load()
    return await run(args)
  } catch (error) {
    return failed(error, command)
  }
}

function failed(error: unknown, command: Command): ExitCode {
  if (error instanceof CliError && error.exitCode === exitCodes.usage) return wrongUsage(error.message, command.usage)
  if (error instanceof CliError || error instanceof AppError) complain(error.message)
  else if (isSqliteError(error)) complain(`the index cannot be used: ${error.message}`)
  else complain(`unexpected failure: ${describeError(error)}`)
  return error instanceof CliError ? error.exitCode : exitCodes.failure
}

/** By its code: the library itself is loaded by the commands that need it. */
function isSqliteError(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_')
}

function wrongUsage(message: string, usage: string): ExitCode {
  complain(message)
  complain(`usage: skein ${usage}`)
  return exitCodes.usage
}

endWithReader()
process.exitCode = await main(process.argv.slice(2))
