import { Fragment, type ReactNode } from 'react'
import styles from './Text.module.css'
import { toRuns } from './visible.ts'

/** A character that cannot be shown as itself. */
export function Mark({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <span className={styles.mark} title={title}>
      {children}
    </span>
  )
}

/** Text with hidden, control and bidi characters as marks. */
export function VisibleText({ text }: { readonly text: string }) {
  const runs = toRuns(text)
  return runs.map((run, index) =>
    run.kind === 'text' ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: runs have no other name and no state
      <Fragment key={index}>{run.text}</Fragment>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: runs have no other name and no state
      <Mark key={index} title={run.title}>
        {run.text}
      </Mark>
    ),
  )
}
