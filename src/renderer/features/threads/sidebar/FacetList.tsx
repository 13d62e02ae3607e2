import { type ReactNode, useState } from 'react'
import { FacetRow } from '../../../components/FacetRow.tsx'
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
  readonly label: (value: string) => ReactNode
  readonly title?: (value: string) => string
  readonly glyph?: (value: string) => ReactNode
  /** How many are shown at first. */
  readonly short?: number
}

/** Choices that are made but no longer occur stay, or one could not take them back. */
function withChosen(values: readonly FacetChoice[], chosen: readonly string[]): readonly FacetChoice[] {
  const gone = chosen.filter(value => !values.some(one => one.value === value))
  return [...values, ...gone.map(value => ({ value, count: 0 }))]
}

/** One facet: its choices with their counts. */
export function FacetList({ name, values, chosen, onChange, label, title, glyph, short = 6 }: FacetListProps) {
  const [whole, setWhole] = useState(false)
  const all = withChosen(values, chosen)
  if (all.length === 0) return null
  const shown = whole ? all : all.filter((one, index) => index < short || chosen.includes(one.value))
  const id = `side-${name.toLowerCase()}`
  return (
    <section className={styles.section} aria-labelledby={id} data-testid={`facet-${name.toLowerCase()}`}>
      <h2 className={styles.title} id={id}>
        {name}
      </h2>
      <ul>
        {shown.map(one => (
          <li key={one.value}>
            <FacetRow
              label={label(one.value)}
              {...(title === undefined ? {} : { title: title(one.value) })}
              glyph={glyph?.(one.value)}
              count={one.count}
              checked={chosen.includes(one.value)}
              onChange={on => onChange(one.value, on)}
            />
          </li>
        ))}
      </ul>
      {all.length > short && (
        <button type="button" className={styles.more} aria-expanded={whole} onClick={() => setWhole(!whole)}>
          {whole ? 'Show fewer' : `${all.length - shown.length} more`}
        </button>
      )}
    </section>
  )
}
