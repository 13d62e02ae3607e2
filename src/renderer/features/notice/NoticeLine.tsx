import clsx from 'clsx'
import { LinkButton } from '../../components/Button.tsx'
import styles from './NoticeLine.module.css'
import { useNotice } from './notice.ts'
import { revealWritten } from './reveal.ts'

/** What is said for a moment: that something was copied, that there is no further failure. The live region reads it. */
export function NoticeLine() {
  const notice = useNotice()
  if (notice === null) return null
  const { text, bad, file, turn } = notice
  return (
    <span className={styles.line} key={turn}>
      <span className={clsx(styles.notice, bad && styles.bad)} title={text} aria-hidden={true} data-testid="notice">
        {text}
      </span>
      {file !== null && (
        <LinkButton data-testid="show-in-folder" onClick={() => void revealWritten(file)}>
          Show in folder
        </LinkButton>
      )}
    </span>
  )
}
