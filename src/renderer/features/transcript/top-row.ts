import type { Virtualizer } from '@tanstack/react-virtual'
import { isTurnRow, type RowModel } from './rows.ts'
import { HEADING } from './use-still.ts'

/** The row at the top of the window, as the reader sees it: a heading that stands there, else what is below the sticky one. */
export function topRow(virtualizer: Virtualizer<HTMLDivElement, HTMLDivElement>, model: RowModel, top: number): number {
  const first = virtualizer.getVirtualItemForOffset(top + 1)
  if (first !== undefined && isTurnRow(model, first.index) && first.start >= top - 1) return first.index
  return virtualizer.getVirtualItemForOffset(top + HEADING + 1)?.index ?? first?.index ?? 0
}
