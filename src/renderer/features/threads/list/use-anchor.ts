import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'
import type { ListedThread } from '../../../../shared/thread.ts'
import { keyOf, sameThread } from '../../../util/same-thread.ts'
import { type ChunkCache, findRow, rowAt } from '../../tables/index.ts'
import { type RowLayout, rowAtHeight, topOf } from './row-layout.ts'

interface Held {
  readonly cache: ChunkCache<ListedThread>
  readonly layout: RowLayout
}

/** Where the list was scrolled to before its rows changed: by then the browser may have moved it already. */
export function useScrollTop(scroll: RefObject<HTMLElement | null>): RefObject<number> {
  const y = useRef(0)
  useEffect(() => {
    const element = scroll.current
    if (element === null) return
    const note = () => {
      y.current = element.scrollTop
    }
    note()
    element.addEventListener('scroll', note, { passive: true })
    return () => element.removeEventListener('scroll', note)
  }, [scroll])
  return y
}

/**
 * Keeps the row at the top of the list where it is while rows come, go and turn out to begin a day. A list that stands
 * at its very top stays there, so that new threads are seen.
 */
export function useAnchor(
  scroll: RefObject<HTMLElement | null>,
  scrollTop: RefObject<number>,
  cache: ChunkCache<ListedThread>,
  layout: RowLayout,
): void {
  const held = useRef<Held>({ cache, layout })
  useLayoutEffect(() => {
    const before = held.current
    held.current = { cache, layout }
    const element = scroll.current
    const y = scrollTop.current
    if (element === null || before.layout === layout || y === 0) return
    const index = rowAtHeight(before.layout, y)
    const within = y - topOf(before.layout, index)
    const row = rowAt(before.cache, index)
    const now = row === undefined ? index : (findRow(cache, other => sameThread(keyOf(other), keyOf(row))) ?? index)
    const to = topOf(layout, now) + within
    element.scrollTop = to
    scrollTop.current = element.scrollTop
  }, [scroll, scrollTop, cache, layout])
}
