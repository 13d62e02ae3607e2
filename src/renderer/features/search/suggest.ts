import { fieldNames, fixedValues } from '../../../shared/search/fields.ts'
import { lex, type Piece } from '../../../shared/search/lex.ts'
import type { FieldName } from '../../../shared/search/query.ts'

/** What could be typed next in the field of the search. Pure. */

/** What is being typed at the caret; null where nothing is offered for it. */
export type Wish =
  | { readonly kind: 'recent' }
  | { readonly kind: 'field'; readonly from: number; readonly negated: boolean; readonly word: string }
  | {
      readonly kind: 'value'
      readonly from: number
      readonly negated: boolean
      readonly field: FieldName
      readonly value: string
    }

/** Letters from which on the name of a field is offered: fewer begin too many words. */
const LEAST = 2

/** @param caret UTF-16 units */
export function wishAt(text: string, caret: number): Wish | null {
  if (text === '') return { kind: 'recent' }
  // In the middle of a word nobody wants it completed.
  if (/\S/.test(text.charAt(caret))) return null
  const piece: Piece | undefined = lex(text.slice(0, caret)).at(-1)
  if (piece === undefined || piece.to !== caret || piece.kind === 'or') return null
  const { from, negated } = piece
  if (piece.kind === 'field') return { kind: 'value', from, negated, field: piece.field, value: piece.value }
  const word = text.slice(piece.inner.from, piece.inner.to).toLowerCase()
  if (piece.quoted || piece.star || word.length < LEAST || !/^[a-z]+$/.test(word)) return null
  return { kind: 'field', from, negated, word }
}

export interface Suggestion {
  readonly kind: Wish['kind']
  readonly label: string
  /** At the right: how many threads. */
  readonly count: number | null
  /** The field with it, and where the caret stands then. */
  readonly text: string
  readonly caret: number
}

/** What a value is written as: in quotes where it has blanks. */
function written(value: string): string {
  return /[\s"]/.test(value) ? `"${value.replaceAll('"', '')}"` : value
}

function placed(text: string, caret: number, from: number, part: string): Pick<Suggestion, 'text' | 'caret'> {
  const before = text.slice(0, from) + part
  const rest = text.slice(caret)
  return { text: before + (part.endsWith(' ') ? rest.replace(/^\s/, '') : rest), caret: before.length }
}

export interface Offered {
  /** Values of the field that is being typed, as the engine knows them. */
  readonly values: readonly { readonly value: string; readonly count: number }[]
  readonly recent: readonly string[]
}

const MOST_RECENT = 8

/** What is offered; none of it is what stands there already. */
export function suggestionsFor(text: string, caret: number, wish: Wish | null, offered: Offered): Suggestion[] {
  if (wish === null) return []
  if (wish.kind === 'recent') {
    return offered.recent
      .slice(0, MOST_RECENT)
      .map(recent => ({ kind: 'recent', label: recent, count: null, text: recent, caret: recent.length }))
  }
  const sign = wish.negated ? '-' : ''
  if (wish.kind === 'field') {
    return fieldNames
      .filter(name => name.startsWith(wish.word) && name !== wish.word)
      .map(name => ({
        kind: 'field',
        label: `${name}:`,
        count: null,
        ...placed(text, caret, wish.from, `${sign}${name}:`),
      }))
  }
  const { field, from } = wish
  const value = wish.value.trim().toLowerCase()
  const fixed = fixedValues(field)?.filter(one => one.toLowerCase().startsWith(value))
  const values = fixed === undefined ? offered.values : fixed.map(one => ({ value: one, count: null }))
  if (values.some(one => one.value.toLowerCase() === value)) return []
  return values.map(one => ({
    kind: 'value',
    label: one.value,
    count: one.count,
    ...placed(text, caret, from, `${sign}${field}:${written(one.value)} `),
  }))
}
