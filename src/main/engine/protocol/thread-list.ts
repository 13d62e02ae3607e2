import { and } from '../index/condition.ts'
import type { ThreadRow } from '../threads/rows.ts'
import { cursorsOf, listPlace } from './list-place.ts'
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
  const { order, after, behind } = listPlace(params)
  const limit = pageLimit(params.limit)
  // A cursor of ours goes on in the list that the page before it was of.
  if (after === null) await store.refresh(signal)
  const found = store.list.after(and([listCondition(store, params), ...behind]), order, after, limit + 1)
  const page = found.slice(0, limit)
  return {
    data: page.map(row => toListThread(row, params)),
    ...cursorsOf(page, found.length > limit, order),
  }
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
