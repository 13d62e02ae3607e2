// biome-ignore-all lint/a11y/useSemanticElements: it heads a grid that is drawn in part
// biome-ignore-all lint/a11y/useFocusableInteractive: its button holds the focus
import { ArrowDown, ArrowUp } from 'lucide-react'
import { Icon } from './Icon.tsx'
import styles from './SortHead.module.css'

interface SortHeadProps<K extends string> {
  readonly name: string
  readonly by: K
  readonly sort: { readonly key: K; readonly direction: 'asc' | 'desc' }
  /** The way that comes first when the column is chosen. */
  readonly first: 'asc' | 'desc'
  readonly onSort: (sort: { readonly key: K; readonly direction: 'asc' | 'desc' }) => void
  readonly className?: string | undefined
}

/** The head of a column that a grid can be sorted by; chosen again, it turns the order round. */
export function SortHead<K extends string>({ name, by, sort, first, onSort, className }: SortHeadProps<K>) {
  const on = sort.key === by
  const other = sort.direction === 'asc' ? 'desc' : 'asc'
  return (
    <span
      role="columnheader"
      className={className}
      aria-sort={on ? (sort.direction === 'asc' ? 'ascending' : 'descending') : undefined}
    >
      <button
        type="button"
        className={styles.sort}
        data-testid={`sort-${by}`}
        onClick={() => onSort({ key: by, direction: on ? other : first })}
      >
        {name}
        {on && <Icon of={sort.direction === 'asc' ? ArrowUp : ArrowDown} size={12} />}
      </button>
    </span>
  )
}
