import type { Out } from '../../../shared/ipc/contract.ts'
import type { Severity } from '../../../shared/problem.ts'

/** Findings as a table of checks and releases. Pure. */

type Summary = Pick<Out<'doctor.summary'>, 'cells' | 'checks'>

export interface MatrixRow {
  readonly check: string
  readonly title: string
  readonly severity: Severity
  /** Findings by group of releases. */
  readonly counts: ReadonlyMap<string, number>
  readonly count: number
  readonly threads: number
}

export interface Matrix {
  /** Groups of releases, oldest first; the empty one is of what no release wrote. */
  readonly groups: readonly string[]
  /** By severity, those with most findings first. */
  readonly rows: readonly MatrixRow[]
  /** The largest number of a cell. */
  readonly most: number
}

export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info']

/** The group that a release belongs to: its first two numbers, or what it says of itself. */
export function groupOf(release: string): string {
  return /^v?(\d+\.\d+)/.exec(release)?.[1] ?? release
}

function order(group: string): readonly [number, number] {
  const [, major, minor] = /^(\d+)\.(\d+)$/.exec(group) ?? []
  return major === undefined ? [group === '' ? -1 : Number.POSITIVE_INFINITY, 0] : [Number(major), Number(minor)]
}

function compare(a: string, b: string): number {
  const [first, other] = [order(a), order(b)]
  if (first[0] !== other[0]) return first[0] < other[0] ? -1 : 1
  return first[1] - other[1] || (a < b ? -1 : a > b ? 1 : 0)
}

/** The table of all that was found of these severities; none means all. */
export function matrixOf({ cells, checks }: Summary, severities: readonly Severity[]): Matrix {
  const counts = new Map<string, Map<string, number>>()
  const shown = cells.filter(({ severity }) => severities.length === 0 || severities.includes(severity))
  const named = new Map(shown.map(cell => [cell.check, cell]))
  for (const { check, release, count } of shown) {
    const row = counts.get(check) ?? new Map<string, number>()
    const group = groupOf(release)
    row.set(group, (row.get(group) ?? 0) + count)
    counts.set(check, row)
  }
  const rows = checks.flatMap(({ check, count, threads }) => {
    const cell = named.get(check)
    if (cell === undefined) return []
    const { title, severity } = cell
    return [{ check, title, severity, counts: counts.get(check) ?? new Map<string, number>(), count, threads }]
  })
  rows.sort(
    (a, b) =>
      SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
      b.count - a.count ||
      a.title.localeCompare(b.title, 'en'),
  )
  const groups = [...new Set(rows.flatMap(row => [...row.counts.keys()]))].sort(compare)
  const most = Math.max(0, ...rows.flatMap(row => [...row.counts.values()]))
  return { groups, rows, most }
}

/** The releases of a group, as findings are filtered by. */
export function releasesOf({ cells }: Pick<Summary, 'cells'>, group: string): readonly string[] {
  return [...new Set(cells.flatMap(({ release }) => (groupOf(release) === group ? [release] : [])))]
}

/** How deep the tint of a cell is, 1 to 4; by magnitude, so that one huge number leaves the others apart. */
export function tintOf(count: number, most: number): 1 | 2 | 3 | 4 {
  const part = most <= 1 ? 0 : Math.log(count) / Math.log(most)
  return part > 0.75 ? 4 : part > 0.5 ? 3 : part > 0.25 ? 2 : 1
}

/** A group's name. */
export function groupName(group: string): string {
  return group === '' ? 'none' : group
}

/** The cell that a key leads to from another one; null for keys that lead nowhere. Column 0 is the check as a whole. */
export function cellForKey(
  key: string,
  at: { readonly row: number; readonly column: number },
  { rows, groups }: Pick<Matrix, 'rows' | 'groups'>,
): { readonly row: number; readonly column: number } | null {
  const { row, column } = at
  const to = {
    ArrowUp: { row: row - 1, column },
    ArrowDown: { row: row + 1, column },
    ArrowLeft: { row, column: column - 1 },
    ArrowRight: { row, column: column + 1 },
    Home: { row, column: 0 },
    End: { row, column: groups.length },
    PageUp: { row: 0, column },
    PageDown: { row: rows.length - 1, column },
  }[key]
  if (to === undefined || rows.length === 0) return null
  const within = (value: number, most: number) => Math.min(most, Math.max(0, value))
  return { row: within(to.row, rows.length - 1), column: within(to.column, groups.length) }
}
