import * as z from 'zod'
import type { Out } from '../../../shared/ipc/contract.ts'
import type { TimeBar } from '../../../shared/ipc/doctor.ts'
import { severity } from '../../../shared/problem.ts'

/** Findings over time: days, or months where days would be too many. Pure. */

/** Findings of a local day, `2026-03-04`. */
export const dayRow = z.object({ day: z.string(), severity, count: z.number() })
type DayRow = z.infer<typeof dayRow>

const MOST_DAYS = 62
/** Clocks may say 1601: what lies further back than this is told as a number. */
const MOST_MONTHS = 120
const DAY_MS = 24 * 3600 * 1000

const localDay = /^(-?\d+)-(\d\d)-(\d\d)$/

function startOfDay(day: string): Date {
  const [, year, month, date] = localDay.exec(day) ?? []
  const start = new Date(2000, 0, 1)
  start.setFullYear(Number(year), Number(month) - 1, Number(date))
  return start
}

/**
 * @param rows in any order
 * @param now in unix ms: clocks may say 2999, and one that did must not push all others out of sight
 */
export function barsOf(rows: readonly DayRow[], now: number): Out<'doctor.times'> {
  const all = rows.map(row => ({ ...row, at: startOfDay(row.day) }))
  const isLater = ({ at }: (typeof all)[number]) => at.getTime() > now + DAY_MS
  const found = all.filter(row => !isLater(row))
  const later = all.filter(isLater).reduce((sum, { count }) => sum + count, 0)
  const times = found.map(({ at }) => at.getTime())
  const [oldest, newest] = times.reduce(
    ([least, most], at) => [Math.min(least, at), Math.max(most, at)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  )
  if (found.length === 0) return { unit: 'day', bars: [], earlier: 0, later }
  const unit = (newest - oldest) / DAY_MS < MOST_DAYS ? 'day' : 'month'
  const last = new Date(newest)
  const startAt = (back: number) =>
    unit === 'day'
      ? new Date(last.getFullYear(), last.getMonth(), last.getDate() - back)
      : new Date(last.getFullYear(), last.getMonth() - back, 1)
  const bars: TimeBar[] = []
  for (let back = 0; back < MOST_MONTHS; back += 1) {
    const from = startAt(back).getTime()
    bars.unshift({ from, to: startAt(back - 1).getTime() - 1, error: 0, warning: 0, info: 0 })
    if (from <= oldest) break
  }
  let earlier = 0
  for (const { at, severity: grave, count } of found) {
    const bar = bars.find(({ from, to }) => at.getTime() >= from && at.getTime() <= to)
    if (bar === undefined) earlier += count
    else bar[grave] += count
  }
  return { unit, bars, earlier, later }
}
