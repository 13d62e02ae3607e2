import { type RefObject, useLayoutEffect, useRef } from 'react'
import type { ListedThread } from '../../../../shared/thread.ts'
import { keyOf, sameThread } from '../../../util/same-thread.ts'
import { type ChunkCache, findRow, rowAt } from '../chunk-cache.ts'
import { type RowLayout, rowAtHeight, topOf } from './row-layout.ts'

interface Held {
  readonly cache: ChunkCache<ListedThread>
  readonly layout: RowLayout
}

/**
 * Keeps the row at the top of the list where it is while rows come, go and turn out to begin a day. A list that stands
 * at its very top stays there, so that new threads are seen.
 */
export function useAnchor(
  scroll: RefObject<HTMLElement | null>,
  cache: ChunkCache<ListedThread>,
  layout: RowLayout,
): void {
  const held = useRef<Held>({ cache, layout })
  useLayoutEffect(() => {
    const before = held.current
    held.current = { cache, layout }
    const element = scroll.current
    if (element === null || before.layout === layout || element.scrollTop === 0) return
    const y = element.scrollTop
    const index = rowAtHeight(before.layout, y)
    const within = y - topOf(before.layout, index)
    const row = rowAt(before.cache, index)
    const now = row === undefined ? index : (findRow(cache, other => sameThread(keyOf(other), keyOf(row))) ?? index)
    const to = topOf(layout, now) + within
    if (to !== y) element.scrollTop = to
  }, [scroll, cache, layout])
}
