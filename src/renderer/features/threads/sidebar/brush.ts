import type { Histogram } from '../../../../shared/ipc/query.ts'

/** A range of bars, both included, and the time that it stands for. Pure. */

type Bars = Histogram['bars']

export interface Range {
  readonly first: number
  readonly last: number
}

export interface Time {
  /** Unix seconds, both included; null where that end is open. */
  readonly from: number | null
  readonly to: number | null
}

/** The bars that a time takes in; all of them where it is open. Outside of all bars it is the nearest one. */
export function rangeOf(bars: Bars, { from, to }: Time): Range {
  const end = bars.length - 1
  const first = from === null ? 0 : bars.findIndex(bar => bar.to >= from)
  const last = to === null ? end : bars.findLastIndex(bar => bar.from <= to)
  const at = first === -1 ? end : first
  return { first: at, last: Math.max(at, last) }
}

/** The time of some bars. An end at the end of all bars is open, so that newer threads belong to it. */
export function timeOf(bars: Bars, { first, last }: Range): Time {
  return {
    from: first <= 0 ? null : (bars[first]?.from ?? null),
    to: last >= bars.length - 1 ? null : (bars[last]?.to ?? null),
  }
}

/** Where a key moves an end to; null for keys that do nothing. */
export function endForKey(key: string, at: number, count: number): number | null {
  const to = {
    ArrowLeft: at - 1,
    ArrowDown: at - 1,
    ArrowRight: at + 1,
    ArrowUp: at + 1,
    PageDown: at - 6,
    PageUp: at + 6,
    Home: 0,
    End: count - 1,
  }[key]
  return to === undefined || count === 0 ? null : Math.min(count - 1, Math.max(0, to))
}

/** The range with one end moved; the other one is pushed along. */
export function withEnd(range: Range, end: 'first' | 'last', at: number): Range {
  return end === 'first'
    ? { first: at, last: Math.max(at, range.last) }
    : { first: Math.min(at, range.first), last: at }
}

const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })
const month = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric' })
const shortMonth = new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric' })

/** A bar in words: `19 Nov 2026`, `Week of 16 Nov 2026`, `November 2026`. */
export function barName(unit: Histogram['unit'], seconds: number): string {
  const at = new Date(seconds * 1000)
  if (unit === 'month') return month.format(at)
  return unit === 'week' ? `Week of ${day.format(at)}` : day.format(at)
}

/** A bar below the axis, in few letters. */
export function barLabel(unit: Histogram['unit'], seconds: number): string {
  return (unit === 'month' ? shortMonth : day).format(new Date(seconds * 1000))
}

/** The end of a range in words, to be spoken. */
export function endName(unit: Histogram['unit'], bar: Bars[number] | undefined, end: 'first' | 'last'): string {
  if (bar === undefined) return ''
  return day.format(new Date((end === 'first' ? bar.from : bar.to) * 1000)) + (unit === 'day' ? '' : `, by ${unit}`)
}
