import { CircleQuestionMark, Lock } from 'lucide-react'
import type { HistoryModeKind } from '../../../../shared/history-mode.ts'
import { Icon } from '../../../components/Icon.tsx'
import { Word } from '../../../content/Labels.tsx'
import { escapeHidden } from '../../../content/visible.ts'
import { lastPart } from '../../../util/text.ts'
import { choose, chooseMode, useQuery } from '../query-store.ts'
import { sourceName } from '../words.ts'
import { Dates } from './Dates.tsx'
import { FacetList } from './FacetList.tsx'
import { useFacets } from './facets-store.ts'
import { Homes } from './Homes.tsx'
import styles from './Sidebar.module.css'
import { Views } from './Views.tsx'

const MODES: readonly (readonly [HistoryModeKind, string])[] = [
  ['legacy', 'Legacy'],
  ['paginated', 'Paginated'],
  ['unknown', 'Unknown'],
]

function modeGlyph(value: string) {
  if (value === 'paginated') return <Icon of={Lock} size={12} className={styles.paginated} />
  if (value === 'unknown') return <Icon of={CircleQuestionMark} size={12} className={styles.unknown} />
  return <span className={styles.legacy} />
}

/** The left pane: homes, views, and what to narrow the list by. */
export function Sidebar() {
  const query = useQuery(state => state.query)
  const facets = useFacets(state => state.facets)
  const modes = MODES.map(([kind]) => ({
    value: kind,
    count: facets?.modes.find(one => one.value === kind)?.count ?? 0,
  }))
  return (
    <nav className={styles.side} aria-label="Library" data-pane="sidebar">
      <Homes />
      <Views />
      {facets !== null && (
        <>
          <FacetList
            name="Mode"
            values={modes}
            chosen={query.modes}
            onChange={(value, on) => {
              const mode = MODES.find(([kind]) => kind === value)?.[0]
              if (mode !== undefined) chooseMode(mode, on)
            }}
            label={value => MODES.find(([kind]) => kind === value)?.[1] ?? value}
            glyph={modeGlyph}
          />
          <Dates />
          <FacetList
            name="Project"
            values={facets.projects}
            chosen={query.projects}
            onChange={(value, on) => choose('projects', value, on)}
            label={value => <Word text={value === '' ? 'No folder' : lastPart(value)} />}
            title={escapeHidden}
          />
          <FacetList
            name="Source"
            values={facets.sources}
            chosen={query.sources}
            onChange={(value, on) => choose('sources', value, on)}
            label={value => <Word text={sourceName(value)} />}
          />
          <FacetList
            name="Provider"
            values={facets.providers}
            chosen={query.providers}
            onChange={(value, on) => choose('providers', value, on)}
            label={value => <Word text={value === '' ? 'Not stated' : value} />}
          />
        </>
      )}
    </nav>
  )
}
