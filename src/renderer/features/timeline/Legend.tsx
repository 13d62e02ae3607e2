import clsx from 'clsx'
import type { ReactNode } from 'react'
import styles from './Legend.module.css'

export type Swatch =
  | 'thinking'
  | 'writing'
  | 'commands'
  | 'waiting'
  | 'failed'
  | 'files'
  | 'hits'
  | 'gap'
  | 'input'
  | 'cached'
  | 'output'
  | 'reasoning'
  | 'context'
  | 'compacted'
  | 'inherited'
  | 'struck'

export interface LegendEntry {
  readonly swatch: Swatch
  readonly label: string
  readonly title?: string
}

/** What the colours and shapes of a chart mean. */
export function Legend({
  entries,
  children,
}: {
  readonly entries: readonly LegendEntry[]
  readonly children?: ReactNode
}) {
  return (
    <div className={styles.legend}>
      {entries.map(({ swatch, label, title }) => (
        <span className={styles.entry} key={label} title={title}>
          <span className={clsx(styles.swatch, styles[swatch])} aria-hidden={true} />
          {label}
        </span>
      ))}
      {children}
    </div>
  )
}
