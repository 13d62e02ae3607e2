import type { SearchQuery, Stretch, Term } from './query.ts'
import { isLoneCharacter, type Token, tokensOf } from './tokens.ts'

/** A query against a text itself, by the same rules as in the index: for deep search, snippets and marks. */
export interface Matcher {
  /** Whether an item with this text is found. */
  matches(text: string): boolean
  /** Where the terms that are looked for stand, in order; stretches that touch or overlap are one. UTF-16 units. */
  marks(text: string): Stretch[]
}

/** Of the words of a query; its conditions are not looked at. */
export function createMatcher({ groups, excluded }: Pick<SearchQuery, 'groups' | 'excluded'>): Matcher {
  return {
    matches: text => {
      const tokens = [...tokensOf(text)]
      const found = (terms: readonly Term[]) => terms.some(term => occurrences(tokens, term).next().done !== true)
      return groups.length > 0 && groups.every(found) && !found(excluded)
    },
    marks: text => {
      const tokens = [...tokensOf(text)]
      const marks = groups.flat().flatMap(term => [...occurrences(tokens, term)])
      return merged(marks.sort((a, b) => a.from - b.from || a.to - b.to))
    },
  }
}

function* occurrences(tokens: readonly Token[], { tokens: wanted, prefix }: Term): Generator<Stretch> {
  const last = wanted.length - 1
  for (let at = 0; at + last < tokens.length; at++) {
    const fits = wanted.every((word, i) => {
      const { text } = tokens[at + i] ?? { text: '' }
      return i === last && prefix ? text.startsWith(word) : text === word
    })
    const [first, end] = [tokens[at], tokens[at + last]]
    if (fits && first !== undefined && end !== undefined) yield { from: first.from, to: endOf(end, wanted, prefix) }
  }
}

/** Of a pair of characters only the first may be meant. */
function endOf(token: Token, wanted: readonly string[], prefix: boolean): number {
  const last = wanted.at(-1) ?? ''
  return prefix && isLoneCharacter(last) ? Math.min(token.to, token.from + last.length) : token.to
}

function merged(sorted: readonly Stretch[]): Stretch[] {
  const whole: { from: number; to: number }[] = []
  for (const { from, to } of sorted) {
    const before = whole.at(-1)
    if (before !== undefined && from <= before.to) before.to = Math.max(before.to, to)
    else whole.push({ from, to })
  }
  return whole
}
