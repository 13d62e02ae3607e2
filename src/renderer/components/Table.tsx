import clsx from 'clsx'
import type { ReactNode } from 'react'
import styles from './Table.module.css'

interface TableProps {
  /** What it is a table of; read aloud, not seen. */
  readonly caption: string
  /** What its columns need beyond the common: heights, widths, sides. */
  readonly className?: string | undefined
  readonly testId?: string
  readonly children: ReactNode
}

/** A table of small figures: a line under each row, quiet heads, digits of one width. */
export function Table({ caption, className, testId, children }: TableProps) {
  return (
    <table className={clsx(styles.table, className)} data-testid={testId}>
      <caption className="vh">{caption}</caption>
      {children}
    </table>
  )
}
