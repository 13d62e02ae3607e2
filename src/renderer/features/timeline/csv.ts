import { type CsvCell, csvTable } from '../../../shared/csv.ts'
import { isoTime } from '../../../shared/iso-time.ts'
import type { TurnSummary } from '../../../shared/turn.ts'
import { LANE } from './lanes.ts'
import { shareOf, tokenParts } from './totals.ts'
import type { TrackTurn } from './track.ts'

/** Lanes in which something that was called runs. */
export const CALLS: readonly number[] = [LANE.commands, LANE.tools, LANE.agents, LANE.files]

/** A turn with its place on the line. */
export interface TimedTurn {
  readonly turn: TurnSummary
  readonly of: TrackTurn
  /** How often the context was compacted in it. */
  readonly compacted: number
}

const HEADER = [
  ...['turn', 'prompt', 'began', 'took_ms', 'thinking_ms', 'writing_ms', 'calls_ms', 'waiting_ms', 'failed'],
  ...['input_tokens', 'cached_tokens', 'output_tokens', 'reasoning_tokens', 'context_tokens', 'context_window'],
  ...['status', 'counts_as', 'compacted'],
]

/** Ms that a turn spent in these lanes; null where it has no times. */
export function spentIn(of: TrackTurn, lanes: readonly number[]): number | null {
  return of.byTime ? lanes.reduce((sum, lane) => sum + (of.spent[lane] ?? 0), 0) : null
}

/** Ms that a turn took; null where neither its record nor its items say. */
export function tookMs(turn: TurnSummary, of: TrackTurn): number | null {
  return turn.durationMs ?? (of.byTime ? of.end - of.start : null)
}

/** Turns one by one; times in UTC, what is not known empty. Pure. */
export function turnsCsv(turns: readonly TimedTurn[]): string {
  return csvTable(HEADER, turns.map(cellsOf))
}

function cellsOf({ turn, of, compacted }: TimedTurn): readonly CsvCell[] {
  const parts = turn.tokens === null ? null : tokenParts(turn.tokens)
  return [
    of.turn + 1,
    turn.prompt,
    isoTime(turn.startedAt === null ? of.began : turn.startedAt * 1000),
    tookMs(turn, of),
    spentIn(of, [LANE.thinking]),
    spentIn(of, [LANE.writing]),
    spentIn(of, CALLS),
    of.byTime ? of.idle : null,
    turn.failures,
    parts?.input ?? null,
    parts?.cached ?? null,
    parts?.output ?? null,
    parts?.reasoning ?? null,
    turn.contextTokens,
    turn.contextWindow,
    turn.status,
    shareOf(turn),
    compacted,
  ]
}
