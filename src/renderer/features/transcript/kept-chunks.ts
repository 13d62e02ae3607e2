import type { ThreadOutline } from '../../../shared/ipc/history.ts'
import { isSameItem } from '../../../shared/marks.ts'

/** Items per request. */
export const ITEM_CHUNK = 50
/** Most chunks that are kept: some screens to either side of what is read. */
const KEPT_CHUNKS = 24

type Marked = Pick<ThreadOutline, 'itemCount' | 'marks'>

/** An outline with what its reply left out because it stands in the one before. */
export function wholeOutline(before: ThreadOutline | null, { kept, ...reply }: ThreadOutline): ThreadOutline {
  if (kept === undefined || before === null) return reply
  const { turns, marks } = before
  return {
    ...reply,
    turns: [...turns.slice(0, kept.turns), ...reply.turns],
    marks: {
      kinds: marks.kinds.slice(0, kept.items) + reply.marks.kinds,
      outcomes: marks.outcomes.slice(0, kept.items) + reply.marks.outcomes,
      startedAt: [...marks.startedAt.slice(0, kept.items), ...reply.marks.startedAt],
      endedAt: [...marks.endedAt.slice(0, kept.items), ...reply.marks.endedAt],
    },
  }
}

/** Whether a file only grew: what was there kept its numbers. */
export function onlyGrew(before: ThreadOutline, after: ThreadOutline): boolean {
  return before.turns.every((turn, number) => {
    const now = after.turns[number]
    if (now === undefined || now.id !== turn.id) return false
    const last = number === before.turns.length - 1
    return last ? now.itemCount >= turn.itemCount : now.itemCount === turn.itemCount
  })
}

/** Whether a chunk's items are what they were, and as many. */
function isSame(chunk: number, before: Marked, after: Marked): boolean {
  const from = chunk * ITEM_CHUNK
  const to = from + ITEM_CHUNK
  if (Math.min(to, before.itemCount) !== Math.min(to, after.itemCount)) return false
  for (let item = from; item < Math.min(to, before.itemCount); item += 1) {
    if (!isSameItem(item, before.marks, after.marks)) return false
  }
  return true
}

/** The chunks that need not be read again after a file grew. */
export function unchangedChunks(chunks: Iterable<number>, before: Marked, after: Marked): readonly number[] {
  return [...chunks].filter(chunk => isSame(chunk, before, after))
}

/** The chunks that are let go of when `near` is what is read: those farthest from it. */
export function chunksToDrop(chunks: Iterable<number>, near: number): readonly number[] {
  const byDistance = [...chunks].sort((a, b) => Math.abs(a - near) - Math.abs(b - near))
  return byDistance.slice(KEPT_CHUNKS)
}

/** The chunks that hold the items from `from` to `to` (inclusive), the middle first. */
export function chunksOf(from: number, to: number, itemCount: number): readonly number[] {
  const first = Math.floor(Math.max(0, from) / ITEM_CHUNK)
  const last = Math.floor(Math.min(to, itemCount - 1) / ITEM_CHUNK)
  const chunks = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index)
  const middle = (first + last) / 2
  return chunks.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle))
}
