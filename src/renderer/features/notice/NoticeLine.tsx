import clsx from 'clsx'
import styles from './NoticeLine.module.css'
import { useNotice } from './notice.ts'

/** What is said for a moment: that something was copied, that there is no further failure. The live region reads it. */
export function NoticeLine() {
  const notice = useNotice()
  return (
    notice !== null && (
      <span
        className={clsx(styles.notice, notice.bad && styles.bad)}
        key={notice.turn}
        title={notice.text}
        aria-hidden={true}
        data-testid="notice"
      >
        {notice.text}
      </span>
    )
  )
}
