import { measureElement, type Range, useVirtualizer, type Virtualizer } from '@tanstack/react-virtual'
import { type RefObject, useCallback, useEffect, useMemo, useReducer, useRef } from 'react'
import { flushSync } from 'react-dom'
import type { ItemMarks } from '../../../shared/ipc/history.ts'
import { rowSizes } from './row-size.ts'
import { keyOfRow, type RowModel } from './rows.ts'
import { isFast } from './use-fast.ts'
import { useView } from './view-store.ts'

const OVERSCAN = 6

interface RowsOptions {
  readonly scroll: RefObject<HTMLDivElement | null>
  readonly model: RowModel
  readonly marks: ItemMarks
  /** Changes when rows are others than before, so that measures are worth nothing. */
  readonly edition: number
  /** A row that is drawn wherever it is: it holds the focus. -1 for none. */
  readonly keptRow: number
}

/** The rows that were drawn last. */
interface Drawn {
  readonly model: RowModel
  /** Where the list was scrolled to, px; null before it is on the page. */
  readonly offset: number | null
  readonly rows: readonly number[]
}

function around({ startIndex, endIndex, count }: Range, overscan: number): number[] {
  const first = Math.max(0, startIndex - overscan)
  const last = Math.min(count - 1, endIndex + overscan)
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}

function union(...rows: readonly (readonly number[])[]): number[] {
  return [...new Set(rows.flat())].sort((a, b) => a - b)
}

/** The rows of a transcript as a virtual list, measured as they are drawn. What keeps them still is `use-still.ts`. */
export function useRows(options: RowsOptions): Virtualizer<HTMLDivElement, HTMLDivElement> {
  const { scroll, model, marks, edition, keptRow } = options
  const density = useView(view => view.density)
  const [, draw] = useReducer((n: number) => n + 1, 0)
  const observed = useRef(false)
  const drawn = useRef<Drawn | null>(null)

  const sizes = useMemo(() => rowSizes(model, marks.kinds, density), [model, marks, density])
  const estimateSize = useCallback((row: number) => sizes[row] ?? 0, [sizes])
  const getItemKey = useCallback((row: number) => keyOfRow(model, row), [model])

  const virtualizer = useVirtualizer<HTMLDivElement, HTMLDivElement>({
    count: model.count,
    getScrollElement: () => scroll.current,
    estimateSize,
    getItemKey,
    overscan: OVERSCAN,
    rangeExtractor: range => {
      const before = drawn.current
      const offset = virtualizer.scrollOffset
      const rows = around(range, isFast() ? 0 : OVERSCAN)
      // Once a row has turned out higher or lower, the list is about to move so that one reads on where one was: what
      // stood there until then must not be thrown away in between, with all that was marked or opened in it.
      const same = before?.model === model && before.offset === offset ? before.rows : []
      const all = union(rows, same, keptRow >= 0 && keptRow < range.count ? [keptRow] : [])
      drawn.current = { model, offset, rows: all }
      return all
    },
    measureElement: (element, entry, instance) => {
      observed.current ||= entry !== undefined
      return measureElement(element, entry, instance)
    },
    // Rows that turned out higher move the others in the same frame, not in the next one.
    onChange: (_, sync) => {
      if (!observed.current) return
      observed.current = false
      if (!sync) flushSync(draw)
    },
  })
  virtualizer.shouldAdjustScrollPositionOnItemSizeChange = never

  const measured = useRef(edition)
  useEffect(() => {
    if (measured.current === edition) return
    measured.current = edition
    virtualizer.measure()
  }, [edition, virtualizer])
  return virtualizer
}

function never(): boolean {
  return false
}
