import type { ThreadSort } from '../../../../shared/ipc/query.ts'
import type { ListedThread } from '../../../../shared/thread.ts'
import { dayStart } from '../../../util/format.ts'
import { countWhile } from '../../../util/search.ts'
import { CHUNK, type ChunkCache, rowAt } from '../../tables/index.ts'

/**
 * Where the rows of the list stand. A day's heading is part of the first row of that day, so rows are of two heights
 * only, and the place of every row follows from the loaded ones without measuring. Rows that are not loaded count as
 * ordinary ones; when they turn out to begin a day, the view keeps the row at its top where it is.
 */

/** Px. */
export const ROW = 56
/** Px of a day's heading. */
export const HEADING = 24

export interface RowLayout {
  /** Positions of rows that begin a day, ascending. Empty where the list is not in order of time. */
  readonly starts: readonly number[]
  readonly total: number
}

/** The time that the list is ordered by, unix seconds; null where it is ordered by something else. */
export function timeOf(thread: ListedThread, key: ThreadSort['key']): number | null {
  if (key === 'updated') return thread.updatedAt
  if (key === 'created') return thread.createdAt
  return null
}

/** Lays out the loaded part of the list. */
export function layOut(cache: ChunkCache<ListedThread>, key: ThreadSort['key']): RowLayout {
  const starts: number[] = []
  if (key === 'updated' || key === 'created') {
    for (const chunk of [...cache.chunks.keys()].sort((a, b) => a - b)) {
      const first = chunk * CHUNK
      const rows = cache.chunks.get(chunk) ?? []
      let before = first === 0 ? undefined : rowAt(cache, first - 1)
      rows.forEach((row, offset) => {
        const begins = before === undefined ? first + offset === 0 : dayOf(before, key) !== dayOf(row, key)
        if (begins) starts.push(first + offset)
        before = row
      })
    }
  }
  return { starts, total: cache.total }
}

function dayOf(thread: ListedThread, key: ThreadSort['key']): number {
  return dayStart(timeOf(thread, key) ?? 0)
}

/** How many of the ascending `starts` lie before `index`. */
function startsBefore(starts: readonly number[], index: number): number {
  return countWhile(starts.length, at => (starts[at] ?? 0) < index)
}

/** Whether a row begins a day. */
export function beginsDay(layout: RowLayout, index: number): boolean {
  return layout.starts[startsBefore(layout.starts, index)] === index
}

/** Height of a row with its heading, px. */
export function heightOf(layout: RowLayout, index: number): number {
  return beginsDay(layout, index) ? ROW + HEADING : ROW
}

/** Top of a row with its heading, px from the top of the list. */
export function topOf(layout: RowLayout, index: number): number {
  return index * ROW + startsBefore(layout.starts, index) * HEADING
}

/** The row at a height, in px from the top; the last one below the end. */
export function rowAtHeight(layout: RowLayout, y: number): number {
  return Math.max(0, countWhile(layout.total, row => topOf(layout, row) <= y) - 1)
}

/** The start of the day that follows the row, where it is known; null otherwise. */
export function nextStart(layout: RowLayout, index: number): number | null {
  return layout.starts[startsBefore(layout.starts, index + 1)] ?? null
}

/** How many threads a day has, where every row between its start and its end is loaded; null otherwise. */
export function dayCount(cache: ChunkCache<ListedThread>, layout: RowLayout, start: number): number | null {
  const next = nextStart(layout, start) ?? layout.total
  const last = Math.floor((next - 1) / CHUNK)
  for (let chunk = Math.floor(start / CHUNK); chunk <= last; chunk += 1) if (!cache.chunks.has(chunk)) return null
  return next - start
}

/** Where to scroll to so that a row is seen whole below the standing heading; null where it is. */
export function scrollToSee(layout: RowLayout, index: number, scrollTop: number, height: number): number | null {
  const grouped = layout.starts.length > 0
  const top = topOf(layout, index)
  const bottom = top + heightOf(layout, index)
  const cover = grouped && !beginsDay(layout, index) ? HEADING : 0
  if (top - cover < scrollTop) return Math.max(0, top - cover)
  if (bottom > scrollTop + height) return bottom - height
  return null
}
