import { visible } from '../main/engine/export/visible.ts'
import { type CsvCell, csvLine, csvTable, type Table } from '../shared/csv.ts'

/** Tables for other programs, which may end in a terminal all the same: texts of threads show and do not act. */

export function visibleTable({ header, rows }: Table): string {
  return csvTable(header, rows.map(shown))
}

/** One row, with its end. */
export function visibleRow(cells: readonly CsvCell[]): string {
  return `${csvLine(shown(cells))}\r\n`
}

function shown(cells: readonly CsvCell[]): readonly CsvCell[] {
  return cells.map(cell => (typeof cell === 'string' ? visible(cell) : cell))
}
