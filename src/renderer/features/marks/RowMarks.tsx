import clsx from 'clsx'
import { Pin, PinOff, StickyNote, Tag } from 'lucide-react'
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

/**
 * Pins a row's thread, or takes its pin away, for the pointer: the keys of the list that the row is in do the same.
 * @param name of the thread @param keys that do it, as they are written on keys
 */
export function PinTool({
  name,
  keys,
  className,
}: {
  readonly name: string
  readonly keys: string
  readonly className?: string | undefined
}) {
  const pinned = useRowMarks(name)?.pinned === true
  return (
    <span
      className={clsx(styles.tool, className)}
      title={`${pinned ? 'Unpin' : 'Pin'} (${keys})`}
      aria-hidden={true}
      data-testid="row-pin"
      data-pin={true}
    >
      <Icon of={pinned ? PinOff : Pin} size={14} />
    </span>
  )
}

/** The same in words, where there is room for them. @param name of the thread */
export function MarkWords({ name }: { readonly name: string }) {
  const marks = useRowMarks(name)
  if (marks === undefined) return null
  return (
    <span className={styles.words} title={marks.tags.map(escapeHidden).join(', ')}>
      {marks.noted && <Icon of={StickyNote} size={12} label="Has a note of yours" />}
      <span>{marks.tags.map(escapeHidden).join(', ')}</span>
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
