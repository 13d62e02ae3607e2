import { type RefObject, useEffect, useReducer } from 'react'
import type { ThreadSort } from '../../../../shared/ipc/query.ts'
import type { ListedThread } from '../../../../shared/thread.ts'
import { type ChunkCache, rowAt } from '../../tables/index.ts'
import { DayHeading } from './DayHeading.tsx'
import styles from './Rows.module.css'
import { dayCount, HEADING, nextStart, type RowLayout, rowAtHeight, timeOf, topOf } from './row-layout.ts'

interface StickyDayProps {
  readonly scroll: RefObject<HTMLDivElement | null>
  readonly cache: ChunkCache<ListedThread>
  readonly layout: RowLayout
  readonly sortKey: ThreadSort['key']
  readonly now: number
  /** The first row on screen; a new one draws this again. */
  readonly first: number
}

/** The heading of the day at the top, while its own has scrolled away. The next day's pushes it up. */
export function StickyDay({ scroll, cache, layout, sortKey, now }: StickyDayProps) {
  const [, redraw] = useReducer((times: number) => times + 1, 0)
  useEffect(() => {
    const element = scroll.current
    element?.addEventListener('scroll', redraw, { passive: true })
    return () => element?.removeEventListener('scroll', redraw)
  }, [scroll])

  const y = scroll.current?.scrollTop ?? 0
  const index = rowAtHeight(layout, y)
  const thread = rowAt(cache, index)
  if (thread === undefined || y <= 0) return null
  const next = nextStart(layout, index)
  const push = next === null ? 0 : Math.min(0, topOf(layout, next) - y - HEADING)
  const start = layout.starts.findLast(begin => begin <= index)
  return (
    <div className={styles.sticky} aria-hidden={true}>
      <div style={{ transform: `translateY(${push}px)` }}>
        <DayHeading
          time={timeOf(thread, sortKey) ?? 0}
          now={now}
          threads={start === undefined ? null : dayCount(cache, layout, start)}
        />
      </div>
    </div>
  )
}
