// biome-ignore-all lint/a11y/useSemanticElements: a real table cannot be drawn in part
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid holds the focus and names the active row
import { useVirtualizer } from '@tanstack/react-virtual'
import clsx from 'clsx'
import { type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useId, useRef } from 'react'
import styles from './VirtualGrid.module.css'

const ROW = 28

interface VirtualGridProps {
  readonly label: string
  readonly testId: string
  /** Rows, loaded or not. */
  readonly total: number
  readonly active: number
  /** Counts up when the active row is to be brought into sight. */
  readonly reveal: number
  /** Lays out the cells of the head and of each row. */
  readonly columns: string | undefined
  /** The cells of the head. */
  readonly head: ReactNode
  /** The cells of a row; null while it is not loaded. */
  readonly row: (index: number) => ReactNode
  /** Names a row for tests and styles. */
  readonly rowData: (index: number) => { readonly [name: `data-${string}`]: string | undefined }
  readonly onRange: (first: number, last: number) => void
  readonly onSelect: (index: number) => void
  readonly onOpen: (index: number) => void
  /** Keys of the page's own. @returns whether the key was one */
  readonly onKey?: (event: KeyboardEvent) => boolean
  /** Something that changes when rows may be missing that are on screen. */
  readonly version: unknown
}

/** Rows of one height of which only those in sight are drawn; one is active. Arrows choose, Enter and a double click open. */
export function VirtualGrid(props: VirtualGridProps) {
  const { label, testId, total, active, reveal, columns, head, row, rowData, onRange, onSelect, onOpen, onKey } = props
  const scroll = useRef<HTMLDivElement>(null)
  const id = useId()
  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW,
    overscan: 8,
    scrollMargin: ROW,
    scrollPaddingStart: ROW,
  })
  const first = virtualizer.range?.startIndex ?? 0
  const last = virtualizer.range?.endIndex ?? 0
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is loaded anew may lack rows that are on screen
  useEffect(() => onRange(first, last), [first, last, props.version])
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a wish to see it scrolls
  useEffect(() => {
    if (active === 0) scroll.current?.scrollTo({ top: 0 })
    else virtualizer.scrollToIndex(active)
  }, [reveal])

  const onKeyDown = (event: KeyboardEvent) => {
    // Keys of a button in the head are its own.
    if (event.ctrlKey || event.altKey || event.metaKey || event.target !== event.currentTarget) return
    const page = Math.max(1, Math.floor((scroll.current?.clientHeight ?? ROW) / ROW) - 2)
    const to = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + page,
      PageUp: active - page,
      Home: 0,
      End: total - 1,
    }[event.key]
    if (event.key === 'Enter') onOpen(active)
    else if (to !== undefined) onSelect(Math.min(total - 1, Math.max(0, to)))
    else if (onKey?.(event) !== true) return
    event.preventDefault()
    event.stopPropagation()
  }
  const indexOf = (event: MouseEvent) => {
    const found = event.target instanceof Element ? event.target.closest('[data-index]') : null
    return found === null ? null : Number(found.getAttribute('data-index'))
  }
  return (
    <div
      ref={scroll}
      className={styles.grid}
      role="grid"
      aria-label={label}
      aria-rowcount={total + 1}
      aria-activedescendant={total > 0 ? `${id}-${active}` : undefined}
      tabIndex={0}
      data-testid={testId}
      data-total={total}
      onKeyDown={onKeyDown}
      onClick={event => {
        const index = indexOf(event)
        if (index !== null) onSelect(index)
      }}
      onDoubleClick={event => {
        const index = indexOf(event)
        if (index !== null) onOpen(index)
      }}
    >
      <div role="row" aria-rowindex={1} className={clsx(styles.head, columns)}>
        {head}
      </div>
      <div role="presentation" style={{ position: 'relative', height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(item => (
          <div
            key={item.key}
            id={`${id}-${item.index}`}
            role="row"
            aria-rowindex={item.index + 2}
            aria-selected={item.index === active}
            className={clsx(styles.row, columns)}
            style={{ transform: `translateY(${item.start - ROW}px)` }}
            data-index={item.index}
            {...rowData(item.index)}
          >
            {row(item.index)}
          </div>
        ))}
      </div>
    </div>
  )
}
