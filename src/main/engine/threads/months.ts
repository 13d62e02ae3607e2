import type { HistoryModeKind } from '../../../shared/history-mode.ts'
import type { Histogram } from '../../../shared/ipc/query.ts'

/** Threads over time: days, weeks and months of the local calendar. Pure. */

type Unit = Histogram['unit']
type Bar = Histogram['bars'][number]

const DAY_MS = 24 * 3600 * 1000
/** Days up to which there is a bar for each, and weeks up to which there is one. */
const MOST_DAYS = 62
const MOST_WEEKS = 78
/** Files may say that they are from the year 1601 or 30,000: what lies further back than this is one bar. */
const MOST_BARS = 240

/** A month's first ms, and the first one after it; null for text that is no month. */
export function spanOfMonth(month: string): { readonly from: number; readonly to: number } | null {
  const match = /^(-?\d{4,6})-(\d{2})$/.exec(month)
  const [year, at] = [Number(match?.[1]), Number(match?.[2])]
  if (match === null || at < 1 || at > 12) return null
  return { from: localTime(year, at - 1, 1), to: localTime(year, at, 1) }
}

/** As `new Date(year, …)`, which takes years below 100 for those of the last century. */
function localTime(year: number, month: number, day: number): number {
  const date = new Date(2000, 0, 1)
  date.setFullYear(year, month, day)
  return date.getTime()
}

function monthOf(ms: number): string {
  const date = new Date(ms)
  const year = date.getFullYear()
  const digits = String(Math.abs(year)).padStart(4, '0')
  return `${year < 0 ? '-' : ''}${digits}-${String(date.getMonth() + 1).padStart(2, '0')}`
}

/** @param times ms, oldest first. @returns threads of each month, newest first */
export function monthCounts(times: Float64Array): { value: string; count: number }[] {
  const counts: { value: string; count: number }[] = []
  let [current, end] = [{ value: '', count: 0 }, Number.NEGATIVE_INFINITY]
  for (const ms of times) {
    // Asking for the month of each would take longer than all the rest.
    if (ms >= end) {
      current = { value: monthOf(ms), count: 0 }
      end = spanOfMonth(current.value)?.to ?? Number.POSITIVE_INFINITY
      counts.unshift(current)
    }
    current.count += 1
  }
  return counts
}

/** The first ms of the day, week (from Monday) or month that an instant lies in, or of one some units on. */
function startOf(unit: Unit, ms: number, further = 0): number {
  const date = new Date(ms)
  const [year, month, day] = [date.getFullYear(), date.getMonth(), date.getDate()]
  switch (unit) {
    case 'day':
      return localTime(year, month, day + further)
    case 'week':
      return localTime(year, month, day - ((date.getDay() + 6) % 7) + 7 * further)
    case 'month':
      return localTime(year, month + further, 1)
  }
}

function unitFor(ms: number): Unit {
  if (ms <= MOST_DAYS * DAY_MS) return 'day'
  return ms <= MOST_WEEKS * 7 * DAY_MS ? 'week' : 'month'
}

/**
 * @param times ms, oldest first
 * @param modeOf the thread of this time
 */
export function histogramOf(times: Float64Array, modeOf: (at: number) => HistoryModeKind): Histogram {
  const [first, last] = [times[0], times.at(-1)]
  if (first === undefined || last === undefined) return { unit: 'day', bars: [] }
  const unit = unitFor(last - first)
  const starts: number[] = []
  for (let back = 0; starts.length < MOST_BARS; back -= 1) {
    const start = startOf(unit, last, back)
    starts.unshift(start)
    if (start <= first) break
  }
  // What is older than all of them belongs to the first.
  starts[0] = Math.min(starts[0] ?? 0, startOf(unit, first))
  const bars: Bar[] = starts.map((start, at) => {
    const end = starts[at + 1] ?? startOf(unit, start, 1)
    return { from: start / 1000, to: end / 1000 - 1, legacy: 0, paginated: 0, unknown: 0 }
  })
  let [bar, at] = [bars[0], 0]
  for (let i = 0; i < times.length; i += 1) {
    while ((starts[at + 1] ?? Number.POSITIVE_INFINITY) <= (times[i] ?? 0)) bar = bars[++at]
    if (bar !== undefined) bar[modeOf(i)] += 1
  }
  return { unit, bars }
}
