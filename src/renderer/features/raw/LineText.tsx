import { useState } from 'react'
import type { ThreadKey } from '../../../shared/ipc/contract.ts'
import { Later } from '../../components/Later.tsx'
import { VisibleText } from '../../content/VisibleText.tsx'
import styles from './Details.module.css'
import { Pager } from './Pager.tsx'
import { useReply } from './use-reply.ts'

/** UTF-16 units at a time: more would be slow to lay out. */
const PIECE = 32 * 1024

interface LineTextProps {
  readonly threadKey: ThreadKey
  readonly version: string
  /** One-based. */
  readonly line: number
}

/** A line's text as it stands in the file, one piece at a time however long it is. */
export function LineText({ threadKey: { homeId, id }, version, line }: LineTextProps) {
  const [from, setFrom] = useState(0)
  const reply = useReply('threads.lineText', { homeId, id, version, line, from, limit: PIECE }, version)
  if (reply.phase === 'failed')
    return <p className={styles.failed}>The text could not be read. {reply.error.message}</p>
  if (reply.phase === 'loading')
    return (
      <Later>
        <p className={styles.quiet}>Reading the text…</p>
      </Later>
    )
  const { text, total } = reply.value
  return (
    <>
      {total > PIECE && (
        <Pager of="Characters" from={from} length={text.length} total={total} page={PIECE} onFrom={setFrom} />
      )}
      {total === 0 ? (
        <p className={styles.quiet}>The line is empty.</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        <section className={styles.text} tabIndex={0} aria-label="Text of the line" data-testid="record-text">
          <VisibleText text={text} />
        </section>
      )}
    </>
  )
}
