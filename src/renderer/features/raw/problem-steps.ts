/** Where the next problem is: by the problems that are known, else by looking through the lines. */

export type Direction = 1 | -1

export type ProblemStep =
  | { readonly do: 'go'; readonly line: number }
  /** Look at lines from `from` on to `to` (one-based, both included, in the direction); `else` is where to go without a find. */
  | { readonly do: 'look'; readonly from: number; readonly to: number; readonly else: number | null }
  | { readonly do: 'nothing' }

/**
 * @param lines lines of known problems, in any order.
 * @param complete whether these are all that there are.
 * @param at the line that one is at; 0 for none.
 */
export function nextProblem(
  lines: readonly number[],
  complete: boolean,
  at: number,
  direction: Direction,
  total: number,
): ProblemStep {
  const sorted = [...new Set(lines)].filter(line => line <= total).sort((a, b) => a - b)
  const lowest = sorted[0]
  const highest = sorted.at(-1)
  const ahead = direction === 1 ? sorted.find(line => line > at) : sorted.findLast(line => line < at)
  const other = direction === 1 ? lowest : highest
  if (complete) {
    const line = ahead ?? other
    return line === undefined ? { do: 'nothing' } : { do: 'go', line }
  }
  // The known ones are the first of the file: behind the last of them it must be looked for.
  const known = highest ?? 0
  if (direction === 1) {
    if (ahead !== undefined) return { do: 'go', line: ahead }
    const from = Math.max(at, known) + 1
    return from <= total ? { do: 'look', from, to: total, else: lowest ?? null } : goOr(lowest)
  }
  if (ahead !== undefined && at <= known + 1) return { do: 'go', line: ahead }
  // Before the first known one there is nothing: on from the end.
  const from = at > known + 1 ? at - 1 : total
  return from > known ? { do: 'look', from, to: known + 1, else: highest ?? null } : goOr(highest)
}

function goOr(line: number | undefined): ProblemStep {
  return line === undefined ? { do: 'nothing' } : { do: 'go', line }
}

/** The next window of lines to look at, one-based and ascending; null after the last. */
export function lookWindow(
  from: number,
  to: number,
  direction: Direction,
  most: number,
): { readonly first: number; readonly many: number } | null {
  if (direction === 1) return from > to ? null : { first: from, many: Math.min(most, to - from + 1) }
  if (from < to) return null
  const first = Math.max(to, from - most + 1)
  return { first, many: from - first + 1 }
}
