import { type Dirent, lstatSync, readdirSync, realpathSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Home } from '../../../shared/ipc/status.ts'
import type { Problem } from '../../../shared/problem.ts'
import { describeFileError, fileProblem } from '../problems.ts'
import { fileName, logicalPath, parseRolloutName, type RolloutName, resemblesRolloutName } from '../rollout/names.ts'
import { errorCode, type FileFacts, fileFacts } from '../rollout/open.ts'

/** Finds the rollout files of a home without opening any (docs/format.md, "Folders"). */

export interface FoundFile extends FileFacts {
  /** Below the home, `/`-separated. */
  readonly path: string
  readonly name: RolloutName
  readonly archived: boolean
  /** Whether Codex's own walk would come here: dated folders, or the flat archive, and no compressed twin's shadow. */
  readonly inCodexPlace: boolean
}

export interface Discovery {
  readonly files: readonly FoundFile[]
  readonly problems: readonly Problem[]
  readonly places: Home['places']
}

const PLACES = ['sessions', 'archived_sessions'] as const
/** Deeper folders are somebody's accident; the layout needs three levels. */
const MAX_DEPTH = 16

/** Is told of every folder below a home, `/`-separated, before it is read. */
export type OnFolder = (folder: string) => void

/** The path of the place that a folder of another layout is as a whole. */
export const WHOLE_FOLDER = ''
/** A folder of another layout may be somebody's whole disk. */
const MAX_ENTRIES = 200_000

/**
 * Walks both places of a home; where it has neither, all of the folder (docs/format.md, "Folders of another layout").
 * Never throws: what cannot be read becomes a problem.
 */
export function discover(home: string, onFolder: OnFolder = ignore, maxEntries = MAX_ENTRIES): Discovery {
  const found: Found = { home, onFolder, files: [], problems: [], left: Number.POSITIVE_INFINITY }
  const places: Home['places'] = PLACES.map(place => {
    const before = found.files.length
    const state = placeState(join(home, place), place, found.problems)
    if (state === 'ok') walk(found, place, 0)
    return { path: place, state, files: found.files.length - before }
  })
  if (places.every(({ state }) => state === 'missing') && isFolder(home)) {
    // Not to be watched: it may hold more folders than a system watches.
    const loose: Found = { ...found, onFolder: ignore, left: maxEntries }
    walk(loose, WHOLE_FOLDER, 0)
    if (loose.left < 0) {
      const message = `it holds more than ${maxEntries.toLocaleString('en')} files and folders; Skein looked at no more`
      found.problems.push(fileProblem('unreadable-folder', '.', message))
    }
    places.push({ path: WHOLE_FOLDER, state: 'ok', files: found.files.length })
  }
  return { files: withoutShadows(found.files), problems: found.problems, places }
}

/**
 * The rollout files that lie at or below a path now.
 * @param path below the home, in one of the places.
 */
export function discoverAt(home: string, path: string, onFolder: OnFolder): FoundFile[] {
  const found: Found = { home, onFolder, files: [], problems: [], left: Number.POSITIVE_INFINITY }
  try {
    const stat = lstatSync(join(home, path))
    if (stat.isDirectory()) walk(found, path, path.split('/').length - 1)
    else if (stat.isFile()) found.files.push(...[findFile(home, path)].filter(file => file !== null))
  } catch (error) {
    if (!GONE.includes(errorCode(error))) throw error
  }
  return withoutShadows(found.files)
}

const GONE = ['ENOENT', 'ENOTDIR']

/** Whether a path, below the home, can be that of a rollout or of a folder of rollouts. */
export function isInPlace(path: string): boolean {
  return PLACES.some(place => path === place || path.startsWith(`${place}/`))
}

function ignore(): void {}

/** What a walk has found so far. */
interface Found {
  readonly home: string
  readonly onFolder: OnFolder
  readonly files: FoundFile[]
  readonly problems: Problem[]
  /** How many entries of folders may still be looked at; below zero when there were more. */
  left: number
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory()
  } catch {
    // Gone or out of reach, which the states of its two places say.
    return false
  }
}

function placeState(path: string, place: string, problems: Problem[]): Home['places'][number]['state'] {
  try {
    return statSync(realpathSync(path)).isDirectory() ? 'ok' : 'not-a-folder'
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return 'missing'
    problems.push(fileProblem('unreadable-folder', place, describeFileError(error)))
    return 'unreadable'
  }
}

function walk(found: Found, folder: string, depth: number): void {
  const { home, problems } = found
  found.onFolder(folder)
  let entries: Dirent[]
  try {
    entries = readdirSync(join(home, folder), { withFileTypes: true })
  } catch (error) {
    problems.push(fileProblem('unreadable-folder', folder, describeFileError(error)))
    return
  }
  for (const entry of entries) {
    found.left -= 1
    if (found.left < 0) return
    const path = folder === WHOLE_FOLDER ? entry.name : `${folder}/${entry.name}`
    if (entry.isSymbolicLink()) {
      // Codex does not follow links either, and a loop of them would never end. In a folder of any sort they are normal.
      if (found.left === Number.POSITIVE_INFINITY || resemblesRolloutName(entry.name))
        problems.push(fileProblem('symlink', path, 'a symbolic link, which Skein does not follow'))
    } else if (entry.isDirectory()) {
      if (depth < MAX_DEPTH) walk(found, path, depth + 1)
      else problems.push(fileProblem('unreadable-folder', path, 'nested too deeply'))
    } else if (entry.isFile()) {
      const file = look(home, path, entry.name, problems)
      if (file !== null) found.files.push(file)
    }
  }
}

function look(home: string, path: string, fileName: string, problems: Problem[]): FoundFile | null {
  try {
    const file = findFile(home, path)
    if (file === null && resemblesRolloutName(fileName)) {
      problems.push(fileProblem('odd-file-name', path, 'named almost like a rollout, but not quite'))
    }
    return file
  } catch (error) {
    problems.push(fileProblem('unreadable-file', path, describeFileError(error)))
    return null
  }
}

/**
 * The state of one file.
 * @param path below the home, `/`-separated.
 * @returns null for a name that is no rollout's.
 * @throws the system's error
 */
export function findFile(home: string, path: string): FoundFile | null {
  const name = parseRolloutName(fileName(path))
  if (name === null) return null
  return {
    path,
    name,
    archived: ARCHIVED.test(path),
    inCodexPlace: CODEX_PLACE.test(path),
    ...fileFacts(lstatSync(join(home, path), { bigint: true })),
  }
}

const ARCHIVED = /(?:^|\/)archived_sessions\//
const CODEX_PLACE = /^(sessions\/\d{1,5}\/\d{1,3}\/\d{1,3}|archived_sessions)\/rollout-\d{4}-\d{2}-\d{2}T[^/]*$/

/** A plain file stands before its compressed twin, as in Codex. */
function withoutShadows(files: readonly FoundFile[]): FoundFile[] {
  const plain = new Set(files.map(file => file.path))
  return files.filter(file => !file.name.compressed || !plain.has(logicalPath(file.path)))
}
