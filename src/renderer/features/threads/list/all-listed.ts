import type { ListedThread } from '../../../../shared/thread.ts'
import { call } from '../../../ipc/client.ts'
import { allRows } from '../../tables/index.ts'
import { queryStore } from '../query-store.ts'

/** Threads of a request, and of all together: more no spreadsheet is glad of. */
const PAGE = 200
const MOST = 100_000

/** The threads of the list as it is narrowed and ordered, not only those that are loaded. @throws AppError */
export async function allListed(): Promise<readonly ListedThread[]> {
  const { query, sort } = queryStore.getState()
  return allRows(
    MOST,
    PAGE,
    async (offset, limit) => (await call('threads.list', { query, sort, offset, limit })).threads,
  )
}
