import { Title } from '../../content/Labels.tsx'
import styles from './ThreadLink.module.css'

/** A thread in a table. */
export function ThreadLink({ title, onOpen }: { readonly title: string; readonly onOpen: () => void }) {
  return (
    <button type="button" className={styles.thread} onClick={onOpen}>
      <Title text={title} />
    </button>
  )
}
