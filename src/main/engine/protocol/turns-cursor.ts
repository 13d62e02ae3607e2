import * as z from 'zod'
import { RpcError, rpcCodes } from './errors.ts'

/** Cursors of `thread/turns/list`: the turn at the edge of a page, and whether the next page has it again. */

const turnCursor = z.object({ turnId: z.string(), includeAnchor: z.boolean() })
type TurnCursor = z.infer<typeof turnCursor>

export interface TurnPage {
  /** Indexes into the turns, in the order of the page. */
  readonly indexes: readonly number[]
  readonly nextCursor: string | null
  readonly backwardsCursor: string | null
}

/**
 * One page of turns.
 * @param ids of all turns, in the order of the file.
 * @throws RpcError for text that is no cursor, and for one whose turn is gone.
 */
export function turnPage(
  ids: readonly string[],
  cursor: string | null,
  direction: 'asc' | 'desc',
  limit: number,
): TurnPage {
  const order = direction === 'asc' ? [...ids.keys()] : [...ids.keys()].reverse()
  const from = cursor === null ? 0 : startOf(order, ids, parseCursor(cursor))
  const indexes = order.slice(from, from + limit)
  const idOf = (index: number | undefined) => (index === undefined ? undefined : ids[index])
  const [first, last] = [idOf(indexes.at(0)), idOf(indexes.at(-1))]
  return {
    indexes,
    nextCursor: last === undefined || from + limit >= order.length ? null : cursorText(last, false),
    backwardsCursor: first === undefined ? null : cursorText(first, true),
  }
}

function startOf(order: readonly number[], ids: readonly string[], { turnId, includeAnchor }: TurnCursor): number {
  // The last of equal ids in walking order: a walk must come to its end whatever the file repeats.
  const at = order.findLastIndex(index => ids[index] === turnId)
  if (at === -1) throw new RpcError(rpcCodes.invalidRequest, 'invalid cursor: anchor turn is no longer present')
  return includeAnchor ? at : at + 1
}

function parseCursor(text: string): TurnCursor {
  let value: unknown = null
  try {
    value = JSON.parse(text)
  } catch {
    // Falls through to the one error for all that is no cursor.
  }
  const parsed = turnCursor.safeParse(value)
  if (parsed.success) return parsed.data
  throw new RpcError(rpcCodes.invalidRequest, `invalid cursor: ${text}`)
}

function cursorText(turnId: string, includeAnchor: boolean): string {
  return JSON.stringify({ turnId, includeAnchor } satisfies TurnCursor)
}
