import { Pin, StickyNote, Tag } from 'lucide-react'
import { Icon } from '../../components/Icon.tsx'
import { escapeHidden } from '../../content/visible.ts'
import styles from './RowMarks.module.css'
import { useRowMarks } from './store.ts'

/** Stands in the margin of a pinned thread's row. @param name of the thread */
export function PinMark({ name }: { readonly name: string }) {
  const pinned = useRowMarks(name)?.pinned === true
  if (!pinned) return null
  return (
    <span className={styles.pin} title="Pinned" data-testid="pinned">
      <Icon of={Pin} size={10} label="Pinned" />
    </span>
  )
}

/** Tags and a note in a row, where there are any. @param name of the thread */
export function TagMarks({ name }: { readonly name: string }) {
  const marks = useRowMarks(name)
  if (marks === undefined) return null
  const tags = marks.tags.map(escapeHidden)
  return (
    <>
      {marks.noted && (
        <span className={styles.mark} title="Has a note of yours">
          <Icon of={StickyNote} size={12} label="Has a note of yours" />
        </span>
      )}
      {tags.length > 0 && (
        <span className={styles.mark} title={`Tags: ${tags.join(', ')}`}>
          <Icon of={Tag} size={12} label={`Tags: ${tags.join(', ')}`} />
          {tags.length > 1 && <span aria-hidden={true}>{tags.length}</span>}
        </span>
      )}
    </>
  )
}
