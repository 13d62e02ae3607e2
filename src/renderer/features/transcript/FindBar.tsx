import { CaseSensitive, ChevronDown, ChevronUp, WholeWord, X } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { LinkButton, ToolButton } from '../../components/Button.tsx'
import { errorWords } from '../../util/error-words.ts'
import { count, plural } from '../../util/format.ts'
import { currentDriver } from './driver.ts'
import styles from './FindBar.module.css'
import { totalOf } from './find-cursor.ts'
import { closeFind, type FindState, setQuery, stepFind, useFind } from './find-store.ts'
import { setView } from './view-store.ts'

/** `3 of 128`, and whether that is all. */
function Count({ find }: { readonly find: FindState }) {
  const { query, phase, hits, left, current, error } = find
  const total = totalOf(hits)
  const words = () => {
    if (query.text === '') return ''
    if (error !== null) return errorWords(error).title
    const so = phase === 'searching' ? ' so far' : ''
    if (total === 0) return phase === 'searching' ? 'Looking…' : 'Nothing found'
    return `${current === null ? '' : `${count(current.at + 1)} of `}${count(total)}${so}`
  }
  return (
    <span
      className={styles.count}
      data-testid="find-count"
      data-hits={total}
      data-current={current === null ? undefined : current.at + 1}
      data-done={phase === 'done'}
      title={error === null ? undefined : errorWords(error).say}
    >
      {words()}
      {left > 0 && (
        <LinkButton onClick={() => setView({ showRolledBack: true })}>
          {plural(left, 'more')} in turns taken back
        </LinkButton>
      )}
    </span>
  )
}

/** The last time that the field was asked for and took the focus; a search's preview shows the bar without asking. */
let answered = 0

/** Finds a text in the whole thread. */
export function FindBar() {
  const find = useFind(state => state)
  const field = useRef<HTMLInputElement>(null)
  const { asked, query } = find
  useEffect(() => {
    if (asked === answered) return
    answered = asked
    field.current?.focus()
    field.current?.select()
  }, [asked])

  const close = () => {
    closeFind()
    currentDriver()?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') close()
    else if (event.key === 'F3') stepFind(event.shiftKey ? -1 : 1)
    else if (event.key === 'Enter' && event.target === field.current) stepFind(event.shiftKey ? -1 : 1)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const none = find.hits.length === 0
  return (
    <search className={styles.bar} aria-label="Find in this thread" data-testid="find-bar" onKeyDown={onKeyDown}>
      <input
        ref={field}
        type="text"
        className={styles.field}
        aria-label="Find in this thread"
        placeholder="Find in this thread"
        maxLength={1000}
        spellCheck={false}
        value={query.text}
        data-testid="find-field"
        onChange={event => setQuery({ text: event.target.value })}
      />
      <ToolButton
        icon={CaseSensitive}
        label="Match case"
        aria-pressed={query.caseSensitive}
        data-testid="find-case"
        onClick={() => setQuery({ caseSensitive: !query.caseSensitive })}
      />
      <ToolButton
        icon={WholeWord}
        label="Whole words"
        aria-pressed={query.wholeWord}
        data-testid="find-word"
        onClick={() => setQuery({ wholeWord: !query.wholeWord })}
      />
      <Count find={find} />
      <ToolButton
        icon={ChevronUp}
        label="Previous match"
        keys="Shift Enter"
        disabled={none}
        data-testid="find-previous"
        onClick={() => stepFind(-1)}
      />
      <ToolButton
        icon={ChevronDown}
        label="Next match"
        keys="Enter"
        disabled={none}
        data-testid="find-next"
        onClick={() => stepFind(1)}
      />
      <ToolButton icon={X} label="Close" keys="Esc" data-testid="find-close" onClick={close} />
    </search>
  )
}
