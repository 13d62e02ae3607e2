import { isField } from './fields.ts'
import type { FieldName, Stretch } from './query.ts'

/** Cuts a search text into its parts. Whatever was typed, it is cut into something. */

export type Piece = Stretch &
  (
    | { readonly kind: 'or' }
    | {
        readonly kind: 'words'
        readonly negated: boolean
        readonly quoted: boolean
        /** Ends with a star. */
        readonly star: boolean
        /** The words alone, without minus, quotes and star. */
        readonly inner: Stretch
      }
    | {
        readonly kind: 'field'
        readonly negated: boolean
        readonly field: FieldName
        /** Without quotes; may be empty. */
        readonly value: string
      }
  )

const SPACE = /[\s\u0085\u200b]/
/** An opening quote with what closes it; quotes are typed in many ways. */
const QUOTES: Readonly<Record<string, string>> = { '"': '"“”', '“': '"”', '”': '"”', '„': '"“”', '«': '»' }
/** A minus forbids what it stands before, not when it is part of an arrow or of an option like `--force`. */
const FORBIDS = /-(?=[^\s\u200b!#-/:-@[-`{-~])/y
const FIELD = /([a-z]+):(?!\/\/)/iy

/** @returns the pieces in order; between them there is only white space. */
export function lex(text: string): Piece[] {
  const pieces: Piece[] = []
  for (let at = behindSpace(text, 0); at < text.length; ) {
    const piece = pieceAt(text, at)
    pieces.push(piece)
    at = behindSpace(text, piece.to)
  }
  return pieces
}

function behindSpace(text: string, from: number): number {
  let at = from
  while (at < text.length && SPACE.test(text.charAt(at))) at += 1
  return at
}

function wordEnd(text: string, from: number): number {
  let at = from
  while (at < text.length && !SPACE.test(text.charAt(at))) at += 1
  return at
}

function pieceAt(text: string, from: number): Piece {
  FORBIDS.lastIndex = from
  const negated = FORBIDS.test(text)
  const at = negated ? from + 1 : from
  return fieldAt(text, from, at, negated) ?? quotedAt(text, from, at, negated) ?? wordAt(text, from, at, negated)
}

function fieldAt(text: string, from: number, at: number, negated: boolean): Piece | null {
  FIELD.lastIndex = at
  const [head, written] = FIELD.exec(text) ?? []
  if (head === undefined || written === undefined) return null
  const field = written.toLowerCase()
  const begin = at + head.length
  // A colon with a space behind it stands in prose and in logs; at the very end somebody is still typing.
  if (!isField(field) || (begin < text.length && SPACE.test(text.charAt(begin)))) return null
  const quoted = quotedStretch(text, begin)
  const to = quoted?.to ?? wordEnd(text, begin)
  const value = quoted === null ? text.slice(begin, to) : text.slice(quoted.inner.from, quoted.inner.to)
  return { kind: 'field', from, to, negated, field, value }
}

function quotedStretch(text: string, at: number): (Stretch & { readonly inner: Stretch }) | null {
  const closers = QUOTES[text.charAt(at)]
  if (closers === undefined) return null
  let end = at + 1
  while (end < text.length && !closers.includes(text.charAt(end))) end += 1
  return { from: at, to: Math.min(end + 1, text.length), inner: { from: at + 1, to: end } }
}

function quotedAt(text: string, from: number, at: number, negated: boolean): Piece | null {
  const quoted = quotedStretch(text, at)
  if (quoted === null) return null
  const star = text.charAt(quoted.to) === '*'
  return { kind: 'words', from, to: quoted.to + (star ? 1 : 0), negated, quoted: true, star, inner: quoted.inner }
}

function wordAt(text: string, from: number, at: number, negated: boolean): Piece {
  const to = wordEnd(text, at)
  if (text.slice(from, to) === 'OR') return { kind: 'or', from, to }
  const word = text.slice(at, to).replace(/\*+$/, '')
  const inner = { from: at, to: at + word.length }
  return { kind: 'words', from, to, negated, quoted: false, star: inner.to < to, inner }
}
