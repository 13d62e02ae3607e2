import { lstatSync, mkdtempSync, readdirSync, readSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, posix } from 'node:path'
import type { Problem } from '../../../shared/problem.ts'
import { projectionRow, stateRow } from '../index/stored-facts.ts'
import { describeFileError, fileProblem } from '../problems.ts'
import { isCompressed, parseRolloutName, type RolloutName } from '../rollout/names.ts'
import { fileFacts, withFile } from '../rollout/open.ts'
import { discover, type FoundFile } from '../scan/discover.ts'
import { readNames, readProjected, readStates, type SideRead } from '../scan/side-facts.ts'
import { type Examined, examine } from './examine.ts'
import { type Extent, extentOf } from './extent.ts'
import { type Found, foundOf } from './findings.ts'
import { withoutGrown } from './grown.ts'
import { diagnoseHome } from './home-doctor.ts'
import type { HomeFile } from './home-facts.ts'

/** Checks files, folders and homes as they are now, without an index. */

/** What was found at one place, paths being below what was asked for; a file's findings come together. */
export type PathFindings = Found

type Look = (examined: Examined) => void

/**
 * Checks what lies at a path: a home, any other folder with rollouts or homes somewhere below it, or a file of whatever name.
 * A file that is compressed is known by its name, or by its first bytes.
 * @param path absolute.
 * @param look is shown each file that was looked at, before its findings come.
 * @throws the system's error when there is nothing, the signal's reason
 */
export async function* checkPath(
  path: string,
  signal: AbortSignal,
  look: Look = () => {},
): AsyncGenerator<PathFindings> {
  if (!statSync(path).isDirectory())
    yield* checkFiles(dirname(path), [fileAt(dirname(path), basename(path))], signal, look)
  else if (isHome(path)) yield* checkHome(path, signal, look)
  else yield* checkFolder(path, signal, look)
}

function isHome(folder: string): boolean {
  const names = readdirSync(folder)
  return names.includes('sessions') || names.includes('archived_sessions')
}

async function* checkHome(home: string, signal: AbortSignal, look: Look): AsyncGenerator<PathFindings> {
  const { files, problems } = discover(home)
  yield foundOf(problems)
  const seen: HomeFile[] = []
  const extents = new Map<string, Extent>()
  for (const file of files) {
    const examined = await examine(home, file, signal)
    look(examined)
    seen.push(homeFileOf(examined))
    const extent = extentOfFile(examined)
    if (extent !== null) extents.set(file.path, extent)
    yield* findingsOf(examined)
  }
  const names = readNames(home)
  const states = await inFolder(folder => readStates(home, folder, signal))
  const readAt = Date.now()
  const projected = await inFolder(folder => readProjected(home, folder, signal))
  // What is not there is no problem.
  const besides = [...names.problems, ...states.problems, ...projected.problems].filter(({ path }) =>
    isThere(join(home, path)),
  )
  const rows = new Map([...states.facts].map(([id, row]) => [id, stateRow.parse(JSON.parse(row))]))
  const cursors = new Map([...projected.facts].map(([id, row]) => [id, projectionRow.parse(JSON.parse(row))]))
  const diagnosis = diagnoseHome({
    files: seen,
    rows: states.state === 'ok' ? rows : null,
    projection: projected.state === 'ok' ? withoutGrown(home, seen, { rows: cursors, extents, readAt }) : null,
    names: names.facts,
    elsewhere: new Set(),
  })
  yield foundOf(besides)
  yield diagnosis.home
  for (const { found } of diagnosis.files.values()) yield found
}

async function inFolder(read: (folder: string) => Promise<SideRead>): Promise<SideRead> {
  const folder = mkdtempSync(join(tmpdir(), 'skein-check-'))
  try {
    return await read(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function homeFileOf({ start: { file, threadId, facts } }: Examined): HomeFile {
  const { path, name, archived } = file
  const { head, headAt, listedByCodex } = facts
  return { path, name, threadId, archived, head, headAt, listed: listedByCodex && file.inCodexPlace }
}

function extentOfFile({ start: { file }, reading: { profile } }: Examined): Extent | null {
  if (profile === null) return null
  const measured = { sizeBytes: file.sizeBytes, compressed: file.name.compressed, modifiedAt: file.modifiedAt }
  return extentOf(measured, { ...profile, lastOffset: profile.last?.offset ?? null })
}

async function* checkFolder(folder: string, signal: AbortSignal, look: Look): AsyncGenerator<PathFindings> {
  const below: Below = { files: [], homes: [], problems: [] }
  lookBelow(folder, '', below)
  yield foundOf(below.problems)
  for (const path of below.files) yield* checkFiles(folder, [fileAt(folder, path)], signal, look)
  for (const home of below.homes) {
    for await (const found of checkHome(join(folder, home), signal, look)) {
      yield { ...found, rows: found.rows.map(row => ({ ...row, path: posix.join(home, row.path) })) }
    }
  }
}

/** What lies below a folder, by `/`-separated paths. */
interface Below {
  /** Files that may be rollouts, but for those of homes. */
  readonly files: string[]
  /** Folders that are homes: whoever sends several has put them side by side. */
  readonly homes: string[]
  readonly problems: Problem[]
}

/** Links are not followed. */
function lookBelow(folder: string, at: string, below: Below): void {
  try {
    if (at !== '' && isHome(join(folder, at))) {
      below.homes.push(at)
      return
    }
    for (const entry of readdirSync(join(folder, at), { withFileTypes: true })) {
      const path = at === '' ? entry.name : `${at}/${entry.name}`
      if (entry.isDirectory()) lookBelow(folder, path, below)
      else if (entry.isFile() && /\.jsonl(\.zst)?$/.test(entry.name) && isRollout(entry.name)) below.files.push(path)
    }
  } catch (error) {
    below.problems.push(fileProblem('unreadable-folder', at === '' ? '.' : at, describeFileError(error)))
  }
}

/** Other files of the client end so too. */
function isRollout(name: string): boolean {
  return name !== 'session_index.jsonl' && name !== 'history.jsonl'
}

async function* checkFiles(
  folder: string,
  files: readonly FoundFile[],
  signal: AbortSignal,
  look: Look,
): AsyncGenerator<PathFindings> {
  for (const file of files) {
    const examined = await examine(folder, file, signal)
    look(examined)
    yield* findingsOf(examined)
  }
}

function* findingsOf({ start, reading }: Examined): Generator<PathFindings> {
  yield foundOf(start.problems)
  yield reading.found
}

/** A file whatever its name is; one that is no rollout's name is asked for nothing. */
function fileAt(folder: string, path: string): FoundFile {
  const rolloutName = parseRolloutName(basename(path))
  const name: RolloutName = rolloutName ?? {
    time: '',
    threadId: '',
    rolloutId: null,
    compressed: isCompressed(path) || beginsAsZstd(join(folder, path)),
  }
  return {
    path,
    name,
    archived: false,
    inCodexPlace: false,
    ...fileFacts(lstatSync(join(folder, path), { bigint: true })),
  }
}

/** Unreadable files are said to be so when they are read. */
function beginsAsZstd(path: string): boolean {
  try {
    return withFile(path, descriptor => {
      const start = Buffer.alloc(ZSTD_MAGIC.length)
      return readSync(descriptor, start, 0, start.length, 0) === start.length && start.equals(ZSTD_MAGIC)
    })
  } catch {
    return false
  }
}

const ZSTD_MAGIC = Buffer.from([0x28, 0xb5, 0x2f, 0xfd])

function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined
}
