import { call, isCancelled } from '../../ipc/client.ts'
import type { SavedSearch } from './saved-store.ts'

let counting = new AbortController()

/**
 * Counts the threads that saved searches find now, one search after the other.
 * @param tell is given how many, by number of the saved search; those that cannot be counted are not in it.
 */
export async function countSaved(
  saved: readonly SavedSearch[],
  tell: (counts: ReadonlyMap<number, number>) => void,
): Promise<void> {
  counting.abort()
  counting = new AbortController()
  const { signal } = counting
  const counts = new Map<number, number>()
  for (const search of saved) {
    try {
      counts.set(search.id, await threadsOf(search, signal))
    } catch (error) {
      // Opened, the search says itself what is wrong.
      if (isCancelled(error)) return
    }
  }
  tell(counts)
}

async function threadsOf({ text, filter }: SavedSearch, signal: AbortSignal): Promise<number> {
  if (text === '') return (await call('threads.list', { query: filter, offset: 0, limit: 1 }, signal)).total
  return (await call('threads.search', { text, filter, limit: 1 }, signal)).total.threads
}
