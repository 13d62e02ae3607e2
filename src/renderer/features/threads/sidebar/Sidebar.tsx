import { CircleQuestionMark, Lock } from 'lucide-react'
import { HISTORY_MODE_KINDS } from '../../../../shared/history-mode.ts'
import { Icon } from '../../../components/Icon.tsx'
import { Word } from '../../../content/Labels.tsx'
import { choose, chooseMode, narrow, useQuery } from '../query-store.ts'
import { modeName } from '../words.ts'
import { Activity } from './Activity.tsx'
import { Dates } from './Dates.tsx'
import { FacetList } from './FacetList.tsx'
import { FACETS } from './facets.ts'
import { useFacets } from './facets-store.ts'
import { Homes } from './Homes.tsx'
import { Saved, type SavedEntry } from './Saved.tsx'
import styles from './Sidebar.module.css'
import { Views } from './Views.tsx'

const word = (label: string) => <Word text={label} />

function modeGlyph(value: string) {
  if (value === 'paginated') return <Icon of={Lock} size={12} className={styles.paginated} />
  if (value === 'unknown') return <Icon of={CircleQuestionMark} size={12} className={styles.unknown} />
  return <span className={styles.legacy} />
}

/** The left pane: homes, views, and what to narrow the list by. */
export function Sidebar({ saved }: { readonly saved: readonly SavedEntry[] }) {
  const query = useQuery(state => state.query)
  const facets = useFacets(state => state.facets)
  const modes = HISTORY_MODE_KINDS.map(kind => ({
    value: kind,
    count: facets?.modes.find(one => one.value === kind)?.count ?? 0,
  }))
  return (
    <nav className={styles.side} aria-label="Library" data-pane="sidebar">
      <div className={styles.upper}>
        <Homes />
        <Views />
        <Saved entries={saved} />
        {facets !== null && (
          <>
            <FacetList
              name="Mode"
              values={modes}
              chosen={query.modes}
              onChange={(value, on) => {
                const mode = HISTORY_MODE_KINDS.find(kind => kind === value)
                if (mode !== undefined) chooseMode(mode, on)
              }}
              onClear={() => narrow({ modes: [] })}
              label={modeName}
              draw={word}
              glyph={modeGlyph}
            />
            {FACETS.map(({ facet, name, label, title }) => (
              <FacetList
                key={facet}
                name={name}
                values={facets[facet]}
                chosen={query[facet]}
                onChange={(value, on) => choose(facet, value, on)}
                onClear={() => narrow({ [facet]: [] })}
                label={label}
                draw={word}
                {...(title === undefined ? {} : { title })}
              />
            ))}
            <Dates />
          </>
        )}
      </div>
      <Activity />
    </nav>
  )
}
