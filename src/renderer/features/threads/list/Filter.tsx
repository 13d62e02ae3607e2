import { ListFilter, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Icon } from '../../../components/Icon.tsx'
import { Kbd } from '../../../components/Kbd.tsx'
import { focusField } from '../../../util/focus-field.ts'
import { narrow, useQuery } from '../query-store.ts'
import styles from './Filter.module.css'
import { focusList } from './focus.ts'

const FIELD_ID = 'thread-filter'
const PAUSE_MS = 120

/** Brings the focus into the filter field. */
export function focusFilter(): void {
  focusField(FIELD_ID)
}

/** Words that the threads must have; the list follows while one types. Esc empties it, then goes back to the list. */
export function Filter() {
  const text = useQuery(state => state.query.text)
  const [draft, setDraft] = useState(text)
  // Cleared from elsewhere.
  useEffect(() => setDraft(text), [text])
  useEffect(() => {
    if (draft === text) return
    const timer = window.setTimeout(() => narrow({ text: draft }), PAUSE_MS)
    return () => window.clearTimeout(timer)
  }, [draft, text])

  return (
    <div className={styles.filter}>
      <Icon of={ListFilter} />
      <input
        id={FIELD_ID}
        className={styles.input}
        type="text"
        value={draft}
        placeholder="Filter"
        aria-label="Filter threads by name, first words, project, branch or id"
        maxLength={1000}
        autoComplete="off"
        spellCheck={false}
        data-testid="filter-field"
        onChange={event => setDraft(event.target.value)}
        onKeyDown={event => {
          if (event.key === 'Escape' && draft !== '') {
            setDraft('')
            narrow({ text: '' })
          } else if (event.key === 'Escape' || event.key === 'Enter' || event.key === 'ArrowDown') {
            focusList()
          } else {
            return
          }
          event.preventDefault()
          event.stopPropagation()
        }}
      />
      {draft === '' ? (
        <Kbd>/</Kbd>
      ) : (
        <button
          type="button"
          className={styles.clear}
          aria-label="Clear the filter"
          title="Clear the filter (Esc)"
          onClick={() => {
            setDraft('')
            narrow({ text: '' })
            focusFilter()
          }}
        >
          <Icon of={X} size={12} />
        </button>
      )}
    </div>
  )
}
