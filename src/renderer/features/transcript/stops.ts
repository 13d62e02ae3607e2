import type { ItemMarks } from '../../../shared/ipc/history.ts'
import type { TurnSummary } from '../../../shared/turn.ts'
import { countWhile } from '../../util/search.ts'
import { isTurnRow, itemOfRow, type RowModel } from './rows.ts'

/** Rows that one jumps between by keyboard, found from the marks of all items: nothing need be loaded for it. */
export interface Stops {
  readonly turns: Int32Array
  /** User messages. */
  readonly messages: Int32Array
  /** Items and turns that failed. */
  readonly failures: Int32Array
  /** File changes. */
  readonly changes: Int32Array
}
export type StopKind = keyof Stops

type StopTurn = Pick<TurnSummary, 'status' | 'error'>

/** Where the stops are; rows ascend. */
export function findStops(
  model: RowModel,
  marks: Pick<ItemMarks, 'kinds' | 'outcomes'>,
  turns: readonly StopTurn[],
): Stops {
  const put: Readonly<Record<StopKind, number[]>> = { turns: [], messages: [], failures: [], changes: [] }
  for (let row = 0; row < model.count; row += 1) {
    const item = itemOfRow(model, row)
    if (item === -1) {
      if (!isTurnRow(model, row)) continue
      put.turns.push(row)
      const turn = turns[model.refs[row] ?? -1]
      if (turn?.status === 'failed' || turn?.error != null) put.failures.push(row)
      continue
    }
    const kind = marks.kinds[item]
    if (kind === 'u') put.messages.push(row)
    else if (kind === 'f') put.changes.push(row)
    if (marks.outcomes[item] === 'x') put.failures.push(row)
  }
  return {
    turns: Int32Array.from(put.turns),
    messages: Int32Array.from(put.messages),
    failures: Int32Array.from(put.failures),
    changes: Int32Array.from(put.changes),
  }
}

/** How many of the ascending `rows` are at most `row`. */
export function stopsUpTo(rows: Int32Array, row: number): number {
  return countWhile(rows.length, at => (rows[at] ?? 0) <= row)
}

/**
 * The next stop after (1) or before (-1) a row.
 * @returns the row and its place among the stops, from 0; null where there is none.
 */
export function nextStop(
  rows: Int32Array,
  row: number,
  step: 1 | -1,
): { readonly row: number; readonly at: number } | null {
  const at = step === 1 ? stopsUpTo(rows, row) : stopsUpTo(rows, row - 1) - 1
  const found = rows[at]
  return found === undefined ? null : { row: found, at }
}
