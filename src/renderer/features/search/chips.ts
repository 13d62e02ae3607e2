import { parseQuery } from '../../../shared/search/parse.ts'
import type { Stretch } from '../../../shared/search/query.ts'

/** A condition of the search text, as it was understood. */
export interface Chip extends Stretch {
  readonly label: string
  readonly value: string
}

/** The conditions of a search text. @param now unix ms */
export function chipsOf(text: string, now: number): readonly Chip[] {
  return parseQuery(text, { now }).parts.flatMap(part =>
    part.kind === 'field'
      ? [{ from: part.from, to: part.to, label: `${part.negated ? 'not ' : ''}${part.field}`, value: part.value }]
      : [],
  )
}

/** The text without a part of it. */
export function without(text: string, { from, to }: Stretch): string {
  const before = text.slice(0, from).trimEnd()
  const after = text.slice(to).trimStart()
  return before === '' || after === '' ? before + after : `${before} ${after}`
}

/** The text with one more part at its end, ready for the next word. */
export function withPart(text: string, part: string): string {
  return text.trim() === '' ? part : `${text.trimEnd()} ${part}`
}
