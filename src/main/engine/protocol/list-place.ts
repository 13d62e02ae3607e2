import type { Condition } from '../index/condition.ts'
import type { Keyset } from '../threads/list.ts'
import type { ThreadRow } from '../threads/rows.ts'
import { backwardsCursor, behindTime, keysetCursor, parseListCursor } from './list-cursor.ts'
import type { ThreadListParams, ThreadListResult } from './schemas.ts'

/** Where in a list of threads a page begins, and how the list is ordered. */

export interface ListOrder {
  readonly key: 'created' | 'updated'
  readonly direction: 'asc' | 'desc'
}

export interface ListPlace {
  readonly order: ListOrder
  /** The last thread of the page before; null where none is named. */
  readonly after: Keyset | null
  /** What a cursor of Codex leaves to the page. */
  readonly behind: readonly Condition[]
}

/** @throws RpcError for a cursor that is none. */
export function listPlace(params: Pick<ThreadListParams, 'cursor' | 'sortKey' | 'sortDirection'>): ListPlace {
  const direction = params.sortDirection ?? 'desc'
  const key = params.sortKey === 'created_at' || params.sortKey == null ? 'created' : 'updated'
  const cursor = params.cursor == null ? null : parseListCursor(params.cursor)
  return {
    order: { key, direction },
    after: cursor?.kind === 'keyset' ? cursor.after : null,
    behind: cursor?.kind === 'time' ? [behindTime(`t.${key}_ms`, cursor, direction)] : [],
  }
}

/** Names a thread, for the page behind it. */
export function keysetOf(row: ThreadRow, { key }: ListOrder): Keyset & { readonly value: number } {
  return { value: key === 'created' ? row.created_ms : row.updated_ms, homeId: row.home_id, id: row.id }
}

/** The cursors of a page. @param more whether threads follow it. */
export function cursorsOf(
  page: readonly ThreadRow[],
  more: boolean,
  order: ListOrder,
): Pick<ThreadListResult, 'nextCursor' | 'backwardsCursor'> {
  const [first, last] = [page.at(0), page.at(-1)]
  return {
    nextCursor: last === undefined || !more ? null : keysetCursor(keysetOf(last, order)),
    backwardsCursor: first === undefined ? null : backwardsCursor(keysetOf(first, order).value, order.direction),
  }
}
