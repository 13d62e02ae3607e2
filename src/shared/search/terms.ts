import type { Term } from './query.ts'
import { isLoneCharacter, type Token, tokensOf } from './tokens.ts'

/** Words of a search text as terms of the index. */

/** Tokens of one phrase that are looked for; a paste of pages is told by its beginning. */
export const PHRASE_TOKENS = 64
/** The shortest beginning of a word that is completed while somebody is still typing it. */
const COMPLETED_CHARS = 3

export interface ReadTerm {
  readonly term: Term
  /** Where the tokens that were left out begin, in the text; null where all are taken. */
  readonly cutAt: number | null
  /** Whether a star was typed where a single letter would find nearly everything. */
  readonly uselessStar: boolean
}

/** How the last word of a text is to be taken. */
export type Ending = 'whole' | 'star' | 'typing'

/** @returns null for a text without letters, digits or pictures. */
export function readTerm(text: string, ending: Ending): ReadTerm | null {
  const tokens = withoutTail([...tokensOf(text)])
  const cut = tokens.length > PHRASE_TOKENS
  const kept = cut ? withoutTail(tokens.slice(0, PHRASE_TOKENS)) : tokens
  const last = kept.at(-1)
  if (last === undefined) return null
  const alone = isLoneCharacter(last.text)
  const letters = [...last.text].length
  const starred = !cut && ending === 'star'
  const prefix = alone || (starred && letters > 1) || (!cut && ending === 'typing' && letters >= COMPLETED_CHARS)
  return {
    term: { tokens: kept.map(token => token.text), prefix },
    cutAt: cut ? last.to : null,
    uselessStar: starred && !prefix,
  }
}

/** The last character of a run without spaces stands in the pair before it; in the index another pair may begin there. */
function withoutTail(tokens: Token[]): Token[] {
  const [before, last] = tokens.slice(-2)
  const repeated = before !== undefined && last !== undefined && before.from < last.from && last.to === before.to
  return repeated ? tokens.slice(0, -1) : tokens
}
