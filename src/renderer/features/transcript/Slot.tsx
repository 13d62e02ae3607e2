import clsx from 'clsx'
import { memo, type ReactNode } from 'react'
import { markOutcomes } from '../../../shared/marks.ts'
import type { TurnSummary } from '../../../shared/turn.ts'
import { count } from '../../util/format.ts'
import type { TurnItem } from './history-store.ts'
import { ItemRow } from './ItemRow.tsx'
import { itemWords } from './item-words.ts'
import styles from './RowList.module.css'

interface SlotProps {
  readonly row: number
  /** Px from the top. */
  readonly start: number
  readonly measure: (element: HTMLDivElement | null) => void
  readonly children: ReactNode
}

/** The place of a row that is no item. */
export function Slot({ row, start, measure, children }: SlotProps) {
  return (
    <div className={styles.slot} style={{ top: start }} data-index={row} ref={measure}>
      {children}
    </div>
  )
}

interface ItemSlotProps extends Omit<SlotProps, 'children'> {
  /** Counted through all turns. */
  readonly item: number
  readonly itemCount: number
  readonly turn: number
  readonly summary: TurnSummary
  /** Undefined while it is not loaded, or not to be drawn now. */
  readonly loaded: TurnItem | undefined
  /** Its mark. */
  readonly kind: string | undefined
  readonly outcome: string
  readonly durationMs: number | null
  /** What one looks for was found in it, and one is there now. */
  readonly hit: boolean
}

const isSign = (sign: string): sign is keyof typeof markOutcomes => sign in markOutcomes

/** An item in its place. It can hold the focus, loaded or not. */
export const ItemSlot = memo(function ItemSlot(props: ItemSlotProps) {
  const { row, start, measure, item, itemCount, turn, summary, loaded, kind, outcome, durationMs, hit } = props
  const source = loaded?.item.skein
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group around the item's article, which the focus goes to
    <div
      className={clsx(styles.slot, styles.item)}
      style={{ top: start }}
      role="group"
      aria-label={`Item ${count(item + 1)} of ${count(itemCount)}`}
      tabIndex={-1}
      data-testid="item-row"
      data-item={item}
      data-turn={turn}
      data-outcome={isSign(outcome) ? markOutcomes[outcome] : undefined}
      data-reconstructed={source?.reconstructed === true && loaded?.item.type !== 'marker' ? true : undefined}
      data-steering={source?.steering === true ? true : undefined}
      data-inherited={summary.inherited ? true : undefined}
      data-rolled-back={summary.rolledBack ? true : undefined}
      data-current-hit={hit ? true : undefined}
      data-index={row}
      // A row that is not loaded keeps its estimate: measuring it would only make the list move twice.
      ref={loaded === undefined ? null : measure}
    >
      {loaded === undefined ? (
        <div className={styles.waiting}>{itemWords(kind)}</div>
      ) : (
        <ItemRow item={loaded.item} index={item} turn={turn} durationMs={durationMs} shown={hit} />
      )}
    </div>
  )
})
