/** How many lines of a change are drawn while it is folded: a screen's worth for all of its files together. */

const MOST = 40
/** Fewer lines of a file say nothing. */
const FEWEST = 5

/**
 * The lines that each of the files may show, in their order: what short files leave, longer ones get. Where there are very
 * many, the longest or last ones show none.
 * @param files how many lines each has
 */
export function shareOfLines(files: readonly number[]): readonly number[] {
  const shares = files.map(() => 0)
  const shortFirst = files.map((lines, index) => ({ lines, index })).sort((a, b) => a.lines - b.lines)
  let left = MOST
  for (const [place, { lines, index }] of shortFirst.entries()) {
    if (left < FEWEST) break
    const mine = Math.min(left, Math.max(FEWEST, Math.floor(left / (files.length - place))))
    shares[index] = mine
    left -= Math.min(mine, lines)
  }
  return shares
}

/** A fold that hides so few lines is not worth its bar. @param most the lines that are shown with it. */
export function slackOf(most: number): number {
  return Math.floor(most / 8)
}
