/** Which lines the rows of the table are: all of the file, or a choice of them (ascending, one-based). */
export type Only = readonly number[] | null

/** The line of a row (from 0); 0 where there is no such row. */
export function lineOfRow(only: Only, row: number): number {
  return only === null ? row + 1 : (only[row] ?? 0)
}

/** The row (from 0) of the first line shown that is `line` or stands behind it; the number of rows where there is none. */
export function rowFrom(only: Only, line: number): number {
  if (only === null) return line - 1
  let [low, high] = [0, only.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((only[middle] ?? 0) < line) low = middle + 1
    else high = middle
  }
  return low
}

/** The row (from 0) of a line; -1 where it has none. */
export function rowOfLine(only: Only, line: number): number {
  const row = rowFrom(only, line)
  return line > 0 && lineOfRow(only, row) === line ? row : -1
}
