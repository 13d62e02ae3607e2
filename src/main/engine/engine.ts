import { lstatSync } from 'node:fs'
import { join } from 'node:path'
import { UnsupportedHistoryMode } from '../../shared/history-mode.ts'
import type { EngineRoute, Events, Out, Parsed, ThreadKey } from '../../shared/ipc/contract.ts'
import type { ExportFormat, ExportOptions } from '../../shared/ipc/history.ts'
import type { Opening } from '../../shared/ipc/homes.ts'
import { AppError } from '../../shared/ipc/result.ts'
import type { SearchRequest, SearchResult } from '../../shared/ipc/search.ts'
import type { HomeWatch, PausedBy, ScanProgress } from '../../shared/ipc/status.ts'
import type { Engine, EngineOptions, Exported, HomeSpec } from './api.ts'
import { CaseFolder } from './cases/case-folder.ts'
import type { OpenCase } from './cases/case-thread.ts'
import { openCase } from './cases/open-case.ts'
import { type OpenedPaths, openPaths } from './cases/open-paths.ts'
import { Coalescer } from './coalescer.ts'
import { doctorHandlers } from './doctor/doctor-handlers.ts'
import { DoctorFacts } from './doctor/queries.ts'
import { exportToFile } from './export/export-thread.ts'
import { exportFileName } from './export/file-name.ts'
import { FollowedFile } from './followed-file.ts'
import { Library } from './library/library.ts'
import { libraryHandlers } from './library/library-handlers.ts'
import { LiveIndex } from './live-index.ts'
import { idleProgress } from './scan/scanner.ts'
import type { StartScanner } from './scan/scanner-port.ts'
import { ScanPause } from './scan-pause.ts'
import { deepHandlers } from './search/deep/deep-handlers.ts'
import { type StartFileScanners, scanHere } from './search/deep/file-scanners.ts'
import { runSearch } from './search/run-search.ts'
import type { StartSearch } from './search/search-port.ts'
import { detailOf } from './threads/detail.ts'
import { forWindow } from './threads/for-window.ts'
import { insideHome } from './threads/gate.ts'
import { historyHandlers } from './threads/history-handlers.ts'
import { filesOfRow, type ThreadRow, toListedThread } from './threads/rows.ts'
import { Transcripts } from './threads/transcripts.ts'
import { UsageFacts } from './usage/queries.ts'
import { usageHandlers } from './usage/usage-handlers.ts'

/** Progress is told at most this often. */
const PROGRESS_MS = 100
/** Each of these makes the window ask for its list again, which takes time from the scan. */
const CHANGE_MS = 250

type Handlers = {
  readonly [R in EngineRoute]: (input: Parsed<R>, signal: AbortSignal) => Out<R> | Promise<Out<R>>
}

/**
 * Opens the index and starts the first scan.
 * @throws AppError `index` when the index cannot be opened.
 */
export async function createEngine(
  options: EngineOptions,
  startScanner: StartScanner,
  startSearch: StartSearch = runSearch,
  startFileScanners: StartFileScanners = scanHere,
  open: OpenCase = openCase,
): Promise<Engine> {
  return new LocalEngine(options, startScanner, startSearch, startFileScanners, open)
}

class LocalEngine implements Engine {
  readonly #options: EngineOptions
  readonly #openCase: OpenCase
  readonly #homes: HomeSpec[]
  readonly #transcripts = new Transcripts()
  readonly #progressEvents: Coalescer<ScanProgress>
  readonly #changeEvents: Coalescer<Record<string, never>>
  readonly #index: LiveIndex
  readonly #pause = new ScanPause()
  readonly #startFileScanners: StartFileScanners
  readonly #library: Library
  readonly #watches = new Map<string, HomeWatch>()
  #progress: ScanProgress = idleProgress()
  /** Told when the list is complete, while it is not. */
  #waitingForHeads: (() => void)[] = []
  #followed: FollowedFile | null = null

  constructor(
    options: EngineOptions,
    startScanner: StartScanner,
    startSearch: StartSearch,
    startFileScanners: StartFileScanners,
    open: OpenCase,
  ) {
    this.#options = options
    this.#startFileScanners = startFileScanners
    this.#openCase = open
    new CaseFolder(options.dataDir).sweep()
    this.#homes = [...options.homes]
    this.#progressEvents = new Coalescer(PROGRESS_MS, progress => options.emit('scan.progress', progress))
    this.#changeEvents = new Coalescer(CHANGE_MS, payload => options.emit('threads.changed', payload))
    this.#library = new Library(options.dataDir, part => options.emit('library.changed', { part }))
    this.#index = new LiveIndex({
      dataDir: options.dataDir,
      homes: this.#homes,
      startScanner,
      startSearch,
      events: {
        progress: progress => this.#tell(progress),
        changed: () => this.#changeEvents.put({}),
        watching: (homePath, state) => {
          this.#watches.set(homePath, state)
          this.#changeEvents.put({})
        },
      },
      remade: () => {
        this.#index.open.scanner.pause(this.#pause.by !== null)
        this.#scan(this.#homes)
        this.#changeEvents.put({})
      },
    })
    this.#scan(this.#homes)
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

  setHomes(homes: readonly HomeSpec[]): void {
    const before = [...this.#homes]
    const added = homes.filter(({ path }) => before.every(open => open.path !== path))
    const gone = before.filter(({ path }) => homes.every(open => open.path !== path))
    this.#homes.splice(0, before.length, ...homes)
    // A new index takes in every open home.
    if (this.#index.isRemaking) return
    this.#index.prepare()
    for (const { path } of gone) {
      this.#watches.delete(path)
      this.#index.open.scanner.forget(path)
    }
    // Forgetting stops a scan: what is left of it goes on.
    if (gone.length > 0) this.#scan(this.#homes)
    else if (added.length > 0) this.#scan(added)
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
      await this.#asked(() => this.#transcripts.open(row, signal))
      return exportFileName(toListedThread(row), format)
    }
    return this.#withIndex(() => this.#guarded(thread, name))
  }

  async exportThread(thread: ThreadKey, options: ExportOptions, path: string, signal: AbortSignal): Promise<Exported> {
    const key = { homeId: thread.homeId, id: thread.id }
    const events = new Coalescer<Events['export.progress']>(PROGRESS_MS, far =>
      this.#options.emit('export.progress', far),
    )
    const progress = (done: number, total: number) => events.put({ thread: key, done, total })
    const to = { path, homes: this.#homes.map(home => home.path) }
    const write = (row: ThreadRow) => exportToFile(this.#transcripts, { row, options, progress }, to, signal)
    try {
      return await this.#asked(() => this.#withIndex(() => this.#guarded(thread, write)))
    } finally {
      events.flush()
      events.close()
    }
  }

  async close(): Promise<void> {
    this.#followed?.close()
    this.#progressEvents.close()
    this.#changeEvents.close()
    await this.#index.close()
    this.#library.close()
  }

  readonly #handlers: Handlers = {
    'threads.list': ({ query, sort, offset, limit }) => {
      const { threads, total } = this.#index.open.list.page(this.#here(query), sort, offset, limit)
      return { threads: threads.map(forWindow), total, offset }
    },
    'threads.search': (request, signal) => this.#search(request, signal),
    'threads.facets': ({ query }) => this.#index.open.list.facets(this.#here(query)),
    'threads.histogram': ({ query }) => this.#index.open.list.histogram(this.#here(query)),
    'threads.locate': ({ query, sort, thread }) => ({
      offset: this.#index.open.list.offsetOf(this.#here(query), sort, thread),
    }),
    'threads.typeAhead': ({ query, sort, prefix, offset }) => ({
      offset: this.#index.open.list.typeAhead(this.#here(query), sort, prefix, offset),
    }),
    'threads.resolve': async ({ id }, signal) => {
      // A link may be what Skein was started with: the thread is not missing before the list is complete.
      if (this.#index.open.list.resolve(id, this.#homeIds()).length === 0) await this.#untilHeads(signal)
      return { threads: this.#index.open.list.resolve(id, this.#homeIds()) }
    },
    'threads.get': thread => {
      const row = this.#row(thread)
      const { detail, stale } = detailOf(this.#index.open.db, this.#index.open.facts, row)
      if (stale) this.#refresh(row)
      return { ...detail, thread: forWindow(detail.thread) }
    },
    ...historyHandlers(this.#transcripts, {
      opening: (thread, read) => this.#asked(() => this.#guarded(thread, read)),
      reading: (thread, read) => this.#guarded(thread, read),
    }),
    'threads.follow': ({ thread }) => {
      this.#follow(thread)
      return {}
    },
    ...doctorHandlers({
      facts: () => new DoctorFacts(this.#index.open.db),
      homeIds: () => this.#homeIds(),
      row: thread => this.#row(thread),
    }),
    ...usageHandlers({ facts: () => new UsageFacts(this.#index.open.db), here: query => this.#here(query) }),
    ...deepHandlers({
      db: () => this.#index.open.db,
      startFileScanners: () => this.#startFileScanners(),
      here: filter => this.#here(filter),
      tell: found => this.#options.emit('search.deepHits', found),
      changed: row => this.#refresh(row),
    }),
    ...libraryHandlers({
      library: () => this.#library,
      homes: () => this.#knownHomes(),
      row: thread => this.#row(thread),
    }),
    'homes.list': () => ({
      homes: this.#homes.flatMap(spec => {
        const id = this.#index.open.facts.id(spec.path)
        return id === null ? [] : [this.#index.open.facts.home(id, spec, this.#watches.get(spec.path))]
      }),
    }),
    'homes.problems': ({ homeId, limit }) => {
      const homes = this.#homeIds().filter(id => homeId === null || id === homeId)
      return this.#index.open.facts.problems(homes, limit)
    },
    'scan.status': () => this.#progress,
    'scan.start': () => {
      this.#hold('person', false)
      this.#scan(this.#homes)
      return {}
    },
    'scan.cancel': () => {
      this.#hold('person', false)
      this.#index.open.scanner.cancel()
      return {}
    },
    'scan.pause': ({ by, paused }) => {
      this.#hold(by, paused)
      return {}
    },
  }

  #scan(homes: readonly HomeSpec[]): void {
    this.#tell({ ...idleProgress(), phase: 'discovering' })
    this.#index.open.scanner.scan(homes)
  }

  #hold(by: PausedBy, paused: boolean): void {
    this.#pause.set(by, paused)
    this.#index.open.scanner.pause(this.#pause.by !== null)
    this.#tell(this.#progress)
  }

  #tell(told: ScanProgress): void {
    const progress = { ...told, paused: this.#pause.by }
    this.#progress = progress
    // The end of a scan is not to be heard of before what it changed.
    if (progress.phase === 'idle' || progress.phase === 'stopped') this.#changeEvents.flush()
    this.#progressEvents.put(progress)
    if (progress.phase === 'discovering' || progress.phase === 'heads') return
    for (const done of this.#waitingForHeads.splice(0)) done()
  }

  /** Resolves when the list is complete (or the scan over), or the request given up. */
  #untilHeads(signal: AbortSignal): Promise<void> {
    const { phase } = this.#progress
    if (phase !== 'discovering' && phase !== 'heads') return Promise.resolve()
    return new Promise(resolve => {
      this.#waitingForHeads.push(resolve)
      signal.addEventListener('abort', () => resolve(), { once: true })
    })
  }

  /** The open homes that the index knows; it may also hold homes that are not open now. */
  #knownHomes(): { readonly id: number; readonly path: string }[] {
    return this.#homes.flatMap(({ path }) => {
      const id = this.#index.open.facts.id(path)
      return id === null ? [] : [{ id, path }]
    })
  }

  #homeIds(): number[] {
    return this.#knownHomes().map(({ id }) => id)
  }

  /** Opens a thread that a person asked for; a refusal is counted. */
  async #asked<T>(open: () => Promise<T>): Promise<T> {
    try {
      return await open()
    } catch (error) {
      if (error instanceof UnsupportedHistoryMode) this.#library.countRefusal(error.mode)
      throw error
    }
  }

  #here(query: Parsed<'threads.list'>['query']): Parsed<'threads.list'>['query'] {
    const open = this.#homeIds()
    const homes = query.homes.length === 0 ? open : query.homes.filter(id => open.includes(id))
    // No home at all must not mean every home.
    return { ...query, homes: homes.length === 0 ? [-1] : homes }
  }

  /** The row of a thread of an open home. @throws AppError `not-found` */
  #row(thread: ThreadKey): ThreadRow {
    const row = this.#homeIds().includes(thread.homeId) ? this.#index.open.list.row(thread) : null
    if (row === null) throw new AppError('not-found', `no rollout found for thread id ${thread.id}`)
    return row
  }

  /** Reads history; when a thread turns out to have turned or moved, the index learns it at once. */
  async #guarded<T>(thread: ThreadKey, read: (row: ThreadRow) => Promise<T>): Promise<T> {
    const row = this.#row(thread)
    try {
      return await read(row)
    } catch (error) {
      if (error instanceof UnsupportedHistoryMode && error.changed) this.#refresh(row)
      if (error instanceof AppError && error.code === 'not-found') this.#scan(this.#homes)
      throw error
    }
  }

  async #search(request: SearchRequest, signal: AbortSignal): Promise<SearchResult> {
    const here = { ...request, filter: this.#here(request.filter) }
    const { result, changed } = await this.#index.open.searches.search(here, signal)
    for (const thread of changed) {
      const row = this.#index.open.list.row(thread)
      if (row !== null) this.#refresh(row)
    }
    return { ...result, threads: result.threads.map(found => ({ ...found, thread: forWindow(found.thread) })) }
  }

  #refresh(row: ThreadRow): void {
    for (const path of filesOfRow(row)) {
      this.#transcripts.forget(join(row.home_path, path))
      this.#index.open.scanner.refresh(row.home_path, path)
    }
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
