import type { Virtualizer } from '@tanstack/react-virtual'
import { isTurnRow, itemOfRow, type RowModel } from './rows.ts'
import { HEADING } from './use-still.ts'

/** Room for the tools of an item, which stand on its upper edge. */
const AIR = 14

/** Px from the top of the window at which a row stands when one goes to it: a heading at the top, items below it. */
export function landing(model: RowModel, row: number): number {
  if (itemOfRow(model, row) === -1) return 0
  return isTurnRow(model, row - 1) ? HEADING : HEADING + AIR
}

/** The row at the top of the window, as the reader sees it: a heading that stands there, else what is below the sticky one. */
export function topRow(virtualizer: Virtualizer<HTMLDivElement, HTMLDivElement>, model: RowModel, top: number): number {
  const first = virtualizer.getVirtualItemForOffset(top + 1)
  if (first !== undefined && isTurnRow(model, first.index) && first.start >= top - 1) return first.index
  return virtualizer.getVirtualItemForOffset(top + HEADING + AIR + 1)?.index ?? first?.index ?? 0
}
