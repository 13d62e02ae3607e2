import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual'
import clsx from 'clsx'
import { type KeyboardEvent, type MouseEvent, useCallback, useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import { keyOf, threadName } from '../../../util/same-thread.ts'
import { useNow } from '../../../util/use-now.ts'
import { rowAt } from '../../tables/index.ts'
import { focusThread } from '../../thread/index.ts'
import { listCommand, type Typed } from '../keys.ts'
import { useQuery } from '../query-store.ts'
import { clearSelection, useSelection } from '../selection/store.ts'
import { DayHeading } from './DayHeading.tsx'
import rowStyles from './Row.module.css'
import { EmptyRow, Row } from './Row.tsx'
import styles from './Rows.module.css'
import { beginsDay, dayCount, heightOf, layOut, ROW, scrollToSee, timeOf } from './row-layout.ts'
import { runCommand, selectByPointer, selectsMore } from './run-command.ts'
import { StickyDay } from './StickyDay.tsx'
import { selectRow, showRows, useList } from './store.ts'
import { useAnchor, useScrollTop } from './use-anchor.ts'

function indexOf(target: EventTarget): number | null {
  const row = target instanceof Element ? target.closest('[role="option"]') : null
  const index = row?.getAttribute('data-index')
  return index === null || index === undefined ? null : Number(index)
}

interface RowsProps {
  /** Where there is room for one pane only: a choice by pointer goes there. */
  readonly onOpen: () => void
}

/** The rows of the thread list: virtual, one of them in the order of Tab. */
export function Rows({ onOpen }: RowsProps) {
  const cache = useList(state => state.cache)
  const active = useList(state => state.active)
  const selected = useSelection(state => state.chosen)
  const reveal = useList(state => state.reveal)
  const top = useList(state => state.top)
  const sortKey = useQuery(state => state.sort.key)
  const now = useNow()
  const scroll = useRef<HTMLDivElement>(null)
  const typed = useRef<Typed>({ text: '', at: 0 })
  const layout = useMemo(() => layOut(cache, sortKey), [cache, sortKey])
  const grouped = layout.starts.length > 0

  const getItemKey = useCallback(
    (index: number) => {
      const row = rowAt(cache, index)
      return row === undefined ? index : threadName(keyOf(row))
    },
    [cache],
  )
  const estimateSize = useCallback((index: number) => heightOf(layout, index), [layout])
  // The chosen row stays drawn wherever one scrolls: it holds the focus.
  const rangeExtractor = useCallback(
    (range: Range) => {
      const indexes = defaultRangeExtractor(range)
      if (active === null || active >= range.count || indexes.includes(active)) return indexes
      return [...indexes, active].sort((a, b) => a - b)
    },
    [active],
  )
  const virtualizer = useVirtualizer({
    count: cache.total,
    getScrollElement: () => scroll.current,
    estimateSize,
    getItemKey,
    rangeExtractor,
    overscan: 8,
  })

  const scrollTop = useScrollTop(scroll)
  useAnchor(scroll, scrollTop, cache, layout)

  const { range } = virtualizer
  const first = range?.startIndex ?? 0
  const last = range?.endIndex ?? 0
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new cache may lack rows that are on screen
  useEffect(() => showRows(first, last), [first, last, cache])

  // biome-ignore lint/correctness/useExhaustiveDependencies: another query begins at its top
  useLayoutEffect(() => {
    scroll.current?.scrollTo({ top: 0 })
  }, [top])

  // biome-ignore lint/correctness/useExhaustiveDependencies: only a request to reveal scrolls
  useLayoutEffect(() => {
    const element = scroll.current
    if (element === null || active === null) return
    const to = scrollToSee(layout, active, element.scrollTop, element.clientHeight)
    if (to !== null) element.scrollTop = to
  }, [reveal, active])

  // After everything above that scrolls: its event comes too late for rows that change in the same frame.
  useLayoutEffect(() => {
    scrollTop.current = scroll.current?.scrollTop ?? 0
  })

  // The focus goes with the choice, but only within the list. A row that is loaded or replaced takes it along.
  const focused = useRef(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new cache may have replaced the row that had the focus
  useLayoutEffect(() => {
    const element = scroll.current
    const holder = document.activeElement
    if (element === null || active === null || !focused.current) return
    if (holder !== document.body && !element.contains(holder)) return
    element.querySelector<HTMLElement>(`[data-index="${active}"]`)?.focus({ preventScroll: true })
  }, [reveal, active, cache])

  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.floor((scroll.current?.clientHeight ?? ROW) / ROW)
    const press = { key: event.key, ctrl: event.ctrlKey, alt: event.altKey, meta: event.metaKey, shift: event.shiftKey }
    const command = listCommand(press, { active, total: cache.total, page, selected: selected.size })
    if (command === null) return
    event.preventDefault()
    event.stopPropagation()
    if (command.do === 'open') open(indexOf(event.target) ?? active)
    else typed.current = runCommand(command, typed.current, event.timeStamp)
  }
  const open = (index: number | null) => {
    if (index === null) return
    clearSelection()
    selectRow(index)
    onOpen()
    focusThread()
  }
  const onMouseDown = (event: MouseEvent) => {
    const index = indexOf(event.target)
    if (index === null || event.button !== 0) return
    selectByPointer(index, event)
    if (event.target instanceof Element)
      event.target.closest<HTMLElement>('[role="option"]')?.focus({ preventScroll: true })
    event.preventDefault()
  }

  const reachable = active !== null && active < cache.total ? active : 0
  return (
    <div
      ref={scroll}
      className={clsx(styles.scroll, rowStyles.rows)}
      role="listbox"
      aria-label="Threads"
      aria-orientation="vertical"
      aria-multiselectable={true}
      tabIndex={-1}
      data-testid="thread-list"
      data-total={cache.total}
      onKeyDown={onKeyDown}
      onFocus={() => {
        focused.current = true
      }}
      onBlur={event => {
        // Without a next holder the row may only have been replaced.
        if (event.relatedTarget !== null && !event.currentTarget.contains(event.relatedTarget)) focused.current = false
      }}
      onMouseDown={onMouseDown}
      onClick={event => {
        if (indexOf(event.target) !== null && !selectsMore(event)) onOpen()
      }}
      onDoubleClick={event => {
        if (!selectsMore(event)) open(indexOf(event.target))
      }}
    >
      {grouped && <StickyDay scroll={scroll} cache={cache} layout={layout} sortKey={sortKey} now={now} first={first} />}
      <div role="presentation" style={{ position: 'relative', height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(item => {
          const thread = rowAt(cache, item.index)
          const heading = grouped && beginsDay(layout, item.index)
          const time = thread === undefined ? 0 : (timeOf(thread, sortKey) ?? thread.updatedAt)
          return (
            <div
              key={item.key}
              className={rowStyles.slot}
              role="presentation"
              style={{ transform: `translateY(${item.start}px)` }}
            >
              {heading && <DayHeading time={time} now={now} threads={dayCount(cache, layout, item.index)} />}
              {thread === undefined ? (
                <EmptyRow index={item.index} total={cache.total} reachable={item.index === reachable} />
              ) : (
                <Row
                  thread={thread}
                  index={item.index}
                  total={cache.total}
                  selected={selected.size === 0 ? item.index === active : selected.has(threadName(keyOf(thread)))}
                  shown={item.index === active}
                  reachable={item.index === reachable}
                  dated={grouped}
                  time={time}
                  now={now}
                />
              )}
            </div>
          )
        })}
      </div>
    </div>
  )
}
