import type { UsageSpan } from '../../../shared/ipc/link.ts'
import type { UsageStep } from '../../../shared/ipc/usage.ts'

/** Spans of days that usage is shown for, and the periods that bars stand for. */

export type Span = UsageSpan

/** The spans as people choose them, with the step that suits each. */
export const SPANS: readonly { readonly span: Span; readonly name: string; readonly step: UsageStep }[] = [
  { span: '30d', name: '30 days', step: 'day' },
  { span: '90d', name: '90 days', step: 'day' },
  { span: '12m', name: '12 months', step: 'week' },
  { span: 'all', name: 'All time', step: 'month' },
]

const DAY_MS = 86_400_000
/** Bars that fit a screen; of longer spans the empty ones are left out. */
const MAX_BARS = 800

/** The first day of a span that ends today, as `2026-03-04`; null for all time. Days are those of this machine. */
export function firstDay(span: Span, now: Date): string | null {
  if (span === 'all') return null
  const [year, month, day] = [now.getFullYear(), now.getMonth(), now.getDate()]
  const back = { '30d': 29, '90d': 89, '12m': 0 }[span]
  const first = span === '12m' ? Date.UTC(year, month - 11, 1) : Date.UTC(year, month, day - back)
  return textOf(first)
}

/** Today as `2026-03-04`. */
export function today(now: Date): string {
  return textOf(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()))
}

/**
 * The first days of all periods from the first to the last one named, so that days without use are seen as such.
 * @param days ascending, each the first of its period.
 * @returns `days` alone where there would be too many to draw.
 */
export function everyPeriod(days: readonly string[], step: UsageStep): readonly string[] {
  const first = days[0]
  const last = days.at(-1)
  if (first === undefined || last === undefined) return []
  const all: string[] = []
  for (let day = first; day <= last; day = next(day, step)) {
    if (all.length >= MAX_BARS) return days
    all.push(day)
  }
  return all
}

/** The first day of the period that a day lies in; weeks begin on Monday. */
export function startOf(day: string, step: UsageStep): string {
  const at = new Date(day)
  if (step === 'month') return `${day.slice(0, 8)}01`
  return step === 'week' ? textOf(at.getTime() - ((at.getUTCDay() + 6) % 7) * DAY_MS) : day
}

function next(day: string, step: UsageStep): string {
  const at = new Date(day)
  if (step === 'month') return textOf(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 1))
  return textOf(at.getTime() + (step === 'week' ? 7 : 1) * DAY_MS)
}

function textOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10)
}

const dayFormat = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
const monthFormat = new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' })

/** `4 Mar 2026`, `Week of 2 Mar 2026`, `Mar 2026`. */
export function periodName(day: string, step: UsageStep): string {
  const date = new Date(day)
  if (step === 'month') return monthFormat.format(date)
  return step === 'week' ? `Week of ${dayFormat.format(date)}` : dayFormat.format(date)
}
