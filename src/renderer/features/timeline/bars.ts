import type { TokenUsage, TurnSummary } from '../../../shared/turn.ts'
import { addTokens, type Share, shareOf } from './totals.ts'

/** One bar of the token charts: a turn, or several in a row where there are more turns than there is room for. */
export interface Bar {
  /** Zero-based, both included. */
  readonly from: number
  readonly to: number
  readonly tokens: TokenUsage | null
  /** What all turns of it are; null where they differ. */
  readonly share: Share | null
  /** Tokens in the context after its last request, and how many the model takes. */
  readonly context: number | null
  readonly window: number | null
  /** How often the context was compacted in it. */
  readonly compactions: number
}

/** How often the context was compacted, by turn. */
export function compactionsOf(turns: readonly Pick<TurnSummary, 'itemCount'>[], kinds: string): readonly number[] {
  let first = 0
  return turns.map(({ itemCount }) => {
    let many = 0
    for (let at = kinds.indexOf('k', first); at !== -1 && at < first + itemCount; at = kinds.indexOf('k', at + 1))
      many += 1
    first += itemCount
    return many
  })
}

interface Range {
  readonly from: number
  readonly to: number
}

/**
 * Puts the turns from `from` to `to` (included) into at most `room` bars of the same number of turns.
 * @param shown which turns are drawn; bars are made of those only.
 */
export function buildBars(
  turns: readonly TurnSummary[],
  { from, to }: Range,
  room: number,
  shown: (turn: number) => boolean,
  compactions: readonly number[] = [],
): readonly Bar[] {
  const places: number[] = []
  for (let turn = Math.max(0, from); turn <= Math.min(to, turns.length - 1); turn += 1)
    if (shown(turn)) places.push(turn)
  const each = Math.max(1, Math.ceil(places.length / Math.max(1, room)))
  const bars: Bar[] = []
  for (let at = 0; at < places.length; at += each) bars.push(barOf(turns, places.slice(at, at + each), compactions))
  return bars
}

function barOf(turns: readonly TurnSummary[], places: readonly number[], compactions: readonly number[]): Bar {
  let tokens: TokenUsage | null = null
  let context: number | null = null
  let window: number | null = null
  let compacted = 0
  const shares = new Set<Share>()
  for (const place of places) {
    const turn = turns[place]
    if (turn === undefined) continue
    if (turn.tokens !== null) tokens = tokens === null ? turn.tokens : addTokens(tokens, turn.tokens)
    context = turn.contextTokens ?? context
    window = turn.contextWindow ?? window
    compacted += compactions[place] ?? 0
    shares.add(shareOf(turn))
  }
  const [only] = shares
  const share = shares.size === 1 && only !== undefined ? only : null
  return { from: places[0] ?? 0, to: places.at(-1) ?? 0, tokens, share, context, window, compactions: compacted }
}

/** The bar of a turn, or of the next turn that is drawn; -1 where there are no bars. */
export function barOfTurn(bars: readonly Bar[], turn: number): number {
  const at = bars.findIndex(bar => bar.to >= turn)
  return at === -1 ? bars.length - 1 : at
}
