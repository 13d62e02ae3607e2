import type { ProjectionRow } from '../index/stored-facts.ts'
import type { Extent } from './extent.ts'

/** While a file is being written its projection is so far behind. */
const AT_REST_MS = 60_000

/**
 * How the cursor of a projection stood to its file when the projection was read: it had `read` all, was `behind` although
 * nobody had written for a while, or while the file was being `written`, was `beyond` the end. It is `older` where the file
 * was written to later, `unknown` where the file has not been looked at.
 */
export type CursorState = 'read' | 'behind' | 'written' | 'older' | 'beyond' | 'unknown'

/**
 * @param extents of the files that the cursor may be of, none where one of them is not known.
 * @param readAt when the projection was read, in unix ms.
 */
export function cursorState(row: ProjectionRow, extents: readonly Extent[], readAt: number): CursorState {
  if (extents.length === 0) return 'unknown'
  if (extents.every(({ size }) => row.nextOffset > size)) return 'beyond'
  if (extents.some(({ end }) => end === null)) return 'unknown'
  if (extents.some(({ end }) => row.nextOffset >= (end ?? 0))) return 'read'
  if (extents.some(({ modifiedAt }) => modifiedAt > readAt)) return 'older'
  return extents.some(({ modifiedAt }) => readAt - modifiedAt < AT_REST_MS) ? 'written' : 'behind'
}
