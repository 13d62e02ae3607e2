import type { SearchQuery, Term } from '../../../../shared/search/query.ts'
import type { Block } from './blocks.ts'
import { createTokenFinder, type TokenFinder } from './token-finder.ts'

/** Lines in which all that is looked for may stand; none of the others can be found. */

const NEWLINE = 10

/** A line of a block. */
export interface CandidateLine {
  /** Places in the block; `to` is before the newline. */
  readonly from: number
  readonly to: number
}

/** Ways in which one part of the query may be met. */
type Group = readonly TokenFinder[]

export class CandidateLines {
  /** Those that are seldom met come first. */
  readonly #groups: readonly Group[]

  /** @param query looks for at least one word */
  constructor({ groups }: Pick<SearchQuery, 'groups'>) {
    const byLength = [...groups].sort((a, b) => shortest(b) - shortest(a))
    this.#groups = byLength.map(terms => terms.map(finderOf))
  }

  /** The lines of a block, in order. */
  *of(block: Block): Generator<CandidateLine> {
    const [first = [], ...others] = this.#groups
    for (let at = 0; at < block.end; ) {
      const place = nextOf(first, block, at, block.end)
      if (place === -1) return
      const line = lineAround(block, place)
      if (others.every(group => nextOf(group, block, line.from, line.to) !== -1)) yield line
      at = line.to + 1
    }
  }
}

function lineAround({ bytes, end }: Block, place: number): CandidateLine {
  const from = place === 0 ? 0 : bytes.lastIndexOf(NEWLINE, place - 1) + 1
  const to = bytes.indexOf(NEWLINE, place)
  return { from, to: to === -1 || to >= end ? end : to }
}

function nextOf(group: Group, block: Block, from: number, to: number): number {
  let first = -1
  for (const finder of group) {
    const at = finder.next(block, from, first === -1 ? to : first)
    if (at !== -1) first = at
  }
  return first
}

/** Of a phrase the longest word: the others are looked at when the line is read. */
function finderOf(term: Term): TokenFinder {
  const word = longest(term)
  return createTokenFinder(word, term.prefix && word === term.tokens.at(-1))
}

function longest({ tokens }: Term): string {
  return tokens.reduce((found, token) => (token.length > found.length ? token : found), '')
}

function shortest(terms: readonly Term[]): number {
  return Math.min(...terms.map(term => longest(term).length))
}
