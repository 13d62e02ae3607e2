import { HISTORY_MODE_KINDS, type HistoryModeKind } from '../../../shared/history-mode.ts'
import type { CompatibilityReport } from '../../../shared/report.ts'

/** The report's cells added up for the chart and the tables. Pure. */

export type Cells = CompatibilityReport['cells']
export type ByMode = Readonly<Record<HistoryModeKind, number>>

export interface Month {
  /** `2026-11`; empty for threads whose file names no time. */
  readonly month: string
  readonly modes: ByMode
}

export interface ReleaseMonth extends Month {
  readonly release: string
}

/** Threads of all modes. */
export function total(modes: ByMode): number {
  return HISTORY_MODE_KINDS.reduce((sum, mode) => sum + modes[mode], 0)
}

type Counts = Record<HistoryModeKind, number>

/** Threads by month and mode; the latest first, those without a time last. */
export function monthsOf(cells: Cells): Month[] {
  const months = new Map<string, Counts>()
  for (const { month, mode, threads } of cells) {
    const modes = months.get(month) ?? { legacy: 0, paginated: 0, unknown: 0 }
    modes[mode] += threads
    months.set(month, modes)
  }
  return [...months].sort(([a], [b]) => (a < b ? 1 : -1)).map(([month, modes]) => ({ month, modes }))
}

/** The same by release; the latest month first, in it the newest release. @param order releases, newest first */
export function releaseMonthsOf(cells: Cells, order: readonly string[]): ReleaseMonth[] {
  return order
    .flatMap(release => {
      const own = cells.filter(cell => cell.release === release)
      return monthsOf(own).map(month => ({ ...month, release }))
    })
    .sort((a, b) => (a.month === b.month ? 0 : a.month < b.month ? 1 : -1))
}

export interface UnknownMode {
  /** As the files say it. */
  readonly raw: string
  readonly threads: number
  /** Newest first. */
  readonly releases: readonly string[]
}

/** What files say in place of a mode that Skein knows; most frequent first. @param order releases, newest first */
export function unknownModes(cells: Cells, order: readonly string[]): UnknownMode[] {
  const found = new Map<string, { threads: number; releases: Set<string> }>()
  for (const { mode, raw, release, threads } of cells) {
    if (mode !== 'unknown') continue
    const one = found.get(raw) ?? { threads: 0, releases: new Set() }
    found.set(raw, { threads: one.threads + threads, releases: one.releases.add(release) })
  }
  return [...found]
    .map(([raw, { threads, releases }]) => ({ raw, threads, releases: order.filter(one => releases.has(one)) }))
    .sort((a, b) => b.threads - a.threads || (a.raw < b.raw ? -1 : 1))
}

/** Bars that fit a screen. */
const MOST_BARS = 120
const NONE: ByMode = { legacy: 0, paginated: 0, unknown: 0 }

/**
 * The months from the first to the last with threads, oldest first, without gaps; the latest 120 of them. Those without a
 * time are in none.
 */
export function barsOf(months: readonly Month[]): { readonly month: string; readonly modes: ByMode }[] {
  const timed = new Map(months.filter(({ month }) => month !== '').map(({ month, modes }) => [month, modes]))
  const [first, last] = [[...timed.keys()].at(-1), [...timed.keys()][0]]
  if (first === undefined || last === undefined) return []
  const bars = []
  for (let month = last; month >= first && bars.length < MOST_BARS; month = before(month)) {
    bars.unshift({ month, modes: timed.get(month) ?? NONE })
  }
  return bars
}

function before(month: string): string {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5))]
  const to = number === 1 ? [year - 1, 12] : [year, number - 1]
  return `${String(to[0]).padStart(4, '0')}-${String(to[1]).padStart(2, '0')}`
}

export interface RefusedMonth {
  readonly month: string
  readonly modes: ReadonlyMap<string, number>
}

/** Refused openings by month, the latest first, and the modes that were refused at all. */
export function refusalsOf(refusals: NonNullable<CompatibilityReport['refusals']>): {
  readonly modes: readonly string[]
  readonly months: readonly RefusedMonth[]
} {
  const months = new Map<string, Map<string, number>>()
  for (const { month, mode, count } of refusals) {
    months.set(month, (months.get(month) ?? new Map<string, number>()).set(mode, count))
  }
  return {
    modes: [...new Set(refusals.map(({ mode }) => mode))].sort(),
    months: [...months].sort(([a], [b]) => (a < b ? 1 : -1)).map(([month, modes]) => ({ month, modes })),
  }
}
