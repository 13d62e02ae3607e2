import { CircleQuestionMark, Search, X } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { Ignored } from '../../../shared/search/query.ts'
import { ToolButton } from '../../components/Button.tsx'
import { Icon } from '../../components/Icon.tsx'
import { Word } from '../../content/Labels.tsx'
import { focusField } from '../../util/focus-field.ts'
import { chipsOf, without, withPart } from './chips.ts'
import styles from './SearchField.module.css'
import { SearchHelp } from './SearchHelp.tsx'
import { setSearchText, useSearch } from './store.ts'

const FIELD_ID = 'search-field'
const NONE: readonly Ignored[] = []

/** Brings the focus into the search field. */
export function focusSearch(): void {
  focusField(FIELD_ID)
}

interface SearchFieldProps {
  /** The element id of the results; null while there are none. */
  readonly listId: string | null
  /** The element id of the chosen row; null for none. */
  readonly activeId: string | null
  /** Takes the keys that walk through the results. @returns whether it did something. */
  readonly onWalk: (event: KeyboardEvent) => boolean
  readonly onLeave: () => void
}

/** What is looked for, as it was typed, and beneath it what was understood. */
export function SearchField({ listId, activeId, onWalk, onLeave }: SearchFieldProps) {
  const text = useSearch(state => state.text)
  const ignored = useSearch(state => (state.phase === 'ready' ? state.summary?.ignored : undefined) ?? NONE)
  const [helping, setHelping] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const chips = chipsOf(text, Date.now())
  useEffect(() => focusSearch(), [])

  const take = (next: string) => {
    setSearchText(next)
    focusSearch()
    const field = document.getElementById(FIELD_ID)
    if (field instanceof HTMLInputElement)
      requestAnimationFrame(() => field.setSelectionRange(next.length, next.length))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      if (helping) setHelping(false)
      else if (text !== '') setSearchText('')
      else onLeave()
    } else if (!onWalk(event)) {
      return
    }
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className={styles.box} ref={box}>
      <div className={styles.field}>
        <Icon of={Search} />
        <input
          id={FIELD_ID}
          className={styles.input}
          type="text"
          role="combobox"
          aria-expanded={listId !== null}
          aria-controls={listId ?? undefined}
          aria-activedescendant={activeId ?? undefined}
          aria-autocomplete="list"
          aria-label="Search the texts of all threads"
          placeholder="Search the texts of all threads"
          value={text}
          maxLength={50_000}
          autoComplete="off"
          spellCheck={false}
          data-testid="search-field"
          onChange={event => setSearchText(event.target.value)}
          onKeyDown={onKeyDown}
        />
        {text !== '' && <ToolButton small icon={X} label="Clear" keys="Esc" onClick={() => take('')} />}
        <ToolButton
          icon={CircleQuestionMark}
          label="What can be typed here"
          aria-expanded={helping}
          data-testid="search-help-open"
          onClick={() => setHelping(!helping)}
        />
      </div>
      {chips.length > 0 && (
        <ul className={styles.chips} aria-label="Conditions">
          {chips.map(chip => (
            <li className={styles.chip} key={chip.from} data-testid="search-chip">
              <span className={styles.name}>{chip.label}:</span> <Word text={chip.value} />
              <ToolButton
                small
                icon={X}
                label={`Remove ${chip.label}: ${chip.value}`}
                onClick={() => take(without(text, chip))}
              />
            </li>
          ))}
        </ul>
      )}
      {ignored.length > 0 && (
        <p className={styles.ignored} data-testid="search-ignored">
          {ignored.slice(0, 3).map(({ from, to, reason }) => (
            <span key={from}>
              <Word text={text.slice(from, Math.min(to, from + 40))} className={styles.part} /> is not used: {reason}.{' '}
            </span>
          ))}
        </p>
      )}
      {helping && <SearchHelp onTake={part => take(withPart(text, part))} />}
    </div>
  )
}
