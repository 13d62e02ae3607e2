import { Fragment } from 'react'
import styles from './Text.module.css'
import { toRuns } from './visible.ts'

/** Text with hidden, control and bidi characters as marks. */
export function VisibleText({ text }: { readonly text: string }) {
  const runs = toRuns(text)
  return runs.map((run, index) =>
    run.kind === 'text' ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: runs have no other name and no state
      <Fragment key={index}>{run.text}</Fragment>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: runs have no other name and no state
      <span key={index} className={styles.mark} title={run.title}>
        {run.text}
      </span>
    ),
  )
}
