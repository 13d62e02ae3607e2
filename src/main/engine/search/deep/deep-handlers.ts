import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import type { DeepHits, DeepProgress, DeepThread, deepRoutes } from '../../../../shared/ipc/deep-search.ts'
import type { ThreadQuery } from '../../../../shared/ipc/query.ts'
import { parseQuery } from '../../../../shared/search/parse.ts'
import type { Index } from '../../index/open.ts'
import type { IndexQuery } from '../../threads/filter.ts'
import { forWindow } from '../../threads/for-window.ts'
import type { ThreadRow } from '../../threads/rows.ts'
import { DeepSearch, openable } from './deep-search.ts'
import type { StartFileScanners } from './file-scanners.ts'

type DeepRoute = keyof typeof deepRoutes
type DeepHandlers = { readonly [R in DeepRoute]: (input: Parsed<R>, signal: AbortSignal) => Out<R> | Promise<Out<R>> }

/** What the routes of deep search need of the engine. */
interface Surroundings {
  /** The open index's. */
  db(): Index
  readonly startFileScanners: StartFileScanners
  /** The same list, of open homes only, for a search for this text. */
  here(filter: ThreadQuery, text: string): IndexQuery
  tell(found: DeepHits): void
  /** A thread is another one than the index knows. */
  changed(row: ThreadRow): void
}

/** Hits are told at most this often. */
const TELL_MS = 100

/** Answers deep searches. The gate stands in `scan-file.ts`, before and after each file. */
export function deepHandlers({ db, startFileScanners, here, tell, changed }: Surroundings): DeepHandlers {
  return {
    'search.deepScope': ({ text, filter }) => {
      const files = openable(db(), parseQuery(text, { now: Date.now() }), here(filter, text))
      return { files: files.length, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0) }
    },
    'search.deep': async (request, signal) => {
      const scanners = startFileScanners()
      const batches = new Batches(request.search, tell)
      const listener = {
        found: (thread: DeepThread) => batches.add(thread),
        progress: (progress: DeepProgress) => batches.progress(progress),
        changed,
      }
      try {
        const search = new DeepSearch(
          db(),
          { ...request, filter: here(request.filter, request.text) },
          listener,
          Date.now(),
        )
        const result = await search.run(scanners, signal)
        batches.flush(result.progress)
        return result
      } finally {
        await scanners.close()
      }
    },
  }
}

/** Holds back what was found until there is something to tell, and time for it. */
class Batches {
  readonly #search: string
  readonly #tell: (found: DeepHits) => void
  #threads: DeepThread[] = []
  #told = performance.now()

  constructor(search: string, tell: (found: DeepHits) => void) {
    this.#search = search
    this.#tell = tell
  }

  add(thread: DeepThread): void {
    this.#threads.push({ ...thread, thread: forWindow(thread.thread) })
  }

  /** Comes behind every file, and within large ones. */
  progress(progress: DeepProgress): void {
    if (performance.now() >= this.#told + TELL_MS) this.flush(progress)
  }

  flush(progress: DeepProgress): void {
    this.#told = performance.now()
    this.#tell({ search: this.#search, threads: this.#threads, progress })
    this.#threads = []
  }
}
