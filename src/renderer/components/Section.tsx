import { type ReactNode, useId } from 'react'
import styles from './Section.module.css'

interface SectionProps {
  readonly title: string
  readonly note?: string | undefined
  /** At the right of the head. */
  readonly tools?: ReactNode
  readonly children: ReactNode
  readonly testId?: string
}

/** A part of the refusal page or of the metadata. */
export function Section({ title, note, tools, children, testId }: SectionProps) {
  const id = useId()
  return (
    <section className={styles.section} aria-labelledby={id} data-testid={testId}>
      <div className={styles.head}>
        <h3 id={id}>{title}</h3>
        {note !== undefined && <span className={styles.note}>{note}</span>}
        {tools ? <div className={styles.tools}>{tools}</div> : null}
      </div>
      {children}
    </section>
  )
}
