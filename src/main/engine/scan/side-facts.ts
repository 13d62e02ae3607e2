import { lstatSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Problem } from '../../../shared/problem.ts'
import type { SideKind, SideState } from '../index/side-writer.ts'
import type { IndexWriter } from '../index/writer.ts'
import { describeFileError, fileProblem } from '../problems.ts'
import { errorCode, fileFacts } from '../rollout/open.ts'
import { readNameIndex } from '../side/name-index.ts'
import { PROJECTION_DB, readProjections } from '../side/projection-db.ts'
import { readStateRows, STATE_DB } from '../side/state-db.ts'

/**
 * Brings names and state rows of a home into the index when their files have changed, and the cursors of its projections
 * when something depends on them: a running client writes those all the time, and they may be large.
 */

const NAME_INDEX = 'session_index.jsonl'
const STATE_FILES = [STATE_DB, `${STATE_DB}-wal`]
const PROJECTION_FILES = [PROJECTION_DB, `${PROJECTION_DB}-wal`]

/** Whether a path below a home is that of a file with names or states. */
export function isSidePath(path: string): boolean {
  return path === NAME_INDEX || STATE_FILES.includes(path)
}

export interface SideRead {
  readonly state: SideState
  readonly facts: ReadonlyMap<string, string>
  readonly problems: readonly Problem[]
}

/** A home in the index, and where copies of its databases are made and removed. */
export interface SideHome {
  readonly homeId: number
  readonly homePath: string
  readonly dataDir: string
}

/**
 * Brings names and state rows up to date.
 * @returns ids of the threads that other facts are known of now.
 * @throws the signal's reason, what the index throws
 */
export async function updateSideFacts(writer: IndexWriter, home: SideHome, signal: AbortSignal): Promise<Set<string>> {
  const { homeId, homePath, dataDir } = home
  const nameFile = fingerprintOf(homePath, [NAME_INDEX])
  let nameIndex: NamesRead | null = null
  const readIndex = () => {
    nameIndex ??= readNames(homePath)
    return nameIndex
  }
  const names = await update(writer, homeId, 'name', nameFile, readIndex)
  const states = await update(writer, homeId, 'state', fingerprintOf(homePath, STATE_FILES), () =>
    readStates(homePath, dataDir, signal),
  )
  // Nothing in a list depends on what a thread was called before.
  await update(writer, homeId, 'names', nameFile, () => readIndex().given)
  return new Set([...names, ...states])
}

/**
 * Brings the cursors of projections up to date, and notes that they are so now.
 * @returns whether any is another one than was known
 * @throws as `updateSideFacts`
 */
export async function updateProjections(
  writer: IndexWriter,
  { homeId, homePath, dataDir }: SideHome,
  signal: AbortSignal,
): Promise<boolean> {
  const began = Date.now()
  const was = writer.sides.state(homeId, 'projection')
  const changed = await update(writer, homeId, 'projection', fingerprintOf(homePath, PROJECTION_FILES), () =>
    readProjected(homePath, dataDir, signal),
  )
  const is = writer.sides.state(homeId, 'projection')
  if (is !== 'absent') writer.batch(() => writer.sides.wasRead(homeId, 'projection', began))
  return changed.size > 0 || is !== was
}

async function update(
  writer: IndexWriter,
  homeId: number,
  kind: SideKind,
  fingerprint: string,
  read: () => SideRead | Promise<SideRead>,
): Promise<Set<string>> {
  if (writer.sides.fingerprint(homeId, kind) === fingerprint) return new Set()
  const found: SideRead = fingerprint === 'absent' ? { state: 'absent', facts: new Map(), problems: [] } : await read()
  let changed = new Set<string>()
  writer.batch(() => {
    changed = writer.sides.put(homeId, kind, { fingerprint, state: found.state }, found.facts)
    writer.putHomeProblems(homeId, kind, found.problems)
    // Nothing in a list depends on how far projections are.
    if (kind !== 'projection') for (const id of changed) writer.threads.refresh(homeId, id)
  })
  return changed
}

/** `absent` when the first of the files is not there. */
function fingerprintOf(homePath: string, names: readonly string[]): string {
  const parts = names.map(name => {
    try {
      return fileFacts(lstatSync(join(homePath, name), { bigint: true })).fingerprint
    } catch (error) {
      return errorCode(error) === 'ENOENT' ? 'absent' : errorCode(error)
    }
  })
  return parts[0] === 'absent' ? 'absent' : parts.join(' ')
}

/** What threads are called, and all that they have been called; what is wrong with their file is told with the first. */
interface NamesRead extends SideRead {
  readonly given: SideRead
}

/** The names of a home, as they are now. Never throws. */
export function readNames(homePath: string): NamesRead {
  try {
    const { names, given, badLines } = readNameIndex(join(homePath, NAME_INDEX))
    const problems = badLines === 0 ? [] : [fileProblem('name-index', NAME_INDEX, `${badLines} lines are no names`)]
    return { state: 'ok', facts: names, problems, given: read(given) }
  } catch (error) {
    const unread = failed(fileProblem('name-index', NAME_INDEX, describeFileError(error)))
    return { ...unread, given: { ...unread, problems: [] } }
  }
}

/**
 * The rows of a home's state database, as they are now.
 * @param dataDir a copy is made there and removed. @throws the signal's reason
 */
export async function readStates(homePath: string, dataDir: string, signal: AbortSignal): Promise<SideRead> {
  try {
    return read(await readStateRows(homePath, workDir(dataDir), signal))
  } catch (error) {
    signal.throwIfAborted()
    return failed(fileProblem('state-database', STATE_DB, whyOf(error)))
  }
}

/** How far a home's projections are, now. @param dataDir as for `readStates`. @throws the signal's reason */
export async function readProjected(homePath: string, dataDir: string, signal: AbortSignal): Promise<SideRead> {
  try {
    return read(await readProjections(homePath, workDir(dataDir), signal))
  } catch (error) {
    signal.throwIfAborted()
    return failed(fileProblem('projection-database', PROJECTION_DB, whyOf(error)))
  }
}

function workDir(dataDir: string): string {
  const folder = join(dataDir, 'tmp')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  return folder
}

function whyOf(error: unknown): string {
  return errorCode(error) === 'unknown' && error instanceof Error ? error.message : describeFileError(error)
}

function read(rows: ReadonlyMap<string, object>): SideRead {
  return { state: 'ok', facts: new Map([...rows].map(([id, row]) => [id, JSON.stringify(row)])), problems: [] }
}

function failed(problem: Problem): SideRead {
  return { state: 'unreadable', facts: new Map(), problems: [problem] }
}
