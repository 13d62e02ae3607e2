import type { TurnSummary } from '../../../../shared/turn.ts'
import { countWhile } from '../../../util/search.ts'
import { itemWords } from '../item-words.ts'

/** The numbers of the turns that the outline lists. */
export function outlineRows(
  turns: readonly Pick<TurnSummary, 'rolledBack'>[],
  showRolledBack: boolean,
): readonly number[] {
  return turns.flatMap((turn, number) => (turn.rolledBack && !showRolledBack ? [] : [number]))
}

/** Where a turn stands in the list; a hidden one is where the one before it is. -1 before the first. */
export function outlineRowOf(rows: readonly number[], turn: number): number {
  return countWhile(rows.length, row => (rows[row] ?? 0) <= turn) - 1
}

/** Where a key leads to from a row; null where it leads nowhere. */
export function outlineStep(key: string, row: number, rows: number, page: number): number | null {
  const to = {
    ArrowDown: row + 1,
    ArrowUp: row - 1,
    PageDown: row + page,
    PageUp: row - page,
    Home: 0,
    End: rows - 1,
  }[key]
  if (to === undefined || rows === 0) return null
  return Math.min(rows - 1, Math.max(0, to))
}

/** What turns without a prompt are, by their first item that is more than a note. @param kinds marks of all items. */
export function turnNames(turns: readonly Pick<TurnSummary, 'itemCount'>[], kinds: string): readonly string[] {
  let from = 0
  return turns.map(({ itemCount }) => {
    const mine = kinds.slice(from, from + itemCount)
    from += itemCount
    const first = /[^n]/.exec(mine)?.[0]
    if (first === 'v' || first === 'x') return 'Review'
    if (first === 'k') return 'Compaction'
    return first === undefined ? 'Nothing shown' : `No prompt, ${itemWords(first).toLowerCase()}`
  })
}
