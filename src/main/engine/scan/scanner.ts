import { setImmediate as nextTick } from 'node:timers/promises'
import { isSupported } from '../../../shared/history-mode.ts'
import type { ScanProgress } from '../../../shared/ipc/status.ts'
import type { HomeSpec } from '../api.ts'
import type { IndexWriter } from '../index/writer.ts'
import { fileName } from '../rollout/names.ts'
import { errorCode } from '../rollout/open.ts'
import { OUTPUT_CHARS } from '../search/extract/bounds.ts'
import { discover, type FoundFile, findFile } from './discover.ts'
import { FullPass, type Pending } from './full-pass.ts'
import { readStartOf } from './read-file.ts'
import { type Readers, readHere } from './reading/readers.ts'
import { updateSideFacts } from './side-facts.ts'
import { tidyTexts } from './tidy-texts.ts'
import { WriteQueue } from './write-queue.ts'

/**
 * Brings the index up to date with the homes: finds the files, reads the heads of new and changed ones so that the
 * whole list is there at once, then reads those files in full, newest first. One scan at a time.
 */

export interface ScanEvents {
  readonly progress: (progress: ScanProgress) => void
  /** Rows of the list changed. */
  readonly changed: () => void
}

/** A transaction holds the write lock; it is short so that another process gets its turn. */
const BATCH_MS = 50

export interface ScannerOptions {
  /** How much of each output can be found; another number than before has all files read again. */
  readonly outputChars?: number
  /** Who reads the files of a scan; the scanner's own thread unless given. */
  readonly readers?: Readers
}

export class Scanner {
  readonly #writer: IndexWriter
  readonly #dataDir: string
  readonly #events: ScanEvents
  readonly #readers: Readers
  readonly #pass: FullPass
  #progress = idleProgress()
  #began = 0

  constructor(writer: IndexWriter, dataDir: string, events: ScanEvents, options: ScannerOptions = {}) {
    const { outputChars = OUTPUT_CHARS, readers = readHere() } = options
    this.#writer = writer
    this.#dataDir = dataDir
    this.#events = events
    this.#readers = readers
    this.#pass = new FullPass(writer, outputChars)
    writer.batch(() => writer.texts.useRules(outputChars))
  }

  /**
   * Scans homes.
   * @param depth `heads` stops when the list is complete.
   * @throws the signal's reason when stopped, and what the index throws.
   */
  async scan(homes: readonly HomeSpec[], depth: 'heads' | 'all', signal: AbortSignal): Promise<void> {
    this.#began = Date.now()
    this.#progress = { ...idleProgress(), phase: 'discovering' }
    this.#tell({})
    const pending: Pending[] = []
    for (const home of homes) pending.push(...(await this.#scanHeads(home.path, signal)))
    pending.sort((a, b) => (fileName(a.file.path) < fileName(b.file.path) ? 1 : -1))
    if (depth === 'all') await this.#readAll(pending, signal)
    this.#tell({ phase: 'idle' })
  }

  /**
   * Reads one file again, now: somebody has seen that it changed.
   * @throws the signal's reason when stopped, and what the index throws.
   */
  async refresh(homePath: string, path: string, signal: AbortSignal): Promise<void> {
    const homeId = this.#writer.homeId(homePath)
    const before = this.#writer.threadOf(homeId, path)
    const file = existing(homePath, path)
    let work: Pending | null = null
    this.#writer.batch(() => {
      if (file === null) {
        this.#writer.removeFile(homeId, path)
        if (before !== undefined) this.#writer.refreshThread(homeId, before)
        return
      }
      const put = this.#putStart(homeId, homePath, file, before)
      for (const id of put.ids) this.#writer.refreshThread(homeId, id)
      work = put.work
    })
    this.#events.changed()
    if (work !== null) {
      const queue = new WriteQueue(this.#writer, 'above')
      try {
        await this.#pass.read(work, readHere(), queue, signal)
      } finally {
        queue.flush()
      }
      this.#events.changed()
    }
    await tidyTexts(this.#writer, 0, signal)
  }

  async #scanHeads(homePath: string, signal: AbortSignal): Promise<Pending[]> {
    const homeId = this.#writer.homeId(homePath)
    const { files, problems, places } = discover(homePath)
    const known = this.#writer.knownFiles(homeId)
    const paths = new Set(files.map(file => file.path))
    this.#writer.batch(() => {
      this.#writer.setPlaces(homeId, places)
      this.#writer.putHomeProblems(homeId, 'folders', problems)
      for (const [path, { thread_id: id }] of known) {
        if (paths.has(path)) continue
        this.#writer.removeFile(homeId, path)
        this.#writer.refreshThread(homeId, id)
      }
    })
    // Before the heads, so that the rows of new threads are made once, with name and state row.
    updateSideFacts(this.#writer, homeId, homePath, this.#dataDir)
    // Also when no file has changed: the places and the home's problems are known now.
    this.#events.changed()
    const { changed, unread } = split(files, known, homeId, homePath)
    const pending = [...unread]
    this.#tell({
      phase: 'heads',
      files: this.#progress.files + files.length,
      heads: this.#progress.heads + files.length - changed.length,
    })
    for (let next = 0; next < changed.length; ) {
      signal.throwIfAborted()
      const from = next
      this.#writer.batch(() => {
        const until = Date.now() + BATCH_MS
        const touched = new Set<string>()
        for (; next < changed.length && Date.now() < until; next++) {
          const file = changed[next]
          if (file === undefined) continue
          const { ids, work } = this.#putStart(homeId, homePath, file, known.get(file.path)?.thread_id)
          for (const id of ids) touched.add(id)
          if (work !== null) pending.push(work)
        }
        for (const id of touched) this.#writer.refreshThread(homeId, id)
      })
      this.#tell({ heads: this.#progress.heads + next - from })
      this.#events.changed()
      await nextTick()
    }
    return pending
  }

  /** @returns the threads whose rows are to be made anew, and the file's reading in full where it may have one. */
  #putStart(
    homeId: number,
    homePath: string,
    found: FoundFile,
    before?: string,
  ): { ids: string[]; work: Pending | null } {
    const { file, threadId, facts, problems } = readStartOf(homePath, found)
    const grown = isSupported(facts.head.mode) && this.#pass.grownFrom({ homeId, homePath, file }) > 0
    this.#writer.putStart(homeId, file, threadId, facts, problems, grown)
    const ids = before === undefined || before === threadId ? [threadId] : [threadId, before]
    return { ids, work: isSupported(facts.head.mode) ? { homeId, homePath, file, threadId } : null }
  }

  async #readAll(waiting: readonly Pending[], signal: AbortSignal): Promise<void> {
    // Refused files wait for ever; they are not to be read.
    const pending = waiting.filter(work => this.#pass.startOf(work) !== null)
    const bytesToRead = pending.reduce((sum, { file }) => sum + file.sizeBytes, 0)
    this.#tell({ phase: 'reading', filesToRead: pending.length, bytesToRead })
    const queue = new WriteQueue(this.#writer, 'below')
    let filesRead = 0
    let bytesRead = 0
    const done = ({ file }: Pending) => {
      filesRead += 1
      bytesRead += file.sizeBytes
      const written = queue.tick()
      this.#tell({ filesRead, bytesRead })
      if (written) this.#events.changed()
    }
    try {
      await this.#pass.readAll(pending, this.#readers, queue, done, signal)
    } finally {
      queue.flush()
      this.#events.changed()
      await this.#readers.rest()
    }
    await tidyTexts(this.#writer, queue.written, signal)
  }

  #tell(change: Partial<ScanProgress>): void {
    this.#progress = { ...this.#progress, ...change, elapsedMs: Date.now() - this.#began }
    this.#events.progress(this.#progress)
  }
}

/** The file as it is now; null when it is gone. */
function existing(homePath: string, path: string): FoundFile | null {
  try {
    return findFile(homePath, path)
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(errorCode(error))) return null
    throw error
  }
}

/** Which files must have their heads read, and which unchanged ones still wait to be read in full. */
function split(
  files: readonly FoundFile[],
  known: ReturnType<IndexWriter['knownFiles']>,
  homeId: number,
  homePath: string,
): { changed: FoundFile[]; unread: Pending[] } {
  const changed: FoundFile[] = []
  const unread: Pending[] = []
  for (const file of files) {
    const before = known.get(file.path)
    if (before === undefined || before.fingerprint !== file.fingerprint) changed.push(file)
    else if (before.passed === 0) unread.push({ homeId, homePath, file, threadId: before.thread_id })
  }
  changed.sort((a, b) => (fileName(a.path) < fileName(b.path) ? 1 : -1))
  return { changed, unread }
}

/** Nothing to do and nothing done. */
export function idleProgress(): ScanProgress {
  return {
    phase: 'idle',
    files: 0,
    heads: 0,
    filesRead: 0,
    filesToRead: 0,
    bytesRead: 0,
    bytesToRead: 0,
    elapsedMs: 0,
    error: null,
  }
}
