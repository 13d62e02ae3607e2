import type { TurnSummary } from '../../../shared/turn.ts'
import { countWhile } from '../../util/search.ts'

/**
 * A transcript as one flat list: where it comes from, for every turn its heading and its items, where the copied part
 * ends, and last the file's ledger. Rows are numbers in typed arrays, since a thread may have very many.
 */

export type Row =
  /** Where the thread comes from. */
  | { readonly kind: 'origin' }
  | { readonly kind: 'turn'; readonly turn: number }
  /** `item` counts through all turns, as requests do. */
  | { readonly kind: 'item'; readonly turn: number; readonly item: number }
  /** Turns that were taken back and are hidden: from `turn` on, `turns` of them. */
  | { readonly kind: 'gap'; readonly turn: number; readonly turns: number }
  /** What stands above it was copied from another thread. */
  | { readonly kind: 'boundary' }
  | { readonly kind: 'end' }

const KINDS = ['item', 'turn', 'gap', 'boundary', 'origin', 'end'] as const
const CODE = { item: 0, turn: 1, gap: 2, boundary: 3, origin: 4, end: 5 } as const

export type RowTurn = Pick<TurnSummary, 'itemCount' | 'rolledBack' | 'inherited'>

export interface RowModel {
  readonly count: number
  readonly itemCount: number
  readonly codes: Uint8Array
  /** Of an item its number, of a turn and a gap the (first) turn's. */
  readonly refs: Int32Array
  /** Row of every turn's heading, or of the gap that it is hidden in. */
  readonly turnRows: Int32Array
  /** First item of every turn, and last the number of all items. */
  readonly firstItems: Int32Array
  /** 1 for turns that are hidden. */
  readonly hidden: Uint8Array
  /** How many turns were taken back. */
  readonly rolledBack: number
}

export interface RowOptions {
  readonly showRolledBack: boolean
  /** A row at the top says where the thread comes from. */
  readonly origin: boolean
}

/** Lays the turns out in rows. */
export function rowModel(turns: readonly RowTurn[], { showRolledBack, origin }: RowOptions): RowModel {
  const itemCount = turns.reduce((sum, turn) => sum + turn.itemCount, 0)
  const most = itemCount + turns.length + 3
  const codes = new Uint8Array(most)
  const refs = new Int32Array(most)
  const turnRows = new Int32Array(turns.length)
  const firstItems = new Int32Array(turns.length + 1)
  const hidden = new Uint8Array(turns.length)
  let count = 0
  const put = (code: number, ref: number) => {
    codes[count] = code
    refs[count] = ref
    count += 1
  }
  if (origin) put(CODE.origin, 0)
  let item = 0
  let inGap = false
  let bounded = false
  let rolledBack = 0
  turns.forEach((turn, number) => {
    const before = turns[number - 1]
    if (before?.inherited === true && !turn.inherited && !bounded) {
      put(CODE.boundary, 0)
      inGap = false
      bounded = true
    }
    firstItems[number] = item
    if (turn.rolledBack) rolledBack += 1
    if (turn.rolledBack && !showRolledBack) {
      if (!inGap) put(CODE.gap, number)
      hidden[number] = 1
      turnRows[number] = count - 1
      inGap = true
      item += turn.itemCount
      return
    }
    inGap = false
    turnRows[number] = count
    put(CODE.turn, number)
    for (const end = item + turn.itemCount; item < end; item += 1) put(CODE.item, item)
  })
  firstItems[turns.length] = item
  if (turns.at(-1)?.inherited === true && !bounded) put(CODE.boundary, 0)
  put(CODE.end, 0)
  return { count, itemCount, codes, refs, turnRows, firstItems, hidden, rolledBack }
}

/** The greatest index whose value is at most `value`; -1 where there is none. `values` never falls. */
function lastAtMost(values: Int32Array, value: number, length = values.length): number {
  return countWhile(length, index => (values[index] ?? 0) <= value) - 1
}

/** The turn that a row belongs to; -1 above the first. */
export function turnAt(model: RowModel, row: number): number {
  return lastAtMost(model.turnRows, row)
}

/** The turn that an item belongs to. */
export function turnOfItem(model: RowModel, item: number): number {
  return lastAtMost(model.firstItems, item, model.turnRows.length)
}

/** What stands in a row. */
export function rowOf(model: RowModel, row: number): Row {
  const kind = KINDS[model.codes[row] ?? CODE.end] ?? 'end'
  const ref = model.refs[row] ?? 0
  switch (kind) {
    case 'item':
      return { kind, turn: turnAt(model, row), item: ref }
    case 'turn':
      return { kind, turn: ref }
    case 'gap':
      return { kind, turn: ref, turns: turnAt(model, row) - ref + 1 }
    default:
      return { kind }
  }
}

/** The item in a row; -1 where it holds none. */
export function itemOfRow(model: RowModel, row: number): number {
  return model.codes[row] === CODE.item && row >= 0 && row < model.count ? (model.refs[row] ?? -1) : -1
}

/** Whether a row is a turn's heading. */
export function isTurnRow(model: RowModel, row: number): boolean {
  return model.codes[row] === CODE.turn && row >= 0 && row < model.count
}

/** The row of an item; that of its turn's gap where it is hidden. */
export function rowOfItem(model: RowModel, item: number): number {
  const turn = turnOfItem(model, item)
  const heading = model.turnRows[turn] ?? 0
  return model.hidden[turn] === 1 ? heading : heading + 1 + item - (model.firstItems[turn] ?? 0)
}

/** The items among the rows from `first` to `last` (inclusive); null where there are none. */
export function itemsIn(
  model: RowModel,
  first: number,
  last: number,
): { readonly from: number; readonly to: number } | null {
  let from = -1
  let to = -1
  for (let row = Math.max(0, first); row <= Math.min(last, model.count - 1); row += 1) {
    const item = itemOfRow(model, row)
    if (item === -1) continue
    if (from === -1) from = item
    to = item
  }
  return from === -1 ? null : { from, to }
}

/** Names a row; the name stays when the file grows and when turns are hidden or shown. */
export function keyOfRow(model: RowModel, row: number): number {
  return (model.refs[row] ?? 0) * 8 + (model.codes[row] ?? CODE.end)
}

/** The row of that name in (another state of) the thread; where it is gone, what stands in its place. */
export function rowOfKey(model: RowModel, key: number): number {
  const ref = Math.floor(key / 8)
  const last = model.count - 1
  switch (KINDS[key % 8]) {
    case 'item':
      return ref < model.itemCount ? rowOfItem(model, ref) : last
    case 'turn':
    case 'gap':
      return model.turnRows[ref] ?? last
    case 'boundary': {
      const row = model.codes.subarray(0, model.count).indexOf(CODE.boundary)
      return row === -1 ? 0 : row
    }
    case 'origin':
      return 0
    default:
      return last
  }
}
