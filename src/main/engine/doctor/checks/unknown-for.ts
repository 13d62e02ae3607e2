import type { HistoryMode, UnknownReason } from '../../../../shared/history-mode.ts'

/** Whether a mode is unknown for this reason. */
export function isUnknownFor(mode: HistoryMode, reason: UnknownReason): boolean {
  return mode.kind === 'unknown' && mode.reason === reason
}
