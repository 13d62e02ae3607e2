import { conditionOf } from './fields.ts'
import { lex } from './lex.ts'
import type { ThreadCondition } from './query.ts'

/** What the filter of the list was understood as. */
export interface FilterText {
  /** The text without its conditions. */
  readonly words: string
  readonly conditions: readonly ThreadCondition[]
}

/**
 * Takes the conditions of the search language out of a filter; everything else stays the words that it is.
 * @param now unix ms, for dates like `7d`
 */
export function readFilterText(text: string, now: number): FilterText {
  const conditions: ThreadCondition[] = []
  let words = ''
  let done = 0
  for (const piece of lex(text)) {
    // A list has no hits whose kind could be asked for.
    if (piece.kind !== 'field' || piece.field === 'kind') continue
    const condition = conditionOf(piece.field, piece.value, piece.negated, now)
    if ('reason' in condition) continue
    conditions.push(condition)
    words += text.slice(done, piece.from)
    done = piece.to
  }
  return { words: words + text.slice(done), conditions }
}
