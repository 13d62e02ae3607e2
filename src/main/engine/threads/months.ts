import * as z from 'zod'
import type { Histogram } from '../../../shared/ipc/query.ts'
import { historyModeKind } from '../../../shared/thread.ts'

/** Threads over time: days, weeks and months of the local calendar from quarters of an hour. Pure. */

/** Ms: offsets of time zones are whole quarters of an hour. */
export const SLOT_MS = 15 * 60 * 1000

export const slots = z.array(z.object({ slot: z.number(), mode: historyModeKind, count: z.number() }))
export type Slot = z.infer<typeof slots>[number]
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

/** Threads of each month, newest first. */
export function monthCounts(given: readonly Slot[]): { value: string; count: number }[] {
  const counts = new Map<string, { value: string; count: number; slot: number }>()
  for (const { slot, count } of given) {
    const value = monthOf(slot * SLOT_MS)
    const known = counts.get(value) ?? { value, count: 0, slot }
    counts.set(value, { value, count: known.count + count, slot: Math.min(slot, known.slot) })
  }
  return [...counts.values()].sort((a, b) => b.slot - a.slot).map(({ value, count }) => ({ value, count }))
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

/** @param given in any order. */
export function histogramOf(given: readonly Slot[]): Histogram {
  if (given.length === 0) return { unit: 'day', bars: [] }
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const { slot } of given) {
    first = Math.min(first, slot)
    last = Math.max(last, slot)
  }
  const unit = unitFor((last - first) * SLOT_MS)
  const starts: number[] = []
  for (let back = 0; starts.length < MOST_BARS; back -= 1) {
    const start = startOf(unit, last * SLOT_MS, back)
    starts.unshift(start)
    if (start <= first * SLOT_MS) break
  }
  // What is older than all of them belongs to the first.
  starts[0] = Math.min(starts[0] ?? 0, startOf(unit, first * SLOT_MS))
  const bars: Bar[] = starts.map((start, at) => {
    const end = starts[at + 1] ?? startOf(unit, start, 1)
    return { from: start / 1000, to: end / 1000 - 1, legacy: 0, paginated: 0, unknown: 0 }
  })
  for (const { slot, mode, count } of given) {
    const bar = bars[indexOf(starts, slot * SLOT_MS)]
    if (bar !== undefined) bar[mode] += count
  }
  return { unit, bars }
}

/** The last start at or before an instant. */
function indexOf(starts: readonly number[], ms: number): number {
  let [low, high] = [0, starts.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= ms) low = middle
    else high = middle - 1
  }
  return low
}
