import type { MarkLetter } from '../../../shared/marks.ts'
import type { Content } from '../../../shared/search/query.ts'
import type { PassFacts } from '../index/stored-facts.ts'
import { contentBits } from '../search/content-bits.ts'
import type { Outline, OutlineTurn } from './outline.ts'
import { toSummary } from './turns.ts'

/**
 * What the list shows of a thread once its file has been read in full: its own turns and tokens, without what it
 * inherited and, of the turns, without those that were taken back. Their tokens were used all the same.
 */
export function passFactsOf(outline: Outline): PassFacts {
  const turns = countedTurns(outline)
  const last = turns.at(-1)
  return {
    ledger: outline.ledger,
    turnCount: turns.filter(turn => !turn.inherited).length,
    tokens: ownTokens(outline),
    model: outline.model,
    lastTurn: last === undefined ? null : toSummary(last).status,
    endedAt: outline.endedAt,
    // Remarks are listed, not counted.
    problemCount: outline.problemCount - outline.remarkCount,
    contents: contentsOf(outline.turns),
  }
}

/** The turns that count: neither taken back nor made to hold markers alone. */
export function countedTurns({ turns }: Outline): OutlineTurn[] {
  return turns.filter(turn => !turn.rolledBack && isTurn(turn))
}

const CONTENTS: Partial<Record<MarkLetter, Content>> = { f: 'diff', p: 'plan', i: 'image', g: 'image' }

function contentsOf(turns: readonly OutlineTurn[]): number {
  let bits = 0
  for (const { failure, items } of turns) {
    if (failure !== null) bits |= contentBits.error
    for (const { letter, outcome } of items) {
      if (outcome === 'x') bits |= contentBits.error
      const content = CONTENTS[letter]
      if (content !== undefined) bits |= contentBits[content]
    }
  }
  return bits
}

/** Not one that only holds markers. */
function isTurn(turn: OutlineTurn): boolean {
  return !turn.own || turn.items.some(item => item.kind !== 'marker')
}

/** What all days used; null where the file counts no tokens. */
function ownTokens({ tokens, used }: Outline): number | null {
  return tokens === null ? null : used.reduce((sum, { input, output }) => sum + input + output, 0)
}
