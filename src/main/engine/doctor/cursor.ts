import type { ProjectionRow } from '../index/stored-facts.ts'
import type { Extent } from './extent.ts'

/** While a file is being written its projection is a moment behind. */
const AT_REST_MS = 60_000

/**
 * How the cursor of a projection stands to its file: it has `read` all, is `behind` although nobody has written for a
 * while, or while the file is being `written`, is `beyond` the end; `unknown` where the file has not been looked at.
 */
export type CursorState = 'read' | 'behind' | 'written' | 'beyond' | 'unknown'

/**
 * @param extents of the files that the cursor may be of, none where one of them is not known.
 * @param now unix ms.
 */
export function cursorState(row: ProjectionRow, extents: readonly Extent[], now: number): CursorState {
  if (extents.length === 0) return 'unknown'
  if (extents.every(({ size }) => row.nextOffset > size)) return 'beyond'
  if (extents.some(({ end }) => end === null)) return 'unknown'
  if (extents.some(({ end }) => row.nextOffset >= (end ?? 0))) return 'read'
  return extents.some(({ modifiedAt }) => now - modifiedAt < AT_REST_MS) ? 'written' : 'behind'
}
