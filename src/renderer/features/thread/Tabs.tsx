import { TriangleAlert } from 'lucide-react'
import type { KeyboardEvent, ReactNode } from 'react'
import { Icon } from '../../components/Icon.tsx'
import { compact, plural } from '../../util/format.ts'
import { showTab, type Tab, useThread } from './store.ts'
import styles from './ThreadPane.module.css'

const TABS: readonly (readonly [Tab, string])[] = [
  ['transcript', 'Transcript'],
  ['timeline', 'Timeline'],
  ['raw', 'Raw'],
  ['metadata', 'Metadata'],
  ['diagnostics', 'Diagnostics'],
]

/** Id of a tab's panel; the panel is named by its tab. */
export function panelId(tab: Tab): string {
  return `panel-${tab}`
}

export function tabId(tab: Tab): string {
  return `tab-${tab}`
}

/** The tab that a key leads to; null where it leads to none. */
function target(key: string, current: Tab): Tab | null {
  const at = TABS.findIndex(([tab]) => tab === current)
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: TABS.length - 1 }[key]
  return to === undefined ? null : (TABS[(to + TABS.length) % TABS.length]?.[0] ?? null)
}

interface TabsProps {
  /** Errors and warnings that were found in the thread. */
  readonly problems: number
  /** What stands at the right. */
  readonly children?: ReactNode
}

/** The tabs of an open thread; arrows move between them. */
export function Tabs({ problems, children }: TabsProps) {
  const current = useThread(state => state.tab)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const next = target(event.key, current)
    if (next === null) return
    event.preventDefault()
    showTab(next)
    document.getElementById(tabId(next))?.focus()
  }
  return (
    <div className={styles.bar}>
      <div className={styles.tabs} role="tablist" aria-label="Parts of the thread" tabIndex={-1} onKeyDown={onKeyDown}>
        {TABS.map(([tab, name]) => (
          <button
            type="button"
            role="tab"
            id={tabId(tab)}
            className={styles.tab}
            aria-selected={tab === current}
            aria-controls={tab === current ? panelId(tab) : undefined}
            tabIndex={tab === current ? 0 : -1}
            data-tab={tab}
            key={tab}
            onClick={() => showTab(tab)}
          >
            {name}
            {tab === 'diagnostics' && problems > 0 && (
              <span className={styles.problems} title={plural(problems, 'problem')}>
                <Icon of={TriangleAlert} size={12} label={plural(problems, 'problem')} />
                <span aria-hidden={true}>{compact(problems)}</span>
              </span>
            )}
          </button>
        ))}
      </div>
      {children}
    </div>
  )
}
