import { Worker } from 'node:worker_threads'
import { LazyThread } from '../lazy-thread.ts'
import { CorruptIndexError, type IndexSearch, type SearchPort } from './search-port.ts'
import type { SearchOutcome } from './searcher.ts'

/** Messages between the engine and the thread of searches. */
export type ToSearch =
  | { readonly kind: 'search'; readonly id: number; readonly request: IndexSearch }
  | { readonly kind: 'cancel'; readonly id: number }
  | { readonly kind: 'close' }
export type FromSearch =
  | { readonly kind: 'found'; readonly id: number; readonly outcome: SearchOutcome }
  | { readonly kind: 'failed'; readonly id: number; readonly corrupt: boolean; readonly message: string }

interface Waiting {
  readonly found: (outcome: SearchOutcome) => void
  readonly failed: (error: unknown) => void
}

/** The first search finds the thread there, and the window is there before it. */
const START_MS = 1500

/**
 * Searches in a thread of its own: nothing else that the engine answers waits for a search.
 * @param entry path of the built `worker-entry.ts`.
 */
export function startSearchThread(entry: string, dataDir: string): SearchPort {
  const waiting = new Map<number, Waiting>()
  let last = 0
  const thread = new LazyThread<ToSearch>(() => {
    const worker = new Worker(entry, { workerData: { dataDir } })
    worker.on('message', (message: FromSearch) => {
      const search = waiting.get(message.id)
      waiting.delete(message.id)
      if (message.kind === 'found') search?.found(message.outcome)
      else search?.failed(message.corrupt ? new CorruptIndexError(message.message) : new Error(message.message))
    })
    return worker
  })
  const timer = setTimeout(() => thread.start(), START_MS)
  return {
    search: (request, signal) => {
      signal.throwIfAborted()
      last += 1
      const id = last
      let cancel = () => {}
      const outcome = new Promise<SearchOutcome>((found, failed) => {
        cancel = () => {
          waiting.delete(id)
          thread.send({ kind: 'cancel', id })
          failed(signal.reason)
        }
        waiting.set(id, { found, failed })
      })
      signal.addEventListener('abort', cancel, { once: true })
      thread.send({ kind: 'search', id, request })
      return outcome.finally(() => signal.removeEventListener('abort', cancel))
    },
    close: () => {
      clearTimeout(timer)
      return thread.close({ kind: 'close' })
    },
  }
}
