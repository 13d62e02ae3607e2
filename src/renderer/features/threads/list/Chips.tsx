import { X } from 'lucide-react'
import { LinkButton } from '../../../components/Button.tsx'
import { Icon } from '../../../components/Icon.tsx'
import { Word } from '../../../content/Labels.tsx'
import { escapeHidden } from '../../../content/visible.ts'
import { choose, chooseMode, clearFilters, narrow, useQuery } from '../query-store.ts'
import { barName } from '../sidebar/brush.ts'
import { FACETS } from '../sidebar/facets.ts'
import { modeName } from '../words.ts'
import styles from './Chips.module.css'
import { focusList } from './focus.ts'

interface Chip {
  readonly id: string
  readonly facet: string
  readonly text: string
  readonly remove: () => void
}

function rangeWords(from: number | null, to: number | null): string {
  if (from === null) return `until ${barName('day', to ?? 0)}`
  if (to === null) return `since ${barName('day', from)}`
  const [first, last] = [barName('day', from), barName('day', to)]
  return first === last ? first : `${first} – ${last}`
}

function useChips(): readonly Chip[] {
  const query = useQuery(state => state.query)
  const { from, to } = query
  return [
    ...query.modes.map(mode => ({
      id: `mode-${mode}`,
      facet: 'Mode',
      text: modeName(mode),
      remove: () => chooseMode(mode, false),
    })),
    ...FACETS.flatMap(({ facet, name, label }) =>
      query[facet].map(value => ({
        id: `${facet}-${value}`,
        facet: name,
        text: label(value),
        remove: () => choose(facet, value, false),
      })),
    ),
    ...(from === null && to === null
      ? []
      : [
          {
            id: 'range',
            facet: 'Updated',
            text: rangeWords(from, to),
            remove: () => narrow({ from: null, to: null }),
          },
        ]),
  ]
}

/** What the list is narrowed by, each with a button that takes it away. */
export function Chips() {
  const chips = useChips()
  if (chips.length === 0) return null
  return (
    <div className={styles.chips} data-testid="filter-chips">
      <ul>
        {chips.map(({ id, facet, text, remove }) => (
          <li key={id}>
            <button
              type="button"
              className={styles.chip}
              aria-label={`Take away the filter ${facet}: ${escapeHidden(text)}`}
              title={`${facet}: ${escapeHidden(text)}`}
              onClick={() => {
                remove()
                focusList()
              }}
            >
              <span className={styles.text}>
                <Word text={text} />
              </span>
              <Icon of={X} size={12} />
            </button>
          </li>
        ))}
      </ul>
      {chips.length > 1 && <LinkButton onClick={clearFilters}>Clear all</LinkButton>}
    </div>
  )
}
