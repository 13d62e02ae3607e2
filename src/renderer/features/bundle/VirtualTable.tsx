import { useVirtualizer } from '@tanstack/react-virtual'
import clsx from 'clsx'
import { type ReactNode, useRef } from 'react'
import styles from './VirtualTable.module.css'

export interface Column<Row> {
  readonly name: string
  readonly number?: boolean
  readonly cell: (row: Row) => ReactNode
}

interface VirtualTableProps<Row> {
  readonly label: string
  readonly testId: string
  readonly columns: readonly Column<Row>[]
  /** A track of a CSS grid for each column. */
  readonly tracks: string
  readonly rows: readonly Row[]
  readonly nameOf: (row: Row) => string
}

const ROW = 28

/** A table of any length: only the rows on screen are drawn. */
export function VirtualTable<Row>({ label, testId, columns, tracks, rows, nameOf }: VirtualTableProps<Row>) {
  const scroll = useRef<HTMLDivElement>(null)
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW,
    overscan: 10,
  })
  const grid = { gridTemplateColumns: tracks }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section ref={scroll} className={styles.scroll} tabIndex={0} aria-label={label}>
      {/* biome-ignore lint/a11y/useSemanticElements: a table's own elements cannot be placed one by one */}
      <div
        role="table"
        aria-label={label}
        aria-rowcount={rows.length + 1}
        className={styles.table}
        data-testid={testId}
      >
        {/* biome-ignore lint/a11y/useSemanticElements: as above */}
        {/* biome-ignore lint/a11y/useFocusableInteractive: rows are read, not chosen */}
        <div role="row" aria-rowindex={1} className={clsx(styles.row, styles.head)} style={grid}>
          {columns.map(({ name, number }) => (
            // biome-ignore lint/a11y/useSemanticElements: as above
            // biome-ignore lint/a11y/useFocusableInteractive: as above
            <span role="columnheader" key={name} className={clsx(styles.cell, number && styles.number)}>
              {name}
            </span>
          ))}
        </div>
        {/* biome-ignore lint/a11y/useSemanticElements: as above */}
        <div role="rowgroup" className={styles.body} style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(({ index, start }) => {
            const row = rows[index]
            if (row === undefined) return null
            return (
              // biome-ignore lint/a11y/useSemanticElements: as above
              // biome-ignore lint/a11y/useFocusableInteractive: as above
              <div
                role="row"
                aria-rowindex={index + 2}
                key={nameOf(row)}
                className={clsx(styles.row, styles.placed)}
                style={{ ...grid, transform: `translateY(${start}px)` }}
              >
                {columns.map(({ name, number, cell }) => (
                  // biome-ignore lint/a11y/useSemanticElements: as above
                  <span role="cell" key={name} className={clsx(styles.cell, number && styles.number)}>
                    {cell(row)}
                  </span>
                ))}
              </div>
            )
          })}
        </div>
      </div>
    </section>
  )
}
