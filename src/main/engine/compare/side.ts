import { isSupported, rawMode, UnsupportedHistoryMode } from '../../../shared/history-mode.ts'
import type { ComparedSide } from '../../../shared/ipc/compare.ts'
import { AppError } from '../../../shared/ipc/result.ts'
import type { Index } from '../index/open.ts'
import { forWindow } from '../threads/for-window.ts'
import { openThread } from '../threads/gate.ts'
import { modeOfRow, type ThreadRow, toListedThread } from '../threads/rows.ts'
import type { OpenHistory, Transcripts } from '../threads/transcripts.ts'
import { type FailedTools, failedTools } from './failed-tools.ts'
import { problemsOf, recordsOf, type ToolFacts, toolsOf } from './index-facts.ts'
import type { Fact } from './rows.ts'

/** A thread as one side of a comparison: what the gate lets see of it, and no more. */

/** What is read for a comparison. */
export interface Sources {
  readonly db: Index
  readonly transcripts: Transcripts
  /** Hears of a thread that is not what the index says. */
  readonly changed: (row: ThreadRow) => void
}

export interface Side {
  readonly side: ComparedSide
  /** Null for a thread that is not opened, or cannot be read. */
  readonly history: { readonly outline: OpenHistory['outline']; readonly failed: FailedTools } | null
  /** The index's, each null where it does not know or must not be asked. */
  readonly tools: readonly ToolFacts[] | null
  readonly problems: readonly Fact[] | null
  readonly records: readonly Fact[] | null
}

/** Reads a side. @throws the signal's reason; whatever else keeps the history closed becomes part of the side. */
export async function readSide(sources: Sources, row: ThreadRow, signal: AbortSignal): Promise<Side> {
  try {
    const history = await sources.transcripts.open(row, signal)
    const failed = await failedTools(history, signal)
    return withIndex(sources.db, row, 'read', null, { outline: history.outline, failed })
  } catch (error) {
    return withoutHistory(sources, row, error, signal)
  }
}

/** The side as it is now: another one where its thread has turned since it was read. @throws as `readSide` */
export function checkedSide(sources: Sources, row: ThreadRow, read: Side, signal: AbortSignal): Side {
  if (read.history === null) return read
  try {
    openThread(row)
    return read
  } catch (error) {
    return withoutHistory(sources, row, error, signal)
  }
}

function withoutHistory(sources: Sources, row: ThreadRow, error: unknown, signal: AbortSignal): Side {
  signal.throwIfAborted()
  if (error instanceof UnsupportedHistoryMode) {
    // The index knows it already, and has nothing of a history.
    if (!isSupported(modeOfRow(row))) return withIndex(sources.db, row, 'refused', error.message, null)
    sources.changed(row)
    return turned(row, error)
  }
  if (!(error instanceof AppError)) throw error
  return withIndex(sources.db, row, 'unreadable', error.message, null)
}

/** A thread that has turned since it was indexed: what the index has is of the history that it had. */
function turned(row: ThreadRow, { mode, message }: UnsupportedHistoryMode): Side {
  const now: ThreadRow = {
    ...row,
    history_mode: mode.kind,
    mode_raw: rawMode(mode),
    mode_reason: mode.kind === 'unknown' ? mode.reason : null,
    read: 0,
    line_count: null,
    turn_count: null,
    tokens: null,
    model: null,
    last_turn: null,
    ended_ms: null,
  }
  const thread = forWindow(toListedThread(now, true))
  return {
    side: { thread, history: 'refused', reason: `changed since it was indexed: ${message}`, indexed: false },
    history: null,
    tools: null,
    problems: null,
    records: null,
  }
}

function withIndex(
  db: Index,
  row: ThreadRow,
  state: ComparedSide['history'],
  reason: string | null,
  history: Side['history'],
): Side {
  const records = recordsOf(db, row)
  return {
    side: { thread: forWindow(toListedThread(row)), history: state, reason, indexed: records !== null },
    history,
    tools: row.read === 1 ? toolsOf(db, row) : null,
    problems: records === null ? null : problemsOf(db, row),
    records,
  }
}
