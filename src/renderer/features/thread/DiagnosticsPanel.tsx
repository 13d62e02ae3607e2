import { useEffect, useRef } from 'react'
import type { ListedThread } from '../../../shared/thread.ts'
import { keyOf, threadName } from '../../util/same-thread.ts'
import { Diagnostics } from '../diagnostics/index.ts'
import styles from './Metadata.module.css'
import { focusTaken, showRecord, showRelative, useThread } from './store.ts'

/** The tab of what is wrong with an open thread; its lines are shown by the raw view. */
export function DiagnosticsPanel({ thread }: { readonly thread: ListedThread }) {
  const panel = useRef<HTMLDivElement>(null)
  const focusWanted = useThread(state => state.focusWanted)
  useEffect(() => {
    if (!focusWanted) return
    panel.current?.focus({ preventScroll: true })
    focusTaken()
  }, [focusWanted])
  const key = keyOf(thread)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by keyboard
    <section ref={panel} className={styles.doc} tabIndex={0} aria-label="Diagnostics" data-testid="diagnostics-panel">
      <h2 className="vh">Diagnostics</h2>
      <Diagnostics key={threadName(key)} threadKey={key} onLine={showRecord} onThread={showRelative} />
    </section>
  )
}
