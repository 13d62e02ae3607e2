import { comparisonTable, headsTable, homesTable } from '../../../shared/compare-csv.ts'
import { csvOf } from '../../../shared/csv.ts'
import type {
  ComparedHomeThread,
  ComparedRow,
  ComparedSection,
  ComparedSide,
  ComparedUnit,
  HeadRow,
  HomeThreadState,
  ThreadComparison,
  Verdict,
} from '../../../shared/ipc/compare.ts'
import { bytes, count, duration, exact, plural } from '../../util/format.ts'
import type { SideName } from './store.ts'

/** Comparisons in words. Pure. */

export const VERDICTS: Readonly<Record<Verdict, string>> = { same: 'same', differs: 'differs', unknown: 'not known' }

function numberText(value: number, unit: ComparedUnit): string {
  switch (unit) {
    case 'bytes':
      return bytes(value)
    case 'ms':
      return duration(value)
    case 'time':
      return exact(value / 1000)
    default:
      return count(value)
  }
}

/** A value as the unit has it; text as it is. Sizes and times that only look alike are told to the last digit. */
export function valueText({ unit, a, b }: ComparedRow, side: SideName): string | null {
  const value = side === 'a' ? a : b
  if (value === null || typeof value === 'string') return value
  const other = side === 'a' ? b : a
  const text = numberText(value, unit)
  if (typeof other !== 'number' || other === value || text !== numberText(other, unit)) return text
  if (unit === 'bytes') return `${count(value)} B`
  return unit === 'ms' ? `${count(value)} ms` : new Date(value).toISOString()
}

/** Why there is no value on a side. */
export function absenceText(section: ComparedSection, { history }: ComparedSide, side: SideName): string {
  if (section.known[side]) return 'not said'
  if (section.id === 'problems' || section.id === 'records' || history === 'read') return 'not read yet'
  return history === 'refused' ? 'not opened' : 'cannot be read'
}

/** How far the right side is from the left: `+1,200`; empty where that means nothing. */
export function changeText({ unit, a, b }: ComparedRow): string {
  if (typeof a !== 'number' || typeof b !== 'number' || a === b) return ''
  const change = Math.abs(b - a)
  const sign = b > a ? '+' : '−'
  const text = unit === 'bytes' ? bytes(change) : unit === 'count' ? count(change) : duration(change)
  return `${sign}${text}`
}

/** How many rows have each verdict. */
export function verdictCounts(sections: readonly ComparedSection[]): Readonly<Record<Verdict, number>> {
  const counts = { same: 0, differs: 0, unknown: 0 }
  for (const { rows } of sections) for (const { verdict } of rows) counts[verdict] += 1
  return counts
}

/** What a section comes to. */
export function sumText({ differs, unknown }: Readonly<Record<Verdict, number>>): string {
  if (differs > 0) return plural(differs, 'difference')
  return unknown > 0 ? 'not known of both' : 'no difference'
}

/** Facts as CSV. */
export function comparisonCsv(comparison: Pick<ThreadComparison, 'sections'>): string {
  return csvOf(comparisonTable(comparison))
}

/** Heads as CSV. */
export function headsCsv(rows: readonly HeadRow[]): string {
  return csvOf(headsTable(rows))
}

/** The threads of two homes as CSV. */
export function homesCsv(threads: readonly ComparedHomeThread[]): string {
  return csvOf(homesTable(threads))
}

/** Which threads of two homes are shown. */
export type Shown = HomeThreadState | 'all'

export const STATES: Readonly<Record<Shown, string>> = {
  all: 'All',
  changed: 'Changed',
  onlyA: 'Only in A',
  onlyB: 'Only in B',
  same: 'The same',
}

type InHome = NonNullable<ComparedHomeThread['a']>

/** What has changed of a thread that both homes have, but for its mode, which has a column of its own. */
export function threadChanges({ a, b }: Pick<ComparedHomeThread, 'a' | 'b'>): string {
  if (a === null || b === null) return ''
  const change = (name: string, of: (side: InHome) => string) =>
    of(a) === of(b) ? [] : [`${name} ${of(a)} → ${of(b)}`]
  return [
    ...change('release', side => side.release || 'not stated'),
    ...(a.sizeBytes === b.sizeBytes ? [] : [`size ${sizes(a.sizeBytes, b.sizeBytes)}`]),
    ...change('problems', side => count(side.problems)),
    ...(a.turns === null || b.turns === null ? [] : change('turns', side => count(side.turns ?? 0))),
    ...change('archived', side => (side.archived ? 'yes' : 'no')),
  ].join(', ')
}

function sizes(a: number, b: number): string {
  return bytes(a) === bytes(b) ? `${count(a)} B → ${count(b)} B` : `${bytes(a)} → ${bytes(b)}`
}
