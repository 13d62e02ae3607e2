import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative, sep } from 'node:path'
import { type HomeSpec, withAdded } from '../main/engine/api.ts'
import { isArchive } from '../main/engine/cases/archive-file.ts'
import { openCase } from '../main/engine/cases/open-case.ts'
import { isInside } from '../main/engine/roots.ts'
import type { Opening } from '../shared/ipc/homes.ts'
import { AppError } from '../shared/ipc/result.ts'
import { CliError, exitCodes } from './exit-codes.ts'
import { complain } from './output.ts'
import { tellSlowness } from './search-text.ts'

/**
 * Homes as they are opened: folders as they are, archives and rollout files as cases, which are kept in the data folder
 * for later calls.
 * @throws CliError for what cannot be opened, the signal's reason
 */
export async function withCases(
  homes: readonly HomeSpec[],
  dataDir: string,
  signal: AbortSignal,
): Promise<readonly HomeSpec[]> {
  let open: readonly HomeSpec[] = []
  for (const home of homes) {
    open = withAdded(open, [isFile(home.path) ? await caseOf(home.path, dataDir, signal) : home])
  }
  return open
}

/** A folder that stands for an archive. */
export interface Unpacked {
  readonly path: string
  /** Where it stands in the archive; empty for all of it. */
  readonly inside: string
}

/**
 * Unpacks an archive for as long as `use` runs.
 * @returns whether it is a file that is one; else `use` was not called
 * @throws as {@link withCases}, and what `use` throws
 */
export async function withUnpacked(
  path: string,
  signal: AbortSignal,
  use: (unpacked: Unpacked) => Promise<void>,
): Promise<boolean> {
  if (!isFile(path) || !(await isArchive(path, signal))) return false
  const folder = mkdtempSync(join(tmpdir(), 'skein-check-'))
  try {
    const home = await opened(path, folder, signal)
    // cases, the case, home
    const inside = relative(folder, home.path).split(sep).slice(3)
    await use({ path: home.path, inside: inside.join(sep) })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return true
}

async function opened(path: string, dataDir: string, signal: AbortSignal): Promise<HomeSpec> {
  const slowness = tellSlowness(`opening ${path}`)
  const since = Date.now()
  try {
    const tell = ({ done, total }: Opening) => slowness(done, total, Date.now() - since)
    const { home, note } = await openCase(path, dataDir, tell, signal)
    if (note !== null) complain(note)
    return home
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    throw new CliError(exitCodes.failure, `${path}: ${error.message}`)
  }
}

function caseOf(path: string, dataDir: string, signal: AbortSignal): Promise<HomeSpec> {
  if (isInside(dataDir, path)) throw new CliError(exitCodes.failure, `${path}: it lies in Skein's own data folder`)
  return opened(path, dataDir, signal)
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true
}
