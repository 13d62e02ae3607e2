import { accessSync, constants, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { HomeSpec } from '../main/engine/api.ts'
import { CliError, exitCodes } from './exit-codes.ts'

/** What the choice of homes depends on. */
export interface HomePlaces {
  /** `$CODEX_HOME`; undefined or empty where it is not set. */
  readonly environment: string | undefined
  readonly userHome: string
  /** What relative folders are relative to. */
  readonly cwd: string
}

/**
 * The homes of a command: those that `--home` names, else `$CODEX_HOME`, else `~/.codex`.
 * @returns folders, and of what is named files, too: archives, maybe
 * @throws CliError for one that is not there or cannot be read.
 */
export function chooseHomes(named: readonly string[], { environment, userHome, cwd }: HomePlaces): HomeSpec[] {
  const homes: HomeSpec[] =
    named.length > 0
      ? [...new Set(named.map(folder => resolve(cwd, folder)))].map(path => ({ path, origin: 'argument' }))
      : environment
        ? [{ path: resolve(cwd, environment), origin: 'environment' }]
        : [{ path: join(userHome, '.codex'), origin: 'default' }]
  for (const home of homes) check(home)
  return homes
}

function check({ path, origin }: HomeSpec): void {
  const named = origin === 'environment' ? `${path} ($CODEX_HOME)` : path
  const advice = origin === 'default' ? '; name one with --home PATH' : ''
  const failure = (what: string) => new CliError(exitCodes.failure, `the home ${named} ${what}${advice}`)
  const stat = statSync(path, { throwIfNoEntry: false })
  if (stat === undefined) throw failure('does not exist')
  // What is named may be an archive.
  if (!stat.isDirectory() && !(stat.isFile() && origin === 'argument')) throw failure('is not a folder')
  try {
    accessSync(path, stat.isFile() ? constants.R_OK : constants.R_OK | constants.X_OK)
  } catch {
    throw failure('cannot be read: no permission')
  }
}
