import type { ItemMarks } from '../../../shared/ipc/history.ts'
import type { ThreadItem } from '../../../shared/item.ts'
import type { Turn, TurnSummary } from '../../../shared/turn.ts'
import type { ItemRef, Outline, OutlineTurn } from './outline.ts'

/** Two views of an outline: what the app-server would answer, and what Skein shows. */

const MAX_FILES = 100

/**
 * The turns that the app-server has, with the refs of the items that it returns, in its order and with its ids; with
 * rebuilt items and turns besides when `reconstructed`. Turns that were taken back and markers are in neither.
 */
export function protocolTurns(outline: Outline, reconstructed: boolean): { turn: OutlineTurn; items: ItemRef[] }[] {
  const turns = outline.turns.filter(turn => !turn.rolledBack)
  if (reconstructed) {
    return turns
      .map(turn => ({ turn, items: turn.items.filter(isShown).map(asCodexHasIt) }))
      .filter(({ turn, items }) => !turn.own || items.length > 0)
  }
  return turns.filter(turn => !turn.own).map(turn => ({ turn, items: toldItems(turn) }))
}

function toldItems({ items }: OutlineTurn): ItemRef[] {
  return items
    .filter(item => item.told > 0)
    .sort((a, b) => a.told - b.told)
    .map(asCodexHasIt)
}

/** Neither a marker nor a piece of reasoning that another item has. */
function isShown(item: ItemRef): boolean {
  return item.kind !== 'marker' && (item.told > 0 || item.reconstructed)
}

function asCodexHasIt(item: ItemRef): ItemRef {
  if (item.id === item.codexId && item.codexLines === null) return item
  return { ...item, id: item.codexId, lines: item.codexLines ?? item.lines }
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
    contextTokens: turn.contextTokens,
    contextWindow: turn.contextWindow,
    rolledBack: turn.rolledBack,
    inherited: turn.inherited,
    open: turn.open,
    failures: turn.items.filter(item => item.outcome === 'x').length,
    files: turn.files.slice(0, MAX_FILES),
    fileCount: turn.files.length,
  }
}

/** All items in one letter each. */
export function marksOf(outline: Pick<Outline, 'turns'>): ItemMarks {
  const items = outline.turns.flatMap(turn => turn.items)
  return {
    kinds: items.map(item => item.letter).join(''),
    outcomes: items.map(item => item.outcome).join(''),
    startedAt: items.map(item => item.startedAt),
    endedAt: items.map(item => item.endedAt),
  }
}
