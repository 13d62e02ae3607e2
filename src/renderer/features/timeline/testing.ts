import type { TurnSummary } from '../../../shared/turn.ts'

/** A turn of which the file says nothing, for tests. */
export function testTurn(said: Partial<TurnSummary>): TurnSummary {
  return {
    id: 't',
    status: 'completed',
    error: null,
    startedAt: null,
    completedAt: null,
    durationMs: null,
    itemCount: 0,
    prompt: null,
    model: null,
    effort: null,
    approvalPolicy: null,
    sandbox: null,
    tokens: null,
    contextTokens: null,
    contextWindow: null,
    rolledBack: false,
    inherited: false,
    open: false,
    failures: 0,
    files: [],
    fileCount: 0,
    ...said,
  }
}
