/**
 * Scrolling through more rows than an element can be high: browsers cap heights at some 33 million px. Up to a limit
 * one px scrolled is one px of rows. Beyond it the bar stands for all rows, but small steps still move the rows by as
 * many px: nothing jumps under a wheel.
 */

/** Px that a scrolled element is at most high. */
export const MAX_HEIGHT = 8_000_000

export interface Scale {
  /** Px of all rows. */
  readonly full: number
  /** Px of what is scrolled. */
  readonly height: number
  /** Px that are seen at once. */
  readonly view: number
}

/** Where one is: px of rows above the first one seen, and where the bar stands. */
export interface Place {
  readonly top: number
  readonly scrollTop: number
}

/** The measures of so many rows. */
export function scaleOf(rows: number, rowHeight: number, view: number, limit = MAX_HEIGHT): Scale {
  const full = rows * rowHeight
  return { full, height: Math.min(full, limit), view }
}

/** Px of rows above the first one seen, at the very end. */
export function lastTop({ full, view }: Scale): number {
  return Math.max(0, full - view)
}

/** Where the bar belongs for a place among the rows. */
export function barFor(scale: Scale, top: number): number {
  const last = lastTop(scale)
  const lastBar = Math.max(0, scale.height - scale.view)
  if (scale.full === scale.height) return top
  if (last === 0) return 0
  const bar = Math.round((top / last) * lastBar)
  // Room for steps towards an end that the rows have not reached: there, one px is one px again.
  const room = 2 * scale.view
  const before = Math.max(bar, Math.min(top, room))
  return lastBar - Math.max(lastBar - before, Math.min(last - top, room))
}

/** Where one is after the bar has moved to `scrollTop`. */
export function scrolledTo(scale: Scale, before: Place, scrollTop: number): Place {
  if (scale.full === scale.height) return { top: scrollTop, scrollTop }
  const last = lastTop(scale)
  const step = scrollTop - before.scrollTop
  if (Math.abs(step) <= scale.view * 1.5) return { top: Math.min(last, Math.max(0, before.top + step)), scrollTop }
  const lastBar = Math.max(1, scale.height - scale.view)
  return { top: Math.round(Math.min(1, Math.max(0, scrollTop / lastBar)) * last), scrollTop }
}

/** The place after a change of the number of rows or of the room for them: the first row seen stays. */
export function clampTop(scale: Scale, top: number): number {
  return Math.min(lastTop(scale), Math.max(0, top))
}

/** Where to go so that a row is seen whole; null where it is. `middle` brings it there if it was not seen at all. */
export function topToSee(scale: Scale, rowHeight: number, row: number, top: number, middle: boolean): number | null {
  const from = row * rowHeight
  const to = from + rowHeight
  if (from >= top && to <= top + scale.view) return null
  const near = to > top - rowHeight && from < top + scale.view + rowHeight
  if (middle && !near) return clampTop(scale, from - Math.floor((scale.view - rowHeight) / 2))
  return clampTop(scale, from < top ? from : to - scale.view)
}

/** The rows that are seen at least in part, zero-based, both included. */
export function rowsSeen(
  scale: Scale,
  rowHeight: number,
  top: number,
  rows: number,
): { readonly from: number; readonly to: number } {
  const from = Math.max(0, Math.floor(top / rowHeight))
  return { from, to: Math.min(rows - 1, Math.floor((top + Math.max(0, scale.view - 1)) / rowHeight)) }
}
