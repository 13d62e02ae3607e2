import type { Virtualizer } from '@tanstack/react-virtual'
import { type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import { type Anchor, anchorElement, anchorRow, contentTop, heldIn } from './anchor.ts'
import { keyOfRow, type RowModel, rowOfKey } from './rows.ts'
import { keptStill } from './use-fast.ts'

/**
 * Keeps what the reader sees where it is, whatever happens around it: rows turn out higher than was thought, items and
 * pictures come, texts fold, turns appear. Either a row (or the end) is pinned because one went there, until the reader
 * scrolls; or something near the top is the anchor, and the list moves with it. While one scrolls the anchor is a row,
 * whose place is known without asking the page for its layout; as soon as one rests it is the very text at the top.
 */

/** Px that the sticky heading covers at the top. */
export const HEADING = 33

type Pin =
  | { readonly to: 'end' }
  /** The row's top stands `offset` px below the top of the window. */
  | { readonly to: 'row'; readonly key: number; readonly offset: number }
  /** All of the row is on screen, if it fits. */
  | { readonly to: 'view'; readonly key: number }

export interface Still {
  /** Puts a row's top `offset` px below the top of the window, and keeps it there. */
  readonly goTo: (row: number, offset: number) => void
  /** Brings a row on screen and keeps it there; what is on screen already does not move. */
  readonly show: (row: number) => void
  readonly goToEnd: () => void
  /** The reader takes over. */
  readonly release: () => void
  /** Keeps an element where it is through the change that follows. */
  readonly hold: (element: Element) => void
  /** Moves the window by some px, as the reader would. */
  readonly nudge: (by: number) => void
}

interface StillOptions {
  readonly scroll: RefObject<HTMLElement | null>
  readonly virtualizer: Virtualizer<HTMLDivElement, HTMLDivElement>
  readonly model: RowModel
  /** Whether to stay at the end; asked at each change, since a key may have switched it in the same moment. */
  readonly isFollowing: () => boolean
  /** The reader has scrolled away from the end. */
  readonly onLeaveEnd: () => void
}

const NEAR_END = 40
const REST_MS = 100

function distanceFromEnd(element: HTMLElement): number {
  return element.scrollHeight - element.clientHeight - element.scrollTop
}

export function useStill({ scroll, virtualizer, model, isFollowing, onLeaveEnd }: StillOptions): Still {
  const pin = useRef<Pin | null>(null)
  const anchor = useRef<Anchor | null>(null)
  /** Where the list was scrolled to by us. */
  const expected = useRef(0)
  const rest = useRef(0)

  const move = useCallback((scroller: HTMLElement, top: number) => {
    if (Math.abs(scroller.scrollTop - top) < 0.5) return
    scroller.scrollTop = top
    expected.current = scroller.scrollTop
    // The virtual list learns of it before the next paint, not with the event that comes after it.
    queueMicrotask(() => scroller.dispatchEvent(new Event('scroll')))
  }, [])

  const restLater = useCallback(() => {
    window.clearTimeout(rest.current)
    rest.current = window.setTimeout(() => {
      const scroller = scroll.current
      if (scroller !== null && anchor.current !== null) anchor.current = anchorElement(scroller, anchor.current)
    }, REST_MS)
  }, [scroll])
  useEffect(() => () => window.clearTimeout(rest.current), [])

  /** How far what one looks at has moved. */
  const drift = useCallback(
    (scroller: HTMLElement, { key, rowTop, held }: Anchor): number => {
      if (held?.element.isConnected === true) {
        const shift = scroller.getBoundingClientRect().top - held.windowTop
        return contentTop(scroller, held.element) - held.top + shift
      }
      const row = virtualizer.measurementsCache[rowOfKey(model, key)]
      return row === undefined ? 0 : row.start - rowTop
    },
    [virtualizer, model],
  )

  const wanted = useCallback(
    (scroller: HTMLElement, to: Pin): number | null => {
      if (to.to === 'end') return scroller.scrollHeight - scroller.clientHeight
      const row = virtualizer.measurementsCache[rowOfKey(model, to.key)]
      if (row === undefined) return null
      if (to.to === 'row') return Math.max(0, row.start - to.offset)
      const top = row.start - HEADING
      const bottom = row.end - scroller.clientHeight
      // Too high for the window: its beginning counts.
      if (bottom > top) return scroller.scrollTop > top && scroller.scrollTop < bottom ? null : Math.max(0, top)
      return Math.max(0, Math.min(top, Math.max(bottom, scroller.scrollTop)))
    },
    [virtualizer, model],
  )

  /** @returns px by which the list was moved for it. */
  const settle = useCallback((): number => {
    const scroller = scroll.current
    if (scroller === null) return 0
    let moved = 0
    if (isFollowing() && pin.current?.to !== 'end') pin.current = { to: 'end' }
    let top = virtualizer.scrollOffset ?? 0
    const before = anchor.current
    if (pin.current !== null) {
      const from = scroller.scrollTop
      const to = wanted(scroller, pin.current)
      if (to !== null) move(scroller, to)
      top = scroller.scrollTop
      moved = top - from
    } else if (before !== null && top > 0) {
      const by = drift(scroller, before)
      if (Math.abs(by) >= 1) {
        // The reader may have scrolled since the list last heard of it; only at the end has the browser done so itself.
        const now = scroller.scrollTop
        const clamped = now < top && distanceFromEnd(scroller) <= 1
        const from = clamped ? top : now
        move(scroller, from + by)
        top = scroller.scrollTop
        moved = top - from
      }
    }
    const next = anchorRow(virtualizer, model, top + HEADING)
    // At rest the text at the top stays the anchor, wherever it is now.
    const held = pin.current === null ? before?.held : undefined
    anchor.current =
      next !== null && held?.element.isConnected === true ? { ...next, held: heldIn(scroller, held.element) } : next
    restLater()
    return moved
  }, [scroll, virtualizer, model, isFollowing, wanted, move, drift, restLater])

  // What goes on around it moves nothing that one sees, and must not count as scrolling: rows that nobody would have time
  // to read are left out, and what they measure when they come back would move the list again, for ever.
  useLayoutEffect(() => keptStill(settle()))

  useEffect(() => {
    const scroller = scroll.current
    if (scroller === null) return
    const onScroll = () => {
      const top = scroller.scrollTop
      if (Math.abs(top - expected.current) <= 1) return
      // Rows turned out lower than was thought, and the browser moved up with the end: that was not the reader.
      const clamped = top < expected.current && distanceFromEnd(scroller) <= 1
      expected.current = top
      if (clamped && pin.current !== null) return
      pin.current = null
      anchor.current = anchorRow(virtualizer, model, top + HEADING)
      restLater()
      if (distanceFromEnd(scroller) > NEAR_END) onLeaveEnd()
    }
    // Before the virtual list, which draws the rows for the new place at once.
    scroller.addEventListener('scroll', onScroll, { passive: true, capture: true })
    return () => scroller.removeEventListener('scroll', onScroll, { capture: true })
  }, [scroll, virtualizer, model, restLater, onLeaveEnd])

  return useMemo(
    () => ({
      goTo: (row, offset) => {
        pin.current = { to: 'row', key: keyOfRow(model, row), offset }
        settle()
      },
      show: row => {
        pin.current = { to: 'view', key: keyOfRow(model, row) }
        settle()
      },
      goToEnd: () => {
        pin.current = { to: 'end' }
        settle()
      },
      release: () => {
        pin.current = null
      },
      hold: element => {
        const scroller = scroll.current
        if (scroller === null || anchor.current === null) return
        pin.current = null
        anchor.current = { ...anchor.current, held: heldIn(scroller, element) }
      },
      nudge: by => {
        const scroller = scroll.current
        if (scroller === null) return
        pin.current = null
        move(scroller, scroller.scrollTop + by)
        anchor.current = anchorRow(virtualizer, model, scroller.scrollTop + HEADING)
        restLater()
      },
    }),
    [scroll, virtualizer, model, settle, move, restLater],
  )
}
