import { and } from '../threads/filter.ts'
import type { ThreadRow } from '../threads/rows.ts'
import { backwardsCursor, behindTime, keysetCursor, type ListCursor, parseListCursor } from './list-cursor.ts'
import { listCondition } from './list-where.ts'
import { type ProtocolThread, pageLimit, type ThreadListParams, type ThreadListResult } from './schemas.ts'
import type { ThreadStore } from './store.ts'
import { toProtocolThread } from './thread-shape.ts'

/**
 * Answers `thread/list`, after a look at the homes.
 * @throws RpcError, and what the index throws
 */
export async function threadList(
  store: ThreadStore,
  params: ThreadListParams,
  signal: AbortSignal,
): Promise<ThreadListResult> {
  const direction = params.sortDirection ?? 'desc'
  const key = params.sortKey === 'created_at' || params.sortKey == null ? 'created' : 'updated'
  const cursor = params.cursor == null ? null : parseListCursor(params.cursor)
  const limit = pageLimit(params.limit)
  // A cursor of ours goes on in the list that the page before it was of.
  if (cursor === null || cursor.kind === 'time') await store.refresh(signal)
  const timeOf = (row: ThreadRow) => (key === 'created' ? row.created_ms : row.updated_ms)
  const where = listCondition(store, params)
  const found = store.list.after(
    cursor?.kind === 'time' ? and([where, behindTime(`t.${key}_ms`, cursor, direction)]) : where,
    { key, direction },
    keysetOf(cursor),
    limit + 1,
  )
  const page = found.slice(0, limit)
  const [first, last] = [page.at(0), page.at(-1)]
  return {
    data: page.map(row => toListThread(row, params)),
    nextCursor:
      last === undefined || found.length <= limit
        ? null
        : keysetCursor({ value: timeOf(last), homeId: last.home_id, id: last.id }),
    backwardsCursor: first === undefined ? null : backwardsCursor(timeOf(first), direction),
  }
}

function keysetOf(cursor: ListCursor | null) {
  return cursor?.kind === 'keyset' ? cursor.after : null
}

/** A thread as lists of Codex have it: they tell less than a reading of the thread itself. */
export function toListThread(row: ThreadRow, params: ThreadListParams): ProtocolThread {
  const thread = toProtocolThread(row, params.skein != null)
  const parentThreadId = namesParents(params) ? thread.parentThreadId : null
  return { ...thread, parentThreadId, forkedFromId: null, threadSource: null }
}

/**
 * Codex answers some lists from the heads of the files and others from its database, which knows a thread's parent
 * only where it was asked for the family.
 */
function namesParents(params: ThreadListParams): boolean {
  if (params.skein != null || params.parentThreadId != null || params.ancestorThreadId != null) return true
  if (params.sortKey === 'recency_at' || params.searchTerm != null) return false
  return (params.sourceKinds ?? []).every(kind => kind === 'cli' || kind === 'vscode')
}
