import { CircleQuestionMark, Search, X } from 'lucide-react'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import type { Ignored } from '../../../shared/search/query.ts'
import { ToolButton } from '../../components/Button.tsx'
import { Icon } from '../../components/Icon.tsx'
import { Word } from '../../content/Labels.tsx'
import { focusField } from '../../util/focus-field.ts'
import { chipsOf, without, withPart } from './chips.ts'
import { SaveTool } from './SaveTool.tsx'
import styles from './SearchField.module.css'
import { SearchHelp } from './SearchHelp.tsx'
import { Suggestions, suggestionId } from './Suggestions.tsx'
import { setSearchText, useSearch } from './store.ts'
import { useCompletion } from './use-completion.ts'

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
  const suggestionsId = useId()
  const box = useRef<HTMLDivElement>(null)
  const chips = chipsOf(text, Date.now())
  useEffect(() => focusSearch(), [])

  const take = (next: string, caret = next.length) => {
    setSearchText(next)
    focusSearch()
    const field = document.getElementById(FIELD_ID)
    if (field instanceof HTMLInputElement) requestAnimationFrame(() => field.setSelectionRange(caret, caret))
  }
  const completion = useCompletion(text, listId !== null, one => take(one.text, one.caret))
  const { suggestions, active } = completion
  const completes = suggestions.length > 0 && !helping
  const controls = completes ? suggestionsId : listId
  const chosenId = active === -1 ? activeId : suggestionId(suggestionsId, active)
  const onKeyDown = (event: KeyboardEvent) => {
    if (completes && completion.onKey(event)) {
      event.preventDefault()
      event.stopPropagation()
      return
    }
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
          aria-expanded={controls !== null}
          aria-controls={controls ?? undefined}
          aria-activedescendant={chosenId ?? undefined}
          aria-autocomplete="list"
          aria-label="Search the texts of all threads"
          placeholder="Search the texts of all threads"
          value={text}
          maxLength={50_000}
          autoComplete="off"
          spellCheck={false}
          data-testid="search-field"
          onChange={event => {
            setSearchText(event.target.value)
            completion.typed(event.target.selectionStart)
          }}
          onFocus={event => completion.typed(event.target.value === '' ? 0 : null)}
          onBlur={() => completion.typed(null)}
          onKeyDown={onKeyDown}
        />
        {text !== '' && <ToolButton small icon={X} label="Clear" keys="Esc" onClick={() => take('')} />}
        <SaveTool />
        <ToolButton
          icon={CircleQuestionMark}
          label="What can be typed here"
          aria-expanded={helping}
          data-testid="search-help-open"
          onClick={() => setHelping(!helping)}
        />
      </div>
      {completes && (
        <Suggestions
          id={suggestionsId}
          suggestions={suggestions}
          active={active}
          onTake={one => {
            completion.typed(one.kind === 'field' ? one.caret : null)
            take(one.text, one.caret)
          }}
        />
      )}
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
