import type { TokenUsage, TurnSummary } from '../../../shared/turn.ts'
import { LANES } from './lanes.ts'
import type { Track, TrackTurn } from './track.ts'

/** Where a thread's turns come from and whether they still count. */
export type Share = 'own' | 'inherited' | 'rolledBack'

/** What a turn counts as. */
export function shareOf(turn: Pick<TurnSummary, 'inherited' | 'rolledBack'>): Share {
  if (turn.rolledBack) return 'rolledBack'
  return turn.inherited ? 'inherited' : 'own'
}

export interface TokenTotals {
  readonly turns: number
  /** Turns of these that say how many tokens they used. */
  readonly counted: number
  readonly tokens: TokenUsage
}

const NONE: TokenUsage = { input: 0, cachedInput: 0, output: 0, reasoningOutput: 0, total: 0 }

/** Adds up token counts. */
export function addTokens(a: TokenUsage, b: TokenUsage): TokenUsage {
  return {
    input: a.input + b.input,
    cachedInput: a.cachedInput + b.cachedInput,
    output: a.output + b.output,
    reasoningOutput: a.reasoningOutput + b.reasoningOutput,
    total: a.total + b.total,
  }
}

/** Tokens of the turns that are a thread's own, were inherited, and were rolled back. */
export function tokenTotals(turns: readonly TurnSummary[]): Readonly<Record<Share, TokenTotals>> {
  const totals: Record<Share, TokenTotals> = {
    own: { turns: 0, counted: 0, tokens: NONE },
    inherited: { turns: 0, counted: 0, tokens: NONE },
    rolledBack: { turns: 0, counted: 0, tokens: NONE },
  }
  for (const turn of turns) {
    const share = shareOf(turn)
    const before = totals[share]
    totals[share] = {
      turns: before.turns + 1,
      counted: before.counted + (turn.tokens === null ? 0 : 1),
      tokens: turn.tokens === null ? before.tokens : addTokens(before.tokens, turn.tokens),
    }
  }
  return totals
}

/** The four parts of a token count that are drawn: none overlaps another, and together they are the whole. */
export interface TokenParts {
  readonly input: number
  readonly cached: number
  readonly output: number
  readonly reasoning: number
}

/** Takes out of each count what files count as a part of it. */
export function tokenParts(tokens: TokenUsage): TokenParts {
  const cached = Math.min(tokens.cachedInput, tokens.input)
  const reasoning = Math.min(tokens.reasoningOutput, tokens.output)
  return { input: tokens.input - cached, cached, output: tokens.output - reasoning, reasoning }
}

export interface TimeTotals {
  /** Ms in turns. */
  readonly turns: number
  /** Ms between turns: the person read, wrote, or was away. */
  readonly between: number
  /** Ms within turns of which the file tells nothing. */
  readonly idle: number
  /** Ms by lane, those with anything only. */
  readonly lanes: readonly { readonly name: string; readonly ms: number }[]
}

/** What the time of some turns went into; null where none of them has times. */
export function timeTotals(track: Track, counts: (turn: number) => boolean): TimeTotals | null {
  const turns = track.turns.filter(turn => turn.byTime && counts(turn.turn))
  if (turns.length === 0) return null
  let between = 0
  let before: TrackTurn | null = null
  for (const turn of turns) {
    // Turns that are left out in between are no waiting.
    if (before !== null && before.turn === turn.turn - 1) between += Math.max(0, turn.start - before.end)
    before = turn
  }
  const sum = (pick: (turn: TrackTurn) => number) => turns.reduce((all, turn) => all + pick(turn), 0)
  return {
    turns: sum(turn => turn.end - turn.start),
    between,
    idle: sum(turn => turn.idle),
    lanes: LANES.map(([lane, name]) => ({ name, ms: sum(turn => turn.spent[lane] ?? 0) })).filter(({ ms }) => ms > 0),
  }
}
