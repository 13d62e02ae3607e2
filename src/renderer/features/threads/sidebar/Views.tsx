import {
  Archive,
  ChartColumn,
  GitCompareArrows,
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
import { type Page, showPage, usePage } from '../../pages/index.ts'
import { showView, useQuery, type View, viewOf } from '../query-store.ts'
import { useFacets } from './facets-store.ts'
import styles from './Sidebar.module.css'

/** Pages beside the list, and what tests know them by: `view-problems` is a view of the list. */
const PAGES: readonly (readonly [Page, string, LucideIcon, string])[] = [
  ['search', 'Search', Search, 'search'],
  ['problems', 'Problems', Stethoscope, 'doctor'],
  ['usage', 'Usage', ChartColumn, 'usage'],
  ['compatibility', 'Compatibility', GitCompareArrows, 'compatibility'],
]

const VIEWS: readonly (readonly [View, string, LucideIcon])[] = [
  ['all', 'All threads', List],
  ['pinned', 'Pinned', Pin],
  ['active', 'Active', Inbox],
  ['archived', 'Archived', Archive],
  ['problems', 'With problems', TriangleAlert],
]

/** The pages, and the views of the list. */
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
        {PAGES.map(([to, name, icon, id]) => (
          <li key={to}>
            <button
              type="button"
              className={styles.nav}
              aria-current={page === to ? true : undefined}
              data-testid={`view-${id}`}
              onClick={() => showPage(to)}
            >
              <Icon of={icon} />
              <span className={styles.cut}>{name}</span>
              {to === 'problems' && problems !== null && <span className={styles.number}>{count(problems)}</span>}
            </button>
          </li>
        ))}
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
