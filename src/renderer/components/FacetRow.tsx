import type { ReactNode } from 'react'
import { count } from '../util/format.ts'
import styles from './FacetRow.module.css'

interface FacetRowProps {
  readonly label: ReactNode
  /** The whole value, where the label is a shorter form of it. */
  readonly title?: string
  readonly glyph?: ReactNode
  readonly count: number
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
}

/** One choice of a facet: box, label, glyph, how many. */
export function FacetRow({ label, title, glyph, count: many, checked, onChange }: FacetRowProps) {
  return (
    <label className={styles.row} title={title}>
      <input
        type="checkbox"
        className={styles.box}
        checked={checked}
        onChange={event => onChange(event.target.checked)}
      />
      <span className={styles.label}>
        <span className={styles.text}>{label}</span>
        {glyph}
      </span>
      <span className={styles.count}>{count(many)}</span>
    </label>
  )
}
