import { HISTORY_MODE_KINDS, type HistoryModeKind } from '../../shared/history-mode.ts'
import { Kbd } from '../components/Kbd.tsx'
import { ModeBadge } from '../components/ModeBadge.tsx'
import { Middle } from '../components/Note.tsx'
import { useFacets } from '../features/threads/index.ts'
import { count, plural } from '../util/format.ts'
import styles from './Overview.module.css'

/** What stands in the thread's pane while no thread is chosen. */
export function Overview() {
  const facets = useFacets(state => state.facets)
  if (facets === null) return null
  const of = (kind: HistoryModeKind) => facets.modes.find(one => one.value === kind)?.count ?? 0
  return (
    <Middle>
      <div className={styles.overview} data-testid="overview">
        <h1 className={styles.title}>{plural(facets.total, 'thread')}</h1>
        <p className={styles.say}>Choose one to see it here.</p>
        <ul className={styles.modes}>
          {HISTORY_MODE_KINDS.map(kind => (
            <li className={styles.mode} key={kind}>
              <ModeBadge kind={kind} />
              <span>{count(of(kind))}</span>
            </li>
          ))}
        </ul>
        <p className={styles.keys}>
          <span>
            <Kbd>↓</Kbd>
            <Kbd>↑</Kbd> move
          </span>
          <span>
            <Kbd>Enter</Kbd> open
          </span>
          <span>
            <Kbd>/</Kbd> filter
          </span>
          <span>
            <Kbd>?</Kbd> all keys
          </span>
        </p>
      </div>
    </Middle>
  )
}
