import { lstatSync } from 'node:fs'
import { join } from 'node:path'
import { UnsupportedHistoryMode } from '../../shared/history-mode.ts'
import type { BundleRequest } from '../../shared/ipc/bundle.ts'
import type { EngineRoute, Events, Out, Parsed, ThreadKey } from '../../shared/ipc/contract.ts'
import type { LineSpan } from '../../shared/ipc/file.ts'
import type { ExportFormat, ExportOptions } from '../../shared/ipc/history.ts'
import type { Opening } from '../../shared/ipc/homes.ts'
import { AppError } from '../../shared/ipc/result.ts'
import { defaultSettings } from '../../shared/settings.ts'
import { type Engine, type EngineOptions, type Exported, type HomeSpec, readPaths } from './api.ts'
import type { Bundler } from './bundle/bundle-job.ts'
import { Bundles } from './bundle/bundles.ts'
import { CaseFolder } from './cases/case-folder.ts'
import type { OpenCase } from './cases/case-thread.ts'
import { type OpenedPaths, openPaths } from './cases/open-paths.ts'
import { Coalescer } from './coalescer.ts'
import { type EngineHandlers, engineHandlers } from './engine-handlers.ts'
import { bytesToFile } from './export/byte-range.ts'
import { exportToFile } from './export/export-thread.ts'
import { exportFileName } from './export/file-name.ts'
import { FollowedFile } from './followed-file.ts'
import { HomeMarks } from './library/home-marks.ts'
import { homesAtStart, rememberHomes } from './library/homes-at-start.ts'
import { Library } from './library/library.ts'
import { LiveIndex } from './live-index.ts'
import { OpenHomes } from './open-homes.ts'
import { Openings } from './openings.ts'
import type { StartScanner } from './scan/scanner-port.ts'
import { ScanControl } from './scan-control.ts'
import type { StartFileScanners } from './search/deep/file-scanners.ts'
import type { StartSearch } from './search/search-port.ts'
import { insideHome } from './threads/gate.ts'
import { filesOfRow, type ThreadRow, toListedThread } from './threads/rows.ts'
import { Transcripts } from './threads/transcripts.ts'
import { writeTable } from './usage/write-table.ts'

/** Progress is told at most this often. */
const PROGRESS_MS = 100
/** Each of these makes the window ask for its list again, which takes time from the scan. */
const CHANGE_MS = 250

/** What the engine has done by others, so that nothing waits for it: threads, whose code it need not load itself. */
export interface EngineThreads {
  readonly startScanner: StartScanner
  readonly startSearch: StartSearch
  readonly startFileScanners: StartFileScanners
  readonly openCase: OpenCase
  readonly bundler: Bundler
}

/**
 * Opens the index and starts the first scan.
 * @throws AppError `index` when the index cannot be opened.
 */
export async function createEngine(options: EngineOptions, threads: EngineThreads): Promise<Engine> {
  return new LocalEngine(options, threads)
}

class LocalEngine implements Engine {
  readonly #options: EngineOptions
  readonly #openCase: OpenCase
  readonly #homes: OpenHomes
  readonly #transcripts = new Transcripts((homeId, path) => this.#index.open.kept.outlineOf(homeId, path))
  readonly #changeEvents: Coalescer<Record<string, never>>
  readonly #index: LiveIndex
  readonly #scans: ScanControl
  readonly #library: Library
  readonly #bundles: Bundles
  readonly #openings: Openings
  readonly #handlers: EngineHandlers
  /** What the scanner goes by. */
  #outputChars: number
  #followed: FollowedFile | null = null

  constructor(
    options: EngineOptions,
    { startScanner, startSearch, startFileScanners, openCase, bundler }: EngineThreads,
  ) {
    this.#options = options
    this.#openCase = openCase
    new CaseFolder(options.dataDir).sweep()
    this.#scans = new ScanControl({
      scanner: () => this.#index.open.scanner,
      homes: () => this.#homes.specs,
      emit: progress => options.emit('scan.progress', progress),
      ending: () => this.#changeEvents.flush(),
    })
    this.#changeEvents = new Coalescer(CHANGE_MS, payload => options.emit('threads.changed', payload))
    this.#library = new Library(options.dataDir, part => {
      if (part === 'settings') this.#goBySettings()
      options.emit('library.changed', { part })
    })
    const { homes, places, dataDir } = options
    const atStart = places === null ? homes : homesAtStart(homes, places, this.#library, dataDir)
    this.#homes = new OpenHomes(atStart, () => this.#index.open)
    this.#outputChars = this.#storedOutputChars()
    this.#bundles = new Bundles(bundler, {
      row: thread => this.#homes.row(thread),
      homes: () => this.#homes.specs,
      tell: far => options.emit('bundle.progress', far),
    })
    this.#index = new LiveIndex({
      dataDir: options.dataDir,
      homes: this.#homes.specs,
      startScanner,
      outputChars: () => this.#outputChars,
      startSearch,
      events: {
        progress: progress => this.#scans.tell(progress),
        changed: () => {
          this.#homes.forgetNumbers()
          this.#changeEvents.put({})
        },
        watching: (homePath, state) => {
          this.#homes.setWatch(homePath, state)
          this.#changeEvents.put({})
        },
      },
      remade: () => {
        this.#scans.begin()
        this.#changeEvents.put({})
      },
    })
    const [index, library, scans, transcripts] = [this.#index, this.#library, this.#scans, this.#transcripts]
    this.#openings = new Openings({ index, homes: this.#homes, library, scans, transcripts })
    this.#handlers = engineHandlers({
      dataDir: options.dataDir,
      emit: options.emit,
      index,
      homes: this.#homes,
      library,
      marks: new HomeMarks(library, this.#homes),
      bundles: this.#bundles,
      scans,
      transcripts,
      openings: this.#openings,
      startFileScanners,
      follow: thread => this.#follow(thread),
    })
    if (this.#knowsThreads()) scans.scanSoon()
    else scans.scan()
  }

  #knowsThreads(): boolean {
    try {
      return this.#index.open.list.hasSome(this.#homes.ids())
    } catch {
      // What is wrong with the index is found by whoever reads it next, and healed.
      return false
    }
  }

  handle<R extends EngineRoute>(route: R, input: Parsed<R>, signal: AbortSignal): Promise<Out<R>> {
    return this.#withIndex(() => this.#handlers[route](input, signal))
  }

  async #withIndex<T>(answer: () => T | Promise<T>): Promise<T> {
    if (this.#index.isRemaking) throw remakingError()
    try {
      return await answer()
    } catch (error) {
      this.#index.heal(error)
      const told = error instanceof AppError || error instanceof UnsupportedHistoryMode
      // Whatever else went wrong, it was because the database is closed by now.
      throw told || !this.#index.isRemaking ? error : remakingError()
    }
  }

  painted(): void {
    this.#scans.endWaiting()
  }

  get openHomes(): readonly HomeSpec[] {
    return this.#homes.specs
  }

  setHomes(homes: readonly HomeSpec[]): void {
    const { added, gone } = this.#homes.replace(homes)
    this.#indexHomes(added, gone)
    rememberHomes(this.#library, homes, gone)
  }

  #indexHomes(added: readonly HomeSpec[], gone: readonly HomeSpec[]): void {
    // A new index takes in every open home.
    if (this.#index.isRemaking) return
    this.#index.prepare()
    for (const { path } of gone) this.#index.open.scanner.forget(path)
    // Forgetting stops a scan: what is left of it goes on.
    if (gone.length > 0) this.#scans.scan()
    else if (added.length > 0) this.#scans.scan(added)
    this.#changeEvents.put({})
  }

  async openPaths(paths: readonly string[], signal: AbortSignal): Promise<OpenedPaths> {
    const events = new Coalescer<Opening>(PROGRESS_MS, far => this.#options.emit('homes.opening', far))
    try {
      return await openPaths(paths, this.#options.dataDir, this.#openCase, far => events.put(far), signal)
    } finally {
      events.close()
    }
  }

  deleteCase(homePath: string): void {
    new CaseFolder(this.#options.dataDir).remove(homePath)
  }

  filePath(thread: ThreadKey): string | null {
    if (this.#index.isRemaking) return null
    const row = this.#index.open.list.row(thread)
    const [path] = row === null ? [] : filesOfRow(row)
    if (row === null || path === undefined) return null
    try {
      return insideHome(row.home_path, path)
    } catch (error) {
      if (error instanceof AppError) return null
      throw error
    }
  }

  exportName(thread: ThreadKey, format: ExportFormat, signal: AbortSignal): Promise<string> {
    const name = async (row: ThreadRow) => {
      await this.#openings.asked(() => this.#transcripts.open(row, signal))
      return exportFileName(toListedThread(row), format)
    }
    return this.#withIndex(() => this.#openings.reading(thread, name))
  }

  async exportThread(thread: ThreadKey, options: ExportOptions, path: string, signal: AbortSignal): Promise<Exported> {
    const key = { homeId: thread.homeId, id: thread.id }
    const events = new Coalescer<Events['export.progress']>(PROGRESS_MS, far =>
      this.#options.emit('export.progress', far),
    )
    const progress = (done: number, total: number) => events.put({ thread: key, done, total })
    const to = { path, homes: readPaths(this.#homes.specs) }
    const write = (row: ThreadRow) => exportToFile(this.#transcripts, { row, options, progress }, to, signal)
    try {
      return await this.#openings.asked(() => this.#withIndex(() => this.#openings.reading(thread, write)))
    } finally {
      events.flush()
      events.close()
    }
  }

  writeBundle(request: BundleRequest, path: string, signal: AbortSignal): Promise<Exported> {
    return this.#withIndex(() => this.#bundles.write(request, path, signal))
  }

  saveTable(csv: string, path: string, signal: AbortSignal): Promise<Exported> {
    return writeTable(csv, { path, homes: readPaths(this.#homes.specs) }, signal)
  }

  saveBytes(span: LineSpan, path: string, signal: AbortSignal): Promise<Exported> {
    const to = { path, homes: readPaths(this.#homes.specs) }
    const write = (row: ThreadRow) => bytesToFile(this.#transcripts, { row, span }, to, signal)
    return this.#withIndex(() => this.#openings.reading(span, write))
  }

  async close(): Promise<void> {
    this.#followed?.close()
    this.#scans.close()
    this.#changeEvents.close()
    await this.#index.close()
    this.#library.close()
  }

  #storedOutputChars(): number {
    return this.#library.readOr(defaultSettings.outputChars, ({ settings }) => settings.get('outputChars'))
  }

  /** Where the bound of outputs has changed, all files are read again by the new one. */
  #goBySettings(): void {
    const outputChars = this.#storedOutputChars()
    if (outputChars === this.#outputChars) return
    this.#outputChars = outputChars
    // A scanner that is being started asks for the bound by itself.
    if (this.#index.isRemaking) return
    this.#index.open.scanner.bound(outputChars)
    this.#scans.scan()
  }

  #follow(thread: ThreadKey | null): void {
    this.#followed?.close()
    this.#followed = null
    const row = thread === null ? null : this.#index.open.list.row(thread)
    const [path] = row === null ? [] : filesOfRow(row)
    if (thread === null || row === null || path === undefined) return
    this.#followed = new FollowedFile(join(row.home_path, path), lstatSync, () => {
      this.#index.open.scanner.refresh(row.home_path, path)
      this.#options.emit('thread.changed', { homeId: thread.homeId, id: thread.id })
    })
  }
}

function remakingError(): AppError {
  return new AppError('index', 'The index was damaged. It is being made anew: try again in a moment.')
}
