import type { HistoryModeKind } from '../../../shared/history-mode.ts'

const MODES: Readonly<Record<HistoryModeKind, string>> = {
  legacy: 'Legacy',
  paginated: 'Paginated',
  unknown: 'Unknown',
}

/** A history mode as charts and tables name it. */
export function modeWord(mode: HistoryModeKind): string {
  return MODES[mode]
}

const monthFormat = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' })
const shortFormat = new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' })
const dayFormat = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })

/** `November 2026` for `2026-11`. */
export function monthWord(month: string): string {
  const at = Date.parse(`${month}-01T00:00:00Z`)
  return Number.isNaN(at) ? 'No time told' : monthFormat.format(at)
}

/** `Nov 2026` for `2026-11`, where there is one. */
export function shortMonth(month: string): string {
  return shortFormat.format(Date.parse(`${month}-01T00:00:00Z`))
}

/** `4 Apr 2026`, in UTC as all of the report. */
export function dayWord(iso: string | null): string {
  return iso === null ? 'No time told' : dayFormat.format(Date.parse(iso))
}
