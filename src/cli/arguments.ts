import { homedir } from 'node:os'
import { resolve } from 'node:path'
import { type ParseArgsConfig, parseArgs } from 'node:util'
import { dataDir } from '../main/engine/data-dir.ts'
import { ThreadStore } from '../main/engine/protocol/store.ts'
import { withCases } from './cases.ts'
import { CliError, exitCodes } from './exit-codes.ts'
import { chooseHomes } from './homes.ts'
import { untilInterrupted } from './interrupt.ts'
import { readers } from './threads.ts'

/** Options of every command that looks at homes. */
export const homeOptions = {
  home: { type: 'string', multiple: true },
  data: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const satisfies ParseArgsConfig['options']

/**
 * Parses a command's arguments.
 * @throws CliError `usage`
 */
export function parse<const C extends ParseArgsConfig>(config: C): ReturnType<typeof parseArgs<C>> {
  try {
    return parseArgs(config)
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    // Node's second sentence tells how to write a positional that looks like an option.
    throw usageError(error.message.split('. ')[0] ?? error.message)
  }
}

export function usageError(message: string): CliError {
  return new CliError(exitCodes.usage, message)
}

/** A value that must be one of a few. @throws CliError `usage` */
export function oneOf<T extends string>(option: string, value: string, choices: readonly T[]): T {
  const choice = choices.find(known => known === value)
  if (choice === undefined) throw usageError(`--${option} is one of ${choices.join(', ')}`)
  return choice
}

/** Which of some forms the output is to have; text where none is named. @throws CliError `usage` where several are */
export function formOf<F extends string>(values: Readonly<Record<F, boolean>>, forms: readonly F[]): F | 'text' {
  const named = forms.filter(form => values[form])
  if (named.length > 1) throw usageError(`--${named.join(' and --')} exclude each other`)
  return named[0] ?? 'text'
}

/** A whole number from 1 on. @throws CliError `usage` */
export function countOf(option: string, text: string, most = Number.MAX_SAFE_INTEGER): number {
  const count = Number(text)
  const range = most === Number.MAX_SAFE_INTEGER ? 'from 1' : `from 1 to ${most}`
  if (!/^\d+$/.test(text) || count < 1 || count > most) throw usageError(`--${option} wants a number ${range}`)
  return count
}

/**
 * Opens the homes and the index that the options name.
 * @throws CliError, AppError `index`
 */
export async function openStore(options: {
  readonly home?: readonly string[]
  readonly data?: string
}): Promise<ThreadStore> {
  const { home = [], data } = options
  if (home.includes('')) throw usageError('--home wants a folder or an archive')
  if (data === '') throw usageError('--data wants a folder')
  const places = { environment: process.env.CODEX_HOME, userHome: homedir(), cwd: process.cwd() }
  const chosen = chooseHomes(home, places)
  const folder = data === undefined ? dataDir() : resolve(data)
  const homes = await untilInterrupted(signal => withCases(chosen, folder, signal))
  return new ThreadStore(folder, homes, readers)
}
