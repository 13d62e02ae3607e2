/** Tables as CSV (RFC 4180), safe to open in a spreadsheet. */

export type CsvCell = string | number | null

export interface Table {
  readonly header: readonly string[]
  readonly rows: readonly (readonly CsvCell[])[]
}

/** A text that a spreadsheet would take as a formula, spaces before it or not. */
const FORMULA = /^[\s]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r]/u
const QUOTED = /[",\r\n]/

/**
 * One line, without its end. Texts that would be formulas begin with an apostrophe; numbers are left as they are, for
 * a negative one is none. Null is an empty cell.
 */
export function csvLine(cells: readonly CsvCell[]): string {
  return cells.map(csvCell).join(',')
}

/** A whole table; every line ends with CRLF. */
export function csvTable(header: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  return [header, ...rows].map(row => `${csvLine(row)}\r\n`).join('')
}

/** The same of a table that is made elsewhere. */
export function csvOf({ header, rows }: Table): string {
  return csvTable(header, rows)
}

function csvCell(cell: CsvCell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const text = FORMULA.test(cell) ? `'${cell}` : cell
  return QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
