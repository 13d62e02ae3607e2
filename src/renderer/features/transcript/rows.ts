import type { TurnSummary } from '../../../shared/turn.ts'

/** A transcript as one flat list: for every turn its heading and its items, and at the end the file's ledger. */

export type Row =
  | { readonly kind: 'turn'; readonly turn: number }
  /** `item` counts through all turns, as requests do. */
  | { readonly kind: 'item'; readonly turn: number; readonly item: number }
  | { readonly kind: 'end' }

export interface RowModel {
  readonly count: number
  readonly itemCount: number
  /** Row of every turn's heading. */
  readonly turnRows: readonly number[]
  /** First item of every turn. */
  readonly firstItems: readonly number[]
}

/** Lays the turns out in rows. */
export function rowModel(turns: readonly Pick<TurnSummary, 'itemCount'>[]): RowModel {
  const turnRows: number[] = []
  const firstItems: number[] = []
  let row = 0
  let item = 0
  for (const turn of turns) {
    turnRows.push(row)
    firstItems.push(item)
    row += 1 + turn.itemCount
    item += turn.itemCount
  }
  return { count: row + 1, itemCount: item, turnRows, firstItems }
}

/** The turn that a row belongs to; -1 where there are no turns. */
export function turnAt(model: RowModel, row: number): number {
  let low = 0
  let high = model.turnRows.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((model.turnRows[middle] ?? 0) <= row) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** What stands in a row. */
export function rowOf(model: RowModel, row: number): Row {
  if (row >= model.count - 1) return { kind: 'end' }
  const turn = turnAt(model, row)
  const heading = model.turnRows[turn] ?? 0
  if (row === heading) return { kind: 'turn', turn }
  return { kind: 'item', turn, item: (model.firstItems[turn] ?? 0) + row - heading - 1 }
}

/** The row of an item. */
export function rowOfItem(model: RowModel, item: number): number {
  let turn = model.firstItems.length - 1
  while (turn > 0 && (model.firstItems[turn] ?? 0) > item) turn -= 1
  return (model.turnRows[turn] ?? 0) + 1 + item - (model.firstItems[turn] ?? 0)
}

/** The items among the rows from `first` to `last` (inclusive); null where there are none. */
export function itemsIn(
  model: RowModel,
  first: number,
  last: number,
): { readonly from: number; readonly to: number } | null {
  let from: number | null = null
  let to: number | null = null
  for (let row = first; row <= last; row += 1) {
    const what = rowOf(model, row)
    if (what.kind !== 'item') continue
    from ??= what.item
    to = what.item
  }
  return from === null || to === null ? null : { from, to }
}

/** Where the reader is: a turn by its id and how far into it, so that the place survives a longer file. */
export interface Place {
  readonly turnId: string
  readonly offset: number
}

/** Names a row's place. */
export function placeOf(model: RowModel, turns: readonly Pick<TurnSummary, 'id'>[], row: number): Place | null {
  const turn = turnAt(model, row)
  const id = turns[turn]?.id
  return id === undefined ? null : { turnId: id, offset: row - (model.turnRows[turn] ?? 0) }
}

/** The row of a place in (another state of) the thread; null where its turn is gone. */
export function rowOfPlace(
  model: RowModel,
  turns: readonly Pick<TurnSummary, 'id' | 'itemCount'>[],
  place: Place,
): number | null {
  const turn = turns.findIndex(other => other.id === place.turnId)
  if (turn === -1) return null
  return (model.turnRows[turn] ?? 0) + Math.min(place.offset, turns[turn]?.itemCount ?? 0)
}
