import { lstatSync } from 'node:fs'
import { join } from 'node:path'
import { UnsupportedHistoryMode } from '../../shared/history-mode.ts'
import type { EngineRoute, Events, Out, Parsed, ThreadKey } from '../../shared/ipc/contract.ts'
import type { ExportFormat, ExportOptions } from '../../shared/ipc/history.ts'
import { AppError } from '../../shared/ipc/result.ts'
import type { SearchRequest, SearchResult } from '../../shared/ipc/search.ts'
import type { ScanProgress } from '../../shared/ipc/status.ts'
import type { Engine, EngineOptions, Exported, HomeSpec } from './api.ts'
import { Coalescer } from './coalescer.ts'
import { exportToFile } from './export/export-thread.ts'
import { exportFileName } from './export/file-name.ts'
import { FollowedFile } from './followed-file.ts'
import { deleteIndex, type Index, isCorruption, openForReading, openForWriting } from './index/open.ts'
import { IndexWriter } from './index/writer.ts'
import { idleProgress } from './scan/scanner.ts'
import type { ScannerPort, StartScanner } from './scan/scanner-port.ts'
import { runSearch } from './search/run-search.ts'
import { CorruptIndexError, type SearchPort, type StartSearch } from './search/search-port.ts'
import { detailOf } from './threads/detail.ts'
import { insideHome } from './threads/gate.ts'
import { historyHandlers } from './threads/history-handlers.ts'
import { HomeFacts } from './threads/homes.ts'
import { ThreadList } from './threads/list.ts'
import { filesOfRow, type ThreadRow, toListedThread } from './threads/rows.ts'
import { Transcripts } from './threads/transcripts.ts'

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
): Promise<Engine> {
  return new LocalEngine(options, startScanner, startSearch)
}

class LocalEngine implements Engine {
  readonly #options: EngineOptions
  readonly #startScanner: StartScanner
  readonly #startSearch: StartSearch
  readonly #homes: HomeSpec[]
  readonly #transcripts = new Transcripts()
  readonly #progressEvents: Coalescer<ScanProgress>
  readonly #changeEvents: Coalescer<Record<string, never>>
  #progress: ScanProgress = idleProgress()
  /** Told when the list is complete, while it is not. */
  #waitingForHeads: (() => void)[] = []
  #followed: FollowedFile | null = null
  /** While the index is made anew. */
  #remaking: Promise<void> | null = null
  #db: Index
  #scanner: ScannerPort
  #list: ThreadList
  #facts: HomeFacts
  #searches: SearchPort

  constructor(options: EngineOptions, startScanner: StartScanner, startSearch: StartSearch) {
    this.#options = options
    this.#startScanner = startScanner
    this.#startSearch = startSearch
    this.#homes = [...options.homes]
    this.#progressEvents = new Coalescer(PROGRESS_MS, progress => options.emit('scan.progress', progress))
    this.#changeEvents = new Coalescer(CHANGE_MS, payload => options.emit('threads.changed', payload))
    this.#prepareIndex()
    this.#db = openForReading(options.dataDir)
    this.#list = new ThreadList(this.#db)
    this.#facts = new HomeFacts(this.#db)
    this.#searches = startSearch(options.dataDir)
    this.#scanner = this.#openScanner()
    this.#scan(this.#homes)
  }

  handle<R extends EngineRoute>(route: R, input: Parsed<R>, signal: AbortSignal): Promise<Out<R>> {
    return this.#withIndex(() => this.#handlers[route](input, signal))
  }

  async #withIndex<T>(answer: () => T | Promise<T>): Promise<T> {
    if (this.#remaking !== null) throw remakingError()
    try {
      return await answer()
    } catch (error) {
      if (isCorruption(error)) this.#remakeIndex()
      const told = error instanceof AppError || error instanceof UnsupportedHistoryMode
      // Whatever else went wrong, it was because the database is closed by now.
      throw this.#remaking === null || told ? error : remakingError()
    }
  }

  addHome(home: HomeSpec): void {
    if (this.#homes.some(open => open.path === home.path)) return
    this.#homes.push(home)
    // A new index takes in every open home.
    if (this.#remaking !== null) return
    this.#prepareIndex()
    this.#scan([home])
  }

  filePath(thread: ThreadKey): string | null {
    if (this.#remaking !== null) return null
    const row = this.#list.row(thread)
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
      await this.#transcripts.open(row, signal)
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
      return await this.#withIndex(() => this.#guarded(thread, write))
    } finally {
      events.flush()
      events.close()
    }
  }

  async close(): Promise<void> {
    this.#followed?.close()
    this.#progressEvents.close()
    this.#changeEvents.close()
    await this.#remaking
    await Promise.all([this.#scanner.close(), this.#searches.close()])
    this.#db.close()
  }

  readonly #handlers: Handlers = {
    'threads.list': ({ query, sort, offset, limit }) => {
      const { threads, total } = this.#list.page(this.#here(query), sort, offset, limit)
      return { threads: threads.map(forWindow), total, offset }
    },
    'threads.search': (request, signal) => this.#search(request, signal),
    'threads.facets': ({ query }) => this.#list.facets(this.#here(query)),
    'threads.locate': ({ query, sort, thread }) => ({
      offset: this.#list.offsetOf(this.#here(query), sort, thread),
    }),
    'threads.typeAhead': ({ query, sort, prefix, offset }) => ({
      offset: this.#list.typeAhead(this.#here(query), sort, prefix, offset),
    }),
    'threads.resolve': async ({ id }, signal) => {
      // A link may be what Skein was started with: the thread is not missing before the list is complete.
      if (this.#list.resolve(id, this.#homeIds()).length === 0) await this.#untilHeads(signal)
      return { threads: this.#list.resolve(id, this.#homeIds()) }
    },
    'threads.get': thread => {
      const row = this.#row(thread)
      const { detail, stale } = detailOf(this.#db, this.#facts, row)
      if (stale) this.#refresh(row)
      return { ...detail, thread: forWindow(detail.thread) }
    },
    ...historyHandlers(this.#transcripts, (thread, read) => this.#guarded(thread, read)),
    'threads.follow': ({ thread }) => {
      this.#follow(thread)
      return {}
    },
    'homes.list': () => ({
      homes: this.#homes.flatMap(({ path, origin }) => {
        const id = this.#facts.id(path)
        return id === null ? [] : [this.#facts.home(id, path, origin)]
      }),
    }),
    'homes.problems': ({ homeId, limit }) => {
      const homes = this.#homeIds().filter(id => homeId === null || id === homeId)
      return this.#facts.problems(homes, limit)
    },
    'scan.status': () => this.#progress,
    'scan.start': () => {
      this.#scan(this.#homes)
      return {}
    },
    'scan.cancel': () => {
      this.#scanner.cancel()
      return {}
    },
  }

  /** Makes or migrates the index, and enters the homes, so that readers find both before the scanner is up. */
  #prepareIndex(): void {
    const db = openForWriting(this.#options.dataDir)
    const writer = new IndexWriter(db)
    for (const { path } of this.#homes) writer.homeId(path)
    db.close()
  }

  #scan(homes: readonly HomeSpec[]): void {
    this.#tell({ ...idleProgress(), phase: 'discovering' })
    this.#scanner.scan(homes)
  }

  #tell(progress: ScanProgress): void {
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

  #openScanner(): ScannerPort {
    return this.#startScanner(this.#options.dataDir, {
      progress: progress => this.#tell(progress),
      changed: () => this.#changeEvents.put({}),
      corrupt: () => this.#remakeIndex(),
    })
  }

  /** The index is a cache: a damaged one is thrown away and the homes are read again. */
  #remakeIndex(): void {
    if (this.#remaking !== null) return
    this.#db.close()
    this.#remaking = Promise.all([this.#scanner.close(), this.#searches.close()]).then(() => {
      const { dataDir } = this.#options
      deleteIndex(dataDir)
      this.#prepareIndex()
      this.#db = openForReading(dataDir)
      this.#list = new ThreadList(this.#db)
      this.#facts = new HomeFacts(this.#db)
      this.#searches = this.#startSearch(dataDir)
      this.#scanner = this.#openScanner()
      this.#remaking = null
      this.#scan(this.#homes)
      this.#changeEvents.put({})
    })
  }

  /** The open homes that the index knows; it may also hold homes that are not open now. */
  #homeIds(): number[] {
    return this.#homes.flatMap(({ path }) => this.#facts.id(path) ?? [])
  }

  #here(query: Parsed<'threads.list'>['query']): Parsed<'threads.list'>['query'] {
    const open = this.#homeIds()
    const homes = query.homes.length === 0 ? open : query.homes.filter(id => open.includes(id))
    // No home at all must not mean every home.
    return { ...query, homes: homes.length === 0 ? [-1] : homes }
  }

  /** The row of a thread of an open home. @throws AppError `not-found` */
  #row(thread: ThreadKey): ThreadRow {
    const row = this.#homeIds().includes(thread.homeId) ? this.#list.row(thread) : null
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
    try {
      const here = { ...request, filter: this.#here(request.filter) }
      const { result, changed } = await this.#searches.search(here, signal)
      for (const thread of changed) {
        const row = this.#list.row(thread)
        if (row !== null) this.#refresh(row)
      }
      return { ...result, threads: result.threads.map(found => ({ ...found, thread: forWindow(found.thread) })) }
    } catch (error) {
      if (error instanceof CorruptIndexError) this.#remakeIndex()
      throw error
    }
  }

  #refresh(row: ThreadRow): void {
    for (const path of filesOfRow(row)) {
      this.#transcripts.forget(join(row.home_path, path))
      this.#scanner.refresh(row.home_path, path)
    }
  }

  #follow(thread: ThreadKey | null): void {
    this.#followed?.close()
    this.#followed = null
    const row = thread === null ? null : this.#list.row(thread)
    const [path] = row === null ? [] : filesOfRow(row)
    if (thread === null || row === null || path === undefined) return
    this.#followed = new FollowedFile(join(row.home_path, path), lstatSync, () => {
      this.#scanner.refresh(row.home_path, path)
      this.#options.emit('thread.changed', { homeId: thread.homeId, id: thread.id })
    })
  }
}

function remakingError(): AppError {
  return new AppError('index', 'The index was damaged. It is being made anew: try again in a moment.')
}

const WINDOW_PREVIEW_CHARS = 500

/** A thread as the window lists it: prompts can be as long as books. */
function forWindow<T extends { readonly preview: string }>(thread: T): T {
  return thread.preview.length <= WINDOW_PREVIEW_CHARS
    ? thread
    : { ...thread, preview: `${thread.preview.slice(0, WINDOW_PREVIEW_CHARS)}…` }
}
