import type { ReactNode } from 'react'
import styles from './Note.module.css'

interface NoteProps {
  readonly title: string
  readonly children?: ReactNode
  /** The way on: buttons. */
  readonly acts?: ReactNode
  readonly testId?: string | undefined
}

/** A state in words: what is the matter, and the way on. */
export function Note({ title, children, acts, testId }: NoteProps) {
  return (
    <div className={styles.note} data-testid={testId}>
      <h2 className={styles.title}>{title}</h2>
      {children}
      {acts !== undefined && <div className={styles.acts}>{acts}</div>}
    </div>
  )
}

/** Centres what stands in the place of a pane, a list or a page. */
export function Middle({ children }: { readonly children: ReactNode }) {
  return <div className={styles.middle}>{children}</div>
}
