import type { PassFacts } from '../index/stored-facts.ts'
import type { Outline } from './outline.ts'
import { toSummary } from './turns.ts'

/** What the list shows of a thread once its file has been read in full. */
export function passFactsOf(outline: Outline): PassFacts {
  const last = outline.turns.at(-1)
  return {
    ledger: outline.ledger,
    turnCount: outline.turns.length,
    tokens: outline.tokens,
    model: outline.model,
    lastTurn: last === undefined ? null : toSummary(last).status,
    endedAt: outline.endedAt,
    // Remarks are listed, not counted.
    problemCount: outline.problemCount - outline.problems.filter(problem => problem.severity === 'info').length,
  }
}
