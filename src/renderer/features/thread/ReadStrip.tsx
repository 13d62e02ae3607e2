import type { ListedThread } from '../../../shared/thread.ts'
import { Section } from '../../components/Section.tsx'
import { bytes } from '../../util/format.ts'
import styles from './Sections.module.css'

interface ReadStripProps {
  readonly thread: ListedThread
  /** Bytes of the first lines, uncompressed: the head, and what follows up to the first prompt. */
  readonly headBytes: number
}

/** How little of a refused thread's file has been read. */
export function ReadStrip({ thread, headBytes }: ReadStripProps) {
  const { sizeBytes, compressed } = thread.skein
  // What was read of a compressed file cannot be told in its own bytes.
  const rest = compressed ? sizeBytes : Math.max(0, sizeBytes - headBytes)
  const part = compressed || sizeBytes === 0 ? 0 : Math.min(1, headBytes / sizeBytes)
  const read =
    headBytes === 0 ? 'Nothing read' : `Head and first prompt, ${bytes(headBytes)}${compressed ? ' uncompressed' : ''}`
  const unread = compressed
    ? `the rest of ${bytes(sizeBytes)} compressed: closed`
    : rest === 0
      ? 'nothing comes after it'
      : `${bytes(rest)} after it: closed`
  return (
    <Section title="What Skein has read" note="Looked at again whenever the thread is opened" testId="read-strip">
      <div className={styles.captions}>
        <span>{read}</span>
        <span>{unread}</span>
      </div>
      <div className={styles.strip} aria-hidden={true}>
        {headBytes > 0 && (
          <div className={styles.read} style={rest === 0 ? { flex: 1 } : { width: `${part * 100}%` }} />
        )}
        {rest > 0 && <div className={styles.unread} />}
      </div>
    </Section>
  )
}
