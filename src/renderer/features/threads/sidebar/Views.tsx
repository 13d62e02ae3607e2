import {
  Archive,
  ChartColumn,
  Inbox,
  List,
  type LucideIcon,
  Pin,
  Search,
  Stethoscope,
  TriangleAlert,
} from 'lucide-react'
import { Icon } from '../../../components/Icon.tsx'
import { count } from '../../../util/format.ts'
import { useEngine } from '../../engine/index.ts'
import { showPage, usePage } from '../../pages/index.ts'
import { showView, useQuery, type View, viewOf } from '../query-store.ts'
import { useFacets } from './facets-store.ts'
import styles from './Sidebar.module.css'

const VIEWS: readonly (readonly [View, string, LucideIcon])[] = [
  ['all', 'All threads', List],
  ['pinned', 'Pinned', Pin],
  ['active', 'Active', Inbox],
  ['archived', 'Archived', Archive],
  ['problems', 'With problems', TriangleAlert],
]

/** All, active, archived, with problems. */
export function Views() {
  const page = usePage()
  const view = useQuery(state => viewOf(state.query))
  const current = page === 'threads' ? view : null
  const counts = useFacets(state => state.views)
  const problems = useEngine(state => state.homes?.reduce((sum, home) => sum + home.problemCount, 0) ?? null)
  return (
    <section className={styles.section} aria-labelledby="side-views">
      <h2 className={styles.title} id="side-views">
        Views
      </h2>
      <ul>
        <li>
          <button
            type="button"
            className={styles.nav}
            aria-current={page === 'search' ? true : undefined}
            data-testid="view-search"
            onClick={() => showPage('search')}
          >
            <Icon of={Search} />
            <span className={styles.cut}>Search</span>
          </button>
        </li>
        <li>
          <button
            type="button"
            className={styles.nav}
            aria-current={page === 'problems' ? true : undefined}
            data-testid="view-doctor"
            onClick={() => showPage('problems')}
          >
            <Icon of={Stethoscope} />
            <span className={styles.cut}>Problems</span>
            {problems !== null && <span className={styles.number}>{count(problems)}</span>}
          </button>
        </li>
        <li>
          <button
            type="button"
            className={styles.nav}
            aria-current={page === 'usage' ? true : undefined}
            data-testid="view-usage"
            onClick={() => showPage('usage')}
          >
            <Icon of={ChartColumn} />
            <span className={styles.cut}>Usage</span>
          </button>
        </li>
        {VIEWS.map(([view, name, icon]) => (
          <li key={view}>
            <button
              type="button"
              className={styles.nav}
              aria-current={current === view ? true : undefined}
              data-testid={`view-${view}`}
              onClick={() => {
                showPage('threads')
                showView(view)
              }}
            >
              <Icon of={icon} />
              <span className={styles.cut}>{name}</span>
              {counts[view] !== null && <span className={styles.number}>{count(counts[view])}</span>}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
