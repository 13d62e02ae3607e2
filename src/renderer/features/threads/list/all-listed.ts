import type { ListedThread } from '../../../../shared/thread.ts'
import { call } from '../../../ipc/client.ts'
import { queryStore } from '../query-store.ts'

/** Threads of a request, and of all together: more no spreadsheet is glad of. */
const PAGE = 200
const MOST = 100_000

/** The threads of the list as it is narrowed and ordered, not only those that are loaded. @throws AppError */
export async function allListed(): Promise<readonly ListedThread[]> {
  const { query, sort } = queryStore.getState()
  const threads: ListedThread[] = []
  let total = MOST
  while (threads.length < Math.min(total, MOST)) {
    const page = await call('threads.list', { query, sort, offset: threads.length, limit: PAGE })
    // The list may have become shorter meanwhile.
    if (page.threads.length === 0) break
    threads.push(...page.threads)
    total = page.total
  }
  return threads
}
