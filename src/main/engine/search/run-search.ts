import { type Index, isCorruption, openForReading } from '../index/open.ts'
import { CorruptIndexError, type SearchPort } from './search-port.ts'
import { Searcher } from './searcher.ts'

/** Searches in this thread. */
export function runSearch(dataDir: string): SearchPort {
  let opened: { readonly db: Index; readonly searcher: Searcher } | null = null
  const open = () => {
    const db = openForReading(dataDir)
    return { db, searcher: new Searcher(db) }
  }
  return {
    search: async (request, signal) => {
      try {
        opened ??= open()
        return await opened.searcher.search(request, Date.now(), signal)
      } catch (error) {
        signal.throwIfAborted()
        if (isCorruption(error)) throw new CorruptIndexError('the index is damaged', { cause: error })
        throw error
      }
    },
    close: async () => {
      opened?.db.close()
      opened = null
    },
  }
}
