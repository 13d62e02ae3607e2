import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fetchPackages } from './npm-programs.ts'
import { cache } from './setup/paths.ts'
import { capture } from './setup/run.ts'
import { SetupError } from './setup/say.ts'

/** Real Codex clients, for comparison only: no part of Skein needs them. */

/** The first release with history modes, which refuses paginated threads. */
export const REFUSING_CODEX = '0.143.0'
/** A release that turns legacy threads into paginated ones. */
export const MIGRATING_CODEX = '0.169.0'

/**
 * Fetches a release of `@openai/codex` from the npm registry into the cache folder, once.
 * @returns the absolute path of its executable.
 * @throws SetupError with what to do.
 */
export async function fetchCodex(version: string): Promise<string> {
  const folder = `codex-${version}-${process.platform}-${process.arch}`
  const modules = await fetchPackages(folder, [`@openai/codex@${version}`])
  const executable = findExecutable(join(modules, '@openai'))
  if (executable !== undefined) return executable
  throw new SetupError(
    `@openai/codex ${version} has no executable for this machine`,
    `Delete ${join(cache, folder)} and try again.`,
  )
}

/**
 * Has a client turn every legacy thread of a home into a paginated one, in place. Give it a copy.
 * @param executable of a release that can (see `MIGRATING_CODEX`).
 * @throws Error with what the client said.
 */
export async function migrate(executable: string, home: string): Promise<void> {
  const { code, output } = await capture(executable, ['migrate-rollouts', '--apply'], {
    env: { ...process.env, CODEX_HOME: home },
  })
  if (code !== 0) throw new Error(`codex migrate-rollouts ended with ${code}:\n${output.slice(0, 2000)}`)
}

/** Releases keep it in `codex-<machine>/vendor/<machine>/bin` (older ones in `…/codex`). */
function findExecutable(folder: string): string | undefined {
  const name = process.platform === 'win32' ? 'codex.exe' : 'codex'
  const entries = existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }) : []
  const found = entries.find(
    entry => entry.isFile() && entry.name === name && /[\\/]vendor[\\/]/.test(entry.parentPath),
  )
  return found === undefined ? undefined : join(found.parentPath, found.name)
}
