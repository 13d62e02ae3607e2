import type { KeyboardEvent } from 'react'
import { showTab, type Tab, useThread } from './store.ts'
import styles from './ThreadPane.module.css'

const TABS: readonly (readonly [Tab, string])[] = [
  ['transcript', 'Transcript'],
  ['metadata', 'Metadata'],
]

/** The tabs of an open thread; arrows move between them. */
export function Tabs() {
  const current = useThread(state => state.tab)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
    event.preventDefault()
    const next: Tab = current === 'transcript' ? 'metadata' : 'transcript'
    showTab(next)
    if (event.currentTarget instanceof HTMLElement)
      event.currentTarget.querySelector<HTMLElement>(`[data-tab="${next}"]`)?.focus()
  }
  return (
    <div className={styles.tabs} role="tablist" aria-label="Parts of the thread" tabIndex={-1} onKeyDown={onKeyDown}>
      {TABS.map(([tab, name]) => (
        <button
          type="button"
          role="tab"
          className={styles.tab}
          aria-selected={tab === current}
          tabIndex={tab === current ? 0 : -1}
          data-tab={tab}
          key={tab}
          onClick={() => showTab(tab)}
        >
          {name}
        </button>
      ))}
    </div>
  )
}
