import { lstatSync, mkdtempSync, readdirSync, readSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
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
 * Checks what lies at a path: a home, any other folder with rollouts somewhere below it, or a file of whatever name. A file
 * that is compressed is known by its name, or by its first bytes.
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
  return { path, name, threadId, archived, head: facts.head, listed: facts.listedByCodex && file.inCodexPlace }
}

function extentOfFile({ start: { file }, reading: { profile } }: Examined): Extent | null {
  if (profile === null) return null
  const measured = { sizeBytes: file.sizeBytes, compressed: file.name.compressed, modifiedAt: file.modifiedAt }
  return extentOf(measured, { ...profile, lastOffset: profile.last?.offset ?? null })
}

async function* checkFolder(folder: string, signal: AbortSignal, look: Look): AsyncGenerator<PathFindings> {
  const problems: Problem[] = []
  const paths = filesBelow(folder, '', problems)
  yield foundOf(problems)
  for (const path of paths) yield* checkFiles(folder, [fileAt(folder, path)], signal, look)
}

/** Paths of files that may be rollouts, `/`-separated. Links are not followed. */
function filesBelow(folder: string, below: string, problems: Problem[]): string[] {
  try {
    return readdirSync(join(folder, below), { withFileTypes: true }).flatMap(entry => {
      const path = below === '' ? entry.name : `${below}/${entry.name}`
      if (entry.isDirectory()) return filesBelow(folder, path, problems)
      return entry.isFile() && /\.jsonl(\.zst)?$/.test(entry.name) && isRollout(entry.name) ? [path] : []
    })
  } catch (error) {
    problems.push(fileProblem('unreadable-folder', below === '' ? '.' : below, describeFileError(error)))
    return []
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
