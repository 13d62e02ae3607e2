import type { ItemRef, OutlineTurn } from '../outline.ts'

/** Stands where an item was; snapshots leave it out. */
export const GONE: ItemRef = {
  id: '',
  codexId: '',
  told: 0,
  kind: 'marker',
  reconstructed: true,
  lines: [],
  codexLines: null,
  letter: 'n',
  outcome: '.',
  startedAt: 0,
  endedAt: 0,
  note: null,
}

/** A turn that nothing is known of. */
export function newTurn(id: string, own: boolean): OutlineTurn {
  return {
    id,
    own,
    status: 'completed',
    failure: null,
    startedAt: null,
    completedAt: null,
    durationMs: null,
    explicit: false,
    sawCompaction: false,
    items: [],
    model: null,
    effort: null,
    approvalPolicy: null,
    sandbox: null,
    tokens: null,
    prompt: null,
    contextTokens: null,
    contextWindow: null,
    rolledBack: false,
    inherited: false,
    open: false,
    files: [],
  }
}
