import { useVirtualizer } from '@tanstack/react-virtual'
import clsx from 'clsx'
import { type MouseEvent, useCallback, useEffect, useLayoutEffect, useRef } from 'react'
import { useNow } from '../../util/use-now.ts'
import { ResultRowView } from './ResultRows.tsx'
import styles from './Results.module.css'
import { endsThread, GAP, isStop, type ResultRow, ROW_HEIGHTS } from './rows.ts'
import { hasMoreThreads, loadMoreThreads, useSearch } from './store.ts'

/** Threads are loaded when so many rows are left below the last one on screen. */
const AHEAD = 30

interface ResultsProps {
  readonly id: string
  readonly rows: readonly ResultRow[]
  /** The chosen row; -1 for none. */
  readonly active: number
  readonly onChoose: (index: number) => void
  readonly onOpen: (index: number) => void
  readonly onPin: (index: number) => void
}

/** The element id of a row. */
export function rowId(list: string, index: number): string {
  return `${list}-${index}`
}

/** What was found, as one long virtual list. The field keeps the focus; a pointer chooses as well. */
export function Results({ id, rows, active, onChoose, onOpen, onPin }: ResultsProps) {
  const edition = useSearch(state => state.edition)
  const old = useSearch(state => state.phase === 'asking')
  const more = useSearch(hasMoreThreads)
  const now = useNow()
  const scroll = useRef<HTMLDivElement>(null)
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: useCallback(
      (index: number) => {
        const row = rows[index]
        return row === undefined ? 0 : ROW_HEIGHTS[row.kind] + (endsThread(rows, index) ? GAP : 0)
      },
      [rows],
    ),
    getItemKey: useCallback((index: number) => rows[index]?.name ?? index, [rows]),
    overscan: 4,
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: other results begin at their top
  useLayoutEffect(() => {
    scroll.current?.scrollTo({ top: 0 })
  }, [edition])
  useEffect(() => {
    if (active >= 0) virtualizer.scrollToIndex(active, { align: 'auto' })
  }, [active, virtualizer])
  const last = virtualizer.range?.endIndex ?? 0
  useEffect(() => {
    if (more && last + AHEAD >= rows.length) void loadMoreThreads()
  }, [more, last, rows])

  const indexOf = (event: MouseEvent): number | null => {
    const row = event.target instanceof Element ? event.target.closest('[data-row]') : null
    const index = Number(row?.getAttribute('data-row') ?? -1)
    return index < 0 ? null : index
  }
  const choose = (event: MouseEvent, then: (index: number) => void) => {
    const index = indexOf(event)
    if (index !== null) then(index)
  }
  const pins = ({ target }: MouseEvent) => target instanceof Element && target.closest('[data-pin]') !== null
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys, and says which row is chosen
    <div
      ref={scroll}
      id={id}
      className={clsx(styles.results, old && styles.old)}
      role="listbox"
      aria-label="Results"
      aria-busy={old}
      data-testid="search-results"
      onMouseDown={event => event.preventDefault()}
      onClick={event => choose(event, pins(event) ? onPin : onChoose)}
      onDoubleClick={event => choose(event, pins(event) ? () => {} : onOpen)}
    >
      <div role="presentation" style={{ position: 'relative', height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ key, index, start, size }) => {
          const row = rows[index]
          if (row === undefined) return null
          const slot = {
            id: rowId(id, index),
            className: clsx(styles.row, endsThread(rows, index) && styles.last),
            'data-row': index,
            style: { transform: `translateY(${start}px)`, height: size },
          }
          return isStop(row) ? (
            // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus
            <div {...slot} role="option" aria-selected={index === active} key={key}>
              <ResultRowView row={row} now={now} />
            </div>
          ) : (
            <div {...slot} role="presentation" key={key}>
              <ResultRowView row={row} now={now} />
            </div>
          )
        })}
      </div>
    </div>
  )
}
