import type { ThreadAdditions } from '../../../shared/thread.ts'
import type { PassFacts } from '../index/stored-facts.ts'

/** What a reading of the whole file found, in place of what the index knew: it may not have read the file yet. */
export function withReadFacts(skein: ThreadAdditions, facts: PassFacts): ThreadAdditions {
  const { ledger, turnCount, tokens, model, lastTurn, endedAt } = facts
  return {
    ...skein,
    read: true,
    lineCount: ledger?.lines ?? skein.lineCount,
    turnCount,
    tokens: tokens ?? skein.tokens,
    model: model ?? skein.model,
    lastTurn,
    endedAt: endedAt === null ? null : Math.floor(endedAt / 1000),
  }
}
