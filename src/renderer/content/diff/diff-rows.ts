import { diffWordsWithSpace } from 'diff'
import type { DiffLine } from './diff-lines.ts'

/** Pairs removed lines with the added ones that replaced them, for both views, and finds the words that differ. */

/** A part of a line, from inclusive to exclusive. */
export type Range = readonly [number, number]

/** Longer lines are not compared word by word. */
const MOST_CHARS = 500
/** Nor are lines that have next to nothing in common. */
const MOST_EDITS = 80

export interface SplitRow {
  /** Indices into the lines; the same for lines that stand on both sides. */
  readonly left: number | null
  readonly right: number | null
  /** Set for hunk headings and notes, which run across. */
  readonly across: number | null
}

/** The rows of a side-by-side view. */
export function splitRows(lines: readonly DiffLine[]): readonly SplitRow[] {
  const rows: SplitRow[] = []
  for (let at = 0; at < lines.length; ) {
    const kind = lines[at]?.kind
    if (kind === 'hunk' || kind === 'note') {
      rows.push({ left: null, right: null, across: at })
      at += 1
    } else if (kind === 'same') {
      rows.push({ left: at, right: at, across: null })
      at += 1
    } else {
      const { removed, added, note, end } = blockAt(lines, at)
      for (let row = 0; row < Math.max(removed.length, added.length); row += 1) {
        rows.push({ left: removed[row] ?? null, right: added[row] ?? null, across: null })
      }
      if (note !== null) rows.push({ left: null, right: null, across: note })
      at = end
    }
  }
  return rows
}

interface Block {
  readonly removed: readonly number[]
  readonly added: readonly number[]
  /** "No newline at end of file" may stand between the two. */
  readonly note: number | null
  readonly end: number
}

/** Removed lines from `at` on, and the added ones after them. */
function blockAt(lines: readonly DiffLine[], at: number): Block {
  let end = at
  const run = (kind: 'remove' | 'add') => {
    const found: number[] = []
    for (; lines[end]?.kind === kind; end += 1) found.push(end)
    return found
  }
  const removed = run('remove')
  const note = removed.length > 0 && lines[end]?.kind === 'note' && lines[end + 1]?.kind === 'add' ? end : null
  if (note !== null) end += 1
  return { removed, added: run('add'), note, end }
}

/** For the lines that these rows show as changed into each other, the parts that differ, by index of the line. */
export function changedWords(
  lines: readonly DiffLine[],
  rows: readonly SplitRow[],
): ReadonlyMap<number, readonly Range[]> {
  const words = new Map<number, readonly Range[]>()
  for (const { left, right } of rows) {
    if (left === null || right === null || left === right) continue
    const [before, after] = [lines[left]?.text ?? '', lines[right]?.text ?? '']
    if (before.length > MOST_CHARS || after.length > MOST_CHARS) continue
    const compared = compare(before, after)
    if (compared === null) continue
    words.set(left, compared[0])
    words.set(right, compared[1])
  }
  return words
}

/** What differs between two lines; null where so much does that marks would say nothing. */
function compare(before: string, after: string): readonly [readonly Range[], readonly Range[]] | null {
  const removed: Range[] = []
  const added: Range[] = []
  let left = 0
  let right = 0
  let common = 0
  for (const part of diffWordsWithSpace(before, after, { maxEditLength: MOST_EDITS }) ?? []) {
    const { length } = part.value
    if (part.added) added.push([right, right + length])
    else if (part.removed) removed.push([left, left + length])
    else common += part.value.trim().length
    if (!part.added) left += length
    if (!part.removed) right += length
  }
  const most = Math.max(before.trim().length, after.trim().length)
  if (common * 3 < most) return null
  return [joined(removed, before), joined(added, after)]
}

/** Ranges with nothing but a space between them become one, as one reads them. */
function joined(ranges: readonly Range[], line: string): readonly Range[] {
  const made: Range[] = []
  for (const range of ranges) {
    const last = made.at(-1)
    if (last !== undefined && line.slice(last[1], range[0]).trim() === '') made[made.length - 1] = [last[0], range[1]]
    else made.push(range)
  }
  return made
    .map(([from, to]) => [from, from + line.slice(from, to).trimEnd().length] as const)
    .filter(([from, to]) => to > from)
}
