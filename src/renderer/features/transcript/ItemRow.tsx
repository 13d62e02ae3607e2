import { memo, useMemo } from 'react'
import type { ShownItem } from '../../../shared/item.ts'
import { FoldContext, type Folds } from '../../content/fold.ts'
import { ItemView } from '../../content/ItemView.tsx'
import { isUnfolded, NO_FOLDS } from './folds.ts'
import { toggleFold, usePlace } from './place-store.ts'
import { useView } from './view-store.ts'

interface ItemRowProps {
  readonly item: ShownItem
  /** Counted through all turns. */
  readonly index: number
  readonly turn: number
  readonly durationMs: number | null
  /** Shown also where its kind is hidden, because one has gone to it. */
  readonly shown: boolean
}

/** One item with the folds of its turn. */
export const ItemRow = memo(function ItemRow({ item, index, turn, durationMs, shown }: ItemRowProps) {
  const mine = usePlace(state => state.folds.get(turn)) ?? NO_FOLDS
  const reasoning = useView(options => options.unfoldReasoning)
  const context = useView(options => options.showContext)
  const byDefault = item.type === 'reasoning' && reasoning
  const folds = useMemo<Folds>(
    () => ({
      isOpen: id => isUnfolded(mine, index, id, byDefault),
      toggle: id => toggleFold(turn, index, id, byDefault),
    }),
    [mine, index, turn, byDefault],
  )
  if (item.type === 'marker' && item.marker === 'context' && !context && !shown) return null
  return (
    <FoldContext value={folds}>
      <ItemView item={item} index={index} durationMs={durationMs} />
    </FoldContext>
  )
})
