/** Rows as lines of text: columns as wide as their widest cell, the first to the left and numbers to the right. */
export function columns(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = []
  for (const row of rows) {
    for (const [i, cell] of row.entries()) widths[i] = Math.max(widths[i] ?? 0, cell.length)
  }
  return rows.map(row =>
    row
      .map((cell, i) => (isNumber(rows, i) ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0)))
      .join('  ')
      .trimEnd(),
  )
}

/** Whether a column, but for its head, holds numbers. */
function isNumber([, ...rows]: readonly (readonly string[])[], column: number): boolean {
  return rows.every(row => /^\d*$/.test(row[column] ?? ''))
}
