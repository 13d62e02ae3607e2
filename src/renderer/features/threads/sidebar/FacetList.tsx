import { type ReactNode, useId, useState } from 'react'
import { FacetRow } from '../../../components/FacetRow.tsx'
import { fuzzy } from '../../../util/fuzzy.ts'
import styles from './Sidebar.module.css'

export interface FacetChoice {
  readonly value: string
  readonly count: number
}

interface FacetListProps {
  readonly name: string
  readonly values: readonly FacetChoice[]
  readonly chosen: readonly string[]
  readonly onChange: (value: string, on: boolean) => void
  readonly onClear: () => void
  /** The words of a choice, which are also looked through. */
  readonly label: (value: string) => string
  readonly draw: (label: string) => ReactNode
  readonly title?: (value: string) => string
  readonly glyph?: (value: string) => ReactNode
  /** How many are shown at first. */
  readonly short?: number
}

/** Choices from which on there is a field to look for one. */
const LONG = 15

/** Choices that are made but no longer occur stay, or one could not take them back. */
function withChosen(values: readonly FacetChoice[], chosen: readonly string[]): readonly FacetChoice[] {
  const gone = chosen.filter(value => !values.some(one => one.value === value))
  return [...values, ...gone.map(value => ({ value, count: 0 }))]
}

/** One facet: its choices with their counts. */
export function FacetList(props: FacetListProps) {
  const { name, values, chosen, onChange, onClear, label, draw, title, glyph, short = 5 } = props
  const [whole, setWhole] = useState(false)
  const [wanted, setWanted] = useState('')
  const id = useId()
  const all = withChosen(values, chosen)
  if (all.length === 0) return null
  const isFolded = !whole && all.length > short + 1
  const shown = isFolded
    ? all.filter((one, index) => index < short || chosen.includes(one.value))
    : all.filter(one => fuzzy(label(one.value), wanted) !== null)
  return (
    <section className={styles.section} aria-labelledby={id} data-testid={`facet-${name.toLowerCase()}`}>
      <div className={styles.headline}>
        <h2 className={styles.title} id={id}>
          {name}
        </h2>
        {chosen.length > 0 && (
          <button type="button" className={styles.clear} aria-label={`Clear ${name.toLowerCase()}`} onClick={onClear}>
            Clear
          </button>
        )}
      </div>
      {!isFolded && all.length >= LONG && (
        <input
          className={styles.field}
          type="text"
          placeholder="Filter"
          aria-label={`Filter by ${name.toLowerCase()}: look for a choice`}
          value={wanted}
          spellCheck={false}
          autoComplete="off"
          onChange={event => setWanted(event.target.value)}
        />
      )}
      <ul>
        {shown.map(one => (
          <li key={one.value}>
            <FacetRow
              label={draw(label(one.value))}
              {...(title === undefined ? {} : { title: title(one.value) })}
              glyph={glyph?.(one.value)}
              count={one.count}
              checked={chosen.includes(one.value)}
              onChange={on => onChange(one.value, on)}
            />
          </li>
        ))}
      </ul>
      {shown.length === 0 && <p className={styles.nothing}>None is called like this</p>}
      {(isFolded || (whole && all.length > short + 1)) && (
        <button
          type="button"
          className={styles.more}
          aria-expanded={whole}
          onClick={() => {
            setWhole(!whole)
            setWanted('')
          }}
        >
          {whole ? 'Show fewer' : `${all.length - shown.length} more`}
        </button>
      )}
    </section>
  )
}
