import type { Table } from './csv.ts'
import type { CompatibilityReport } from './report.ts'

/** Every count of the compatibility report: a row for a month, release and mode. Pure. */
export function cellsTable({ cells }: Pick<CompatibilityReport, 'cells'>): Table {
  return {
    header: ['month', 'release', 'history_mode', 'as_the_file_says_it', 'threads'],
    rows: cells.map(({ month, release, mode, raw, threads }) => [month, release, mode, raw, threads]),
  }
}
