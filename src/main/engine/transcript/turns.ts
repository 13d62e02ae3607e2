import type { ThreadItem } from '../../../shared/item.ts'
import type { Turn, TurnSummary } from '../../../shared/turn.ts'
import type { ItemRef, Outline, OutlineTurn } from './outline.ts'

/** Two views of an outline: what the app-server would answer, and what Skein shows. */

/** The turns that the app-server has, with the refs of the items that it returns; all of them when `reconstructed`. */
export function protocolTurns(outline: Outline, reconstructed: boolean): { turn: OutlineTurn; items: ItemRef[] }[] {
  if (reconstructed) return outline.turns.map(turn => ({ turn, items: turn.items }))
  return outline.turns
    .filter(turn => !turn.own)
    .map(turn => ({ turn, items: turn.items.filter(item => !item.reconstructed) }))
}

/** A turn in the protocol's shape. */
export function toTurn(turn: OutlineTurn, items: ThreadItem[], itemsView: Turn['itemsView']): Turn {
  return {
    id: turn.id,
    items,
    itemsView,
    status: turn.status,
    error: null,
    startedAt: turn.startedAt,
    completedAt: turn.completedAt,
    durationMs: turn.durationMs,
  }
}

/** A turn as the window lays it out; stored errors count here. */
export function toSummary(turn: OutlineTurn): TurnSummary {
  return {
    id: turn.id,
    status: turn.failure === null ? turn.status : 'failed',
    error: turn.failure,
    startedAt: turn.startedAt,
    completedAt: turn.completedAt,
    durationMs: turn.durationMs,
    itemCount: turn.items.length,
    prompt: turn.prompt,
    model: turn.model,
    effort: turn.effort,
    approvalPolicy: turn.approvalPolicy,
    sandbox: turn.sandbox,
    tokens: turn.tokens,
  }
}
