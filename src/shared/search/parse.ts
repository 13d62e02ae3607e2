import { conditionOf, isChoice, reasonOf } from './fields.ts'
import { kindCalled, type TextKind, textKinds } from './kinds.ts'
import { lex, type Piece } from './lex.ts'
import type { Ignored, Part, SearchQuery, Stretch, Term, ThreadCondition } from './query.ts'
import { PHRASE_TOKENS, readTerm } from './terms.ts'

/** Words and phrases that are looked for; the rest of a longer text is ignored. */
export const MAX_TERMS = 64
const MAX_PARTS = 200

export interface ParseOptions {
  /** Unix ms, for dates like `7d`. */
  readonly now: number
  /** Somebody is typing: a last word without a space behind it may be the beginning of one. */
  readonly typing?: boolean
}

/** Understands any text: never throws, and tells what it did not use and why. */
export function parseQuery(text: string, options: ParseOptions): SearchQuery {
  return new Parser(text, options).parse()
}

type WordsPiece = Extract<Piece, { kind: 'words' }>
type FieldPiece = Extract<Piece, { kind: 'field' }>

const REASONS = {
  operator: 'OR stands between two words or phrases',
  conditions: 'OR joins words and phrases; conditions hold all at once',
  excluded: 'OR joins words that are looked for, not words that are left out',
  empty: 'there is no letter, digit or picture in it to look for',
  star: 'one letter begins nearly every word; a star needs two',
  phrase: `only the first ${PHRASE_TOKENS} words of a phrase are looked for`,
  length: `the rest of a long text is not looked for (more than ${MAX_TERMS} words and phrases)`,
  alone: 'words can be left out only where others are looked for',
  kinds: 'kinds narrow what words are found in, and no words are looked for',
} as const

class Parser {
  readonly #text: string
  readonly #options: ParseOptions
  readonly #groups: Term[][] = []
  readonly #excluded: Term[] = []
  readonly #conditions: ThreadCondition[] = []
  /** Kinds that hits must, or must not be of. */
  readonly #kinds: { readonly kind: TextKind; readonly negated: boolean }[] = []
  readonly #parts: Part[] = []
  readonly #ignored: Ignored[] = []
  /** The part before, where an OR may go on from it. */
  #before: Piece | null = null
  /** An OR that waits for what it joins. */
  #or: Piece | null = null
  #terms = 0

  constructor(text: string, options: ParseOptions) {
    this.#text = text
    this.#options = options
  }

  parse(): SearchQuery {
    for (const piece of lex(this.#text)) {
      if (this.#terms === MAX_TERMS || this.#parts.length + this.#ignored.length >= MAX_PARTS) {
        this.#ignore({ from: piece.from, to: this.#text.trimEnd().length }, REASONS.length)
        break
      }
      if (piece.kind === 'or') this.#operator(piece)
      else if (piece.kind === 'field') this.#field(piece)
      else this.#words(piece)
    }
    if (this.#or !== null) this.#ignore(this.#or, REASONS.operator)
    const parts = inOrder(this.#parts)
    const reasons = this.#groups.length > 0 ? [] : parts.map(uselessAlone)
    const useless = parts.flatMap(({ from, to }, i) => (reasons[i] ? [{ from, to, reason: reasons[i] }] : []))
    return {
      text: this.#text,
      groups: this.#groups,
      excluded: this.#groups.length === 0 ? [] : this.#excluded,
      conditions: this.#conditions,
      kinds: this.#groups.length === 0 ? null : kindsOf(this.#kinds),
      parts: parts.filter((_, i) => !reasons[i]),
      ignored: inOrder([...this.#ignored, ...useless]),
    }
  }

  #ignore({ from, to }: Stretch, reason: string): void {
    this.#ignored.push({ from, to, reason })
  }

  #operator(piece: Piece): void {
    if (this.#or !== null || this.#before === null) this.#ignore(piece, REASONS.operator)
    else this.#or = piece
  }

  /** Settles the OR before a piece. @returns whether it joins the piece with the one before. */
  #joins(piece: WordsPiece | FieldPiece): boolean {
    const [or, before] = [this.#or, this.#before]
    this.#or = null
    this.#before = piece
    if (or === null || before === null || before.kind === 'or') return false
    const fields = before.kind === 'field' || piece.kind === 'field'
    const joined = fields ? sameChoice(before, piece) : !before.negated && !piece.negated
    if (joined) this.#parts.push({ kind: 'or', from: or.from, to: or.to })
    else this.#ignore(or, fields ? REASONS.conditions : REASONS.excluded)
    return joined
  }

  #field(piece: FieldPiece): void {
    const { from, to, field, value, negated } = piece
    const reason = this.#holds(piece)
    if (reason !== null) {
      this.#ignore(piece, reason)
      return
    }
    this.#joins(piece)
    this.#parts.push({ kind: 'field', from, to, negated, field, value: value.trim() })
  }

  /** Takes what a field asks for. @returns why it asks for nothing; null where it does. */
  #holds({ field, value, negated }: FieldPiece): string | null {
    if (field === 'kind') {
      const kind = kindCalled(value)
      if (kind === null) return reasonOf(field)
      this.#kinds.push({ kind, negated })
      return null
    }
    const condition = conditionOf(field, value, negated, this.#options.now)
    if ('reason' in condition) return condition.reason
    this.#conditions.push(condition)
    return null
  }

  #words(piece: WordsPiece): void {
    const { from, inner, negated, quoted, star } = piece
    const unfinished = this.#options.typing === true && !quoted && !negated && piece.to === this.#text.length
    const read = readTerm(this.#text.slice(inner.from, inner.to), star ? 'star' : unfinished ? 'typing' : 'whole')
    if (read === null) {
      this.#ignore(piece, REASONS.empty)
      return
    }
    const { term, cutAt, uselessStar } = read
    const joined = this.#joins(piece)
    const group = joined ? this.#groups.at(-1) : undefined
    if (negated) this.#excluded.push(term)
    else if (group === undefined) this.#groups.push([term])
    else group.push(term)
    this.#terms += 1
    const to = cutAt !== null ? inner.from + cutAt : uselessStar ? starAt(this.#text, piece) : piece.to
    if (to < piece.to) this.#ignore({ from: to, to: piece.to }, uselessStar ? REASONS.star : REASONS.phrase)
    const text = this.#text.slice(inner.from, Math.min(inner.to, to))
    this.#parts.push({ kind: 'words', from, to, negated, text, quoted, prefix: star && term.prefix })
  }
}

/** Why a part is of no use where no words are looked for; null for one that is. */
function uselessAlone(part: Part, at: number, parts: readonly Part[]): string | null {
  const kind = part.kind === 'or' ? parts[at + 1] : part
  if (kind?.kind === 'field') return kind.field === 'kind' ? REASONS.kinds : null
  return part.kind === 'words' ? REASONS.alone : null
}

/** Any of those that are named, but none of those with a minus; null where none is named at all. */
function kindsOf(named: readonly { readonly kind: TextKind; readonly negated: boolean }[]): readonly TextKind[] | null {
  if (named.length === 0) return null
  const ofSign = (negated: boolean) => named.flatMap(one => (one.negated === negated ? [one.kind] : []))
  const wanted = ofSign(false)
  const from = wanted.length > 0 ? wanted : textKinds.filter(kind => kind !== 'context')
  return textKinds.filter(kind => from.includes(kind) && !ofSign(true).includes(kind))
}

/** Where the stars at the end of a piece begin. */
function starAt(text: string, { from, to }: Stretch): number {
  return from + text.slice(from, to).replace(/\*+$/, '').length
}

function sameChoice(a: Piece, b: Piece): boolean {
  const fields = a.kind === 'field' && b.kind === 'field' && a.field === b.field
  return fields && isChoice(a.field) && !a.negated && !b.negated
}

function inOrder<T extends Stretch>(stretches: readonly T[]): T[] {
  return [...stretches].sort((a, b) => a.from - b.from)
}
