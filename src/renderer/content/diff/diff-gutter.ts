import type { DiffLine } from './diff-lines.ts'

const SIGN = { add: '+', remove: '−', same: ' ', hunk: ' ', note: ' ' } as const
const FEWEST_DIGITS = 4

/** What stands before each of these lines: its number before and after, and its sign, all of one width. */
export function gutterOf(lines: readonly DiffLine[]): (line: DiffLine) => string {
  const digits = lines.reduce(
    (most, { before, after }) => Math.max(most, `${before ?? ''}`.length, `${after ?? ''}`.length),
    FEWEST_DIGITS,
  )
  const pad = (value: number | null) => `${value ?? ''}`.padStart(digits)
  return line => `${pad(line.before)} ${pad(line.after)} ${SIGN[line.kind]} `
}
