import { setImmediate as nextTick } from 'node:timers/promises'
import type { ScanProgress } from '../../../shared/ipc/status.ts'
import type { HomeSpec } from '../api.ts'
import type { IndexWriter } from '../index/writer.ts'
import { fileName } from '../rollout/names.ts'
import { OUTPUT_CHARS } from '../search/extract/bounds.ts'
import { Asides } from './asides.ts'
import { DoctorPass } from './doctor-pass.ts'
import { FullPass, type Pending } from './full-pass.ts'
import { HomeList, type Updated } from './home-list.ts'
import { KEEP_RULES, type KeepRules } from './reading/job.ts'
import { KeepingReaders } from './reading/keeping-readers.ts'
import { type Readers, readHere } from './reading/readers.ts'
import { tidyTexts } from './tidy-texts.ts'
import { WriteQueue } from './write-queue.ts'

/**
 * Brings the index up to date with the homes: finds the files, reads the heads of new and changed ones so that the
 * whole list is there at once, then reads those files in full, newest first. One scan at a time.
 */

/** So many files are taken out of the index at once. */
const FORGET_FILES = 200

export interface ScanEvents {
  readonly progress: (progress: ScanProgress) => void
  /** Rows of the list changed. */
  readonly changed: () => void
}

export interface ScannerOptions {
  /** How much of each output can be found; another number than before has all files read again. */
  readonly outputChars?: number
  /** When what a reading of a file needs to go on is kept in the index. */
  readonly keep?: KeepRules
  /** Who reads the files of a scan; the scanner's own thread unless given. */
  readonly readers?: Readers
  /** Is told of each folder of a home before it is read. */
  readonly onFolder?: (homePath: string, folder: string) => void
}

export class Scanner {
  readonly #writer: IndexWriter
  readonly #events: ScanEvents
  readonly #readers: Readers
  /** For what is read beside a scan. */
  readonly #here = new KeepingReaders()
  readonly #pass: FullPass
  readonly #list: HomeList
  readonly #doctor: DoctorPass
  readonly #asides: Asides
  #progress = idleProgress()
  /** When the phase began, in unix ms; pauses count as if it had begun later. */
  #began = 0
  /** Unix ms. */
  #pausedAt: number | null = null

  constructor(writer: IndexWriter, dataDir: string, events: ScanEvents, options: ScannerOptions = {}) {
    const { outputChars = OUTPUT_CHARS, keep = KEEP_RULES, readers = readHere(), onFolder = () => {} } = options
    this.#writer = writer
    this.#events = events
    this.#readers = readers
    this.#pass = new FullPass(writer, outputChars, keep)
    this.#doctor = new DoctorPass(writer)
    this.#asides = new Asides(writer, dataDir)
    this.#list = new HomeList(writer, this.#asides, this.#pass, { changed: () => events.changed(), onFolder })
    writer.batch(() => {
      writer.texts.useRules(outputChars)
      writer.kept.useRules()
    })
  }

  /**
   * Scans homes.
   * @param depth `heads` stops when the list is complete.
   * @throws the signal's reason when stopped, and what the index throws.
   */
  async scan(homes: readonly HomeSpec[], depth: 'heads' | 'all', signal: AbortSignal): Promise<void> {
    this.#progress = idleProgress()
    this.#tell({ phase: 'discovering' })
    const pending: Pending[] = []
    const told = (heads: number, files: number) => {
      const { files: before, heads: known } = this.#progress
      this.#tell({ phase: 'heads', files: before + files, heads: known + heads })
    }
    for (const home of homes) pending.push(...(await this.#list.whole(home.path, told, signal)))
    pending.sort((a, b) => (fileName(a.file.path) < fileName(b.file.path) ? 1 : -1))
    for (const { path } of homes) this.#doctor.open(path)
    if (depth === 'all') {
      this.#doctor.homes()
      this.#events.changed()
      await this.#readAll(
        pending,
        homes.map(({ path }) => path),
        signal,
      )
    }
    this.#tell({ phase: 'idle' })
  }

  /** Brings names and states of a home up to date, which have changed. @throws as `update` */
  async aside(homePath: string, signal: AbortSignal): Promise<void> {
    if (await this.#asides.names(homePath, signal)) this.#events.changed()
  }

  /** Brings up to date how far the client has read the files of a home: somebody wants to know. @throws as `update` */
  async projections(homePath: string, signal: AbortSignal): Promise<void> {
    const changed = await this.#asides.projections(homePath, signal)
    if (this.#doctor.cursors([this.#writer.homeId(homePath)]) || changed) this.#events.changed()
  }

  /**
   * Brings the list up to date with what lies at or below some paths of a home: somebody has seen that it changed.
   * @throws the signal's reason when stopped, and what the index throws.
   */
  update(homePath: string, paths: ReadonlySet<string>, signal: AbortSignal): Promise<Updated> {
    return this.#list.at(homePath, paths, signal)
  }

  /** Compares a whole home with the index, without progress. @returns what is to be read in full @throws as `update` */
  async check(homePath: string, signal: AbortSignal): Promise<Pending[]> {
    const pending = await this.#list.whole(homePath, null, signal)
    this.#doctor.homes()
    return pending
  }

  /**
   * Reads files in full that have changed, beside a scan.
   * @throws the signal's reason when stopped, and what the index throws.
   */
  async readChanged(pending: readonly Pending[], signal: AbortSignal): Promise<void> {
    const queue = new WriteQueue(this.#writer, 'above')
    try {
      for (const work of pending) {
        signal.throwIfAborted()
        await this.#pass.read(work, this.#here, queue, signal)
        await this.#doctor.changed(work, this.#here, signal)
        if (queue.tick()) this.#events.changed()
      }
    } finally {
      queue.flush()
      this.#events.changed()
    }
    await tidyTexts(this.#writer, 0, signal)
  }

  /**
   * Takes a home out of the index, in short transactions; its folder is not looked at. The next scan takes its texts out.
   * @throws the signal's reason when stopped, and what the index throws.
   */
  async forget(homePath: string, signal: AbortSignal): Promise<void> {
    const homeId = this.#writer.homeId(homePath)
    this.#doctor.close(homeId)
    for (let more = true; more; await nextTick()) {
      signal.throwIfAborted()
      this.#writer.batch(() => {
        more = this.#writer.forgetFiles(homeId, FORGET_FILES)
      })
    }
    this.#writer.batch(() => this.#writer.forgetHome(homeId))
    this.#doctor.homes()
    this.#events.changed()
  }

  /** Keeps another share of each output: what was read by the former one is thrown away. Not while anything is read. */
  async bound(outputChars: number): Promise<void> {
    await this.#here.rest()
    this.#pass.bound(outputChars)
    this.#writer.batch(() => this.#writer.texts.useRules(outputChars))
    this.#events.changed()
  }

  /** Stops reading in the middle of files, and goes on. */
  pause(paused: boolean): void {
    const now = Date.now()
    if (this.#pausedAt !== null) this.#began += now - this.#pausedAt
    this.#pausedAt = paused ? now : null
    this.#readers.pause(paused)
    this.#here.pause(paused)
  }

  /** Reads many files in full that have changed, as a scan of its own: these are all that it is about. @throws as `scan` */
  async readMany(pending: readonly Pending[], signal: AbortSignal): Promise<void> {
    this.#progress = { ...idleProgress(), files: pending.length, heads: pending.length }
    await this.#readAll(pending, new Set(pending.map(({ homePath }) => homePath)), signal)
    this.#tell({ phase: 'idle' })
  }

  /**
   * Reads what may be opened; behind that the structure of the rest, and how far the client has read it, while the index is
   * tidied.
   */
  async #readAll(pending: readonly Pending[], homes: Iterable<string>, signal: AbortSignal): Promise<void> {
    try {
      const written = await this.#readOpenable(pending, signal)
      const ends = await Promise.allSettled([
        tidyTexts(this.#writer, written, signal),
        this.#checkRefused(pending, homes, signal),
      ])
      for (const end of ends) if (end.status === 'rejected') throw end.reason
    } finally {
      await this.#readers.rest()
    }
  }

  /** @returns characters of texts that were written */
  async #readOpenable(waiting: readonly Pending[], signal: AbortSignal): Promise<number> {
    const pending = waiting.filter(({ opens }) => opens)
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
    }
    return queue.written
  }

  /** The files that are not opened: their structure alone. */
  async #checkRefused(pending: readonly Pending[], homes: Iterable<string>, signal: AbortSignal): Promise<void> {
    const { filesRead, filesToRead, bytesRead, bytesToRead } = this.#progress
    const told = {
      progress: (progress: Partial<ScanProgress>) => this.#tell(progress),
      changed: () => this.#events.changed(),
    }
    const toCompare = new Set(await this.#doctor.refused(pending, this.#readers, told, signal))
    this.#tell({ filesRead, filesToRead, bytesRead, bytesToRead })
    for (const homePath of homes) {
      if (await this.#asides.projections(homePath, signal)) toCompare.add(this.#writer.homeId(homePath))
    }
    if (this.#doctor.cursors(toCompare)) this.#events.changed()
  }

  #tell(change: Partial<ScanProgress>): void {
    const now = this.#pausedAt ?? Date.now()
    if (change.phase !== undefined && change.phase !== this.#progress.phase) this.#began = now
    this.#progress = { ...this.#progress, ...change, elapsedMs: now - this.#began }
    this.#events.progress(this.#progress)
  }
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
    paused: null,
    error: null,
  }
}
