import { existsSync, lstatSync, readdirSync, realpathSync } from 'node:fs'
import { homedir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { AppError } from '../../../shared/ipc/result.ts'
import { describeFileError } from '../problems.ts'
import { errorCode } from '../rollout/open.ts'
import { isInside } from '../roots.ts'

/** Where exports may be written: anywhere but in a Codex home. Skein only reads those, whatever it is told. */

const PLACES = ['sessions', 'archived_sessions'] as const
/** What stands beside `sessions` in a folder that Codex uses. */
const CLIENT_FILE = /^(?:auth\.json|config\.toml|history\.jsonl|session_index\.jsonl|state_\d+\.sqlite)$/
/** What stands in `sessions`. */
const YEAR_OR_ROLLOUT = /^(?:\d{4}|rollout-.*\.jsonl(?:\.zst)?)$/

/**
 * The real path of a file that is to be written: links are followed first, so that nothing can lead into a home.
 * @param path absolute, or relative to the process's folder.
 * @param homes that are open: their folders, and files that cases were opened from.
 * @throws AppError `unwritable` for a place in a home, and for what cannot be replaced by a file.
 */
export function checkedTarget(path: string, homes: readonly string[]): string {
  const target = realTarget(resolve(path))
  const folder = dirname(target)
  const used = [...homes, process.env.CODEX_HOME ?? '', join(homedir(), '.codex')].filter(home => home !== '')
  const home = used.flatMap(realPath).find(root => isInside(root, target)) ?? homeAbove(folder)
  if (home === null) return target
  if (home === target)
    throw new AppError('unwritable', `${target} is open in Skein, which only reads it. Choose another file.`)
  throw new AppError(
    'unwritable',
    `${target} lies in the Codex home ${home}, which Skein only reads. Choose another folder.`,
  )
}

function realTarget(path: string): string {
  try {
    const stat = lstatSync(path, { throwIfNoEntry: false })
    if (stat === undefined) return join(realpathSync.native(dirname(path)), basename(path))
    const real = realpathSync.native(path)
    if (lstatSync(real).isFile()) return real
  } catch (error) {
    const why = errorCode(error) === 'ENOENT' ? 'its folder is not there' : describeFileError(error)
    throw new AppError('unwritable', `${path} cannot be written: ${why}`)
  }
  throw new AppError('unwritable', `${path} cannot be written: something that is no file has this name`)
}

function realPath(path: string): string[] {
  try {
    return [realpathSync.native(path)]
  } catch (error) {
    // A home that is gone protects nothing.
    if (/^E[A-Z]+$/.test(errorCode(error))) return []
    throw error
  }
}

/** The folder itself or one above it that is laid out as Codex lays out its home. */
function homeAbove(folder: string): string | null {
  if (PLACES.some(place => existsSync(join(folder, place)))) return folder
  for (let at = folder; ; at = dirname(at)) {
    if (isHome(at)) return at
    if (dirname(at) === at) return null
  }
}

/** People have folders named `sessions` of their own; those of a home hold rollouts or stand beside the client's files. */
function isHome(folder: string): boolean {
  const places = PLACES.filter(place => existsSync(join(folder, place)))
  if (places.length === 0) return false
  if (places.length === PLACES.length || namesIn(folder).some(name => CLIENT_FILE.test(name))) return true
  return places.some(place => namesIn(join(folder, place)).some(name => YEAR_OR_ROLLOUT.test(name)))
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch (error) {
    if (/^E[A-Z]+$/.test(errorCode(error))) return []
    throw error
  }
}
