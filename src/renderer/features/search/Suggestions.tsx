import { History, ListFilter } from 'lucide-react'
import { Icon } from '../../components/Icon.tsx'
import { KeyCaps } from '../../components/KeyCaps.tsx'
import { Word } from '../../content/Labels.tsx'
import { count } from '../../util/format.ts'
import styles from './Suggestions.module.css'
import type { Suggestion } from './suggest.ts'

const ICONS = { recent: History, field: ListFilter, value: ListFilter } as const

interface SuggestionsProps {
  readonly id: string
  readonly suggestions: readonly Suggestion[]
  /** The one that Enter takes; -1 for none. */
  readonly active: number
  readonly onTake: (suggestion: Suggestion) => void
}

/** The element id of a suggestion. */
export function suggestionId(id: string, at: number): string {
  return `${id}-${at}`
}

/** What could stand in the field of the search, beneath it. The field keeps the focus and the keys. */
export function Suggestions({ id, suggestions, active, onTake }: SuggestionsProps) {
  const [first] = suggestions
  if (first === undefined) return null
  return (
    <div className={styles.box} data-testid="suggestions">
      <div role="listbox" id={id} aria-label={first.kind === 'recent' ? 'Recent searches' : 'Completions'}>
        {suggestions.map((one, at) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the focus and the keys
          // biome-ignore lint/a11y/useFocusableInteractive: the field has the focus and names the choice
          <div
            key={one.text}
            role="option"
            id={suggestionId(id, at)}
            className={styles.option}
            aria-selected={at === active}
            data-testid="suggestion"
            onPointerDown={event => event.preventDefault()}
            onClick={() => onTake(one)}
          >
            <Icon of={ICONS[one.kind]} size={14} />
            <Word text={one.label} className={styles.label} />
            {one.count !== null && <span className={styles.count}>{count(one.count)}</span>}
          </div>
        ))}
      </div>
      <p className={styles.hints} aria-hidden={true}>
        {first.kind === 'recent' ? (
          <span>
            <KeyCaps chord="ArrowDown" /> chooses
          </span>
        ) : (
          <>
            <span>
              <KeyCaps chord="Tab" /> takes the first
            </span>
            <span>
              <KeyCaps chord="Alt+ArrowDown" /> chooses
            </span>
          </>
        )}
      </p>
    </div>
  )
}
