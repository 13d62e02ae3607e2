import { ChevronDown, ChevronUp, ListFilter } from 'lucide-react'
import { type FormEvent, type KeyboardEvent, type RefObject, useId, useState } from 'react'
import type { ThreadOutline } from '../../../shared/ipc/history.ts'
import { Button, LinkButton, ToolButton } from '../../components/Button.tsx'
import { count, plural } from '../../util/format.ts'
import { CsvMenu } from '../tables/index.ts'
import { allLinesCsv } from './lines-csv.ts'
import styles from './RawView.module.css'
import { lineOfField } from './raw-keys.ts'
import { selectLine, stopLooking, useRaw } from './store.ts'
import { ledgerWords, shownWords } from './words.ts'

interface ToolbarProps {
  readonly outline: ThreadOutline
  readonly field: RefObject<HTMLInputElement | null>
  readonly onProblem: (direction: 1 | -1) => void
  /** Shows the lines with problems alone, or all again. */
  readonly onFilter: () => void
  /** Brings the focus back to the table. */
  readonly onDone: () => void
}

const LINES = [{ name: 'lines', file: 'lines', csv: allLinesCsv }]

/** Where every line went, the way to a line by its number, and from problem to problem. */
export function Toolbar({ outline, field, onProblem, onFilter, onDone }: ToolbarProps) {
  const { ledger, problemCount, problems } = outline
  const any = problemCount > 0 || ledger.problems > 0
  const placed = ledger.problems > 0 || problems.some(problem => problem.line !== null)
  const looking = useRaw(state => state.looking)
  const nothing = useRaw(state => state.nothing)
  const shown = useRaw(state => state.only?.length ?? null)
  return (
    <div className={styles.toolbar} role="toolbar" aria-label="Lines">
      <span className={styles.ledger} title={ledgerWords(ledger)} data-testid="raw-ledger">
        {ledgerWords(ledger)}
      </span>
      <div className={styles.ways}>
        <span className={styles.looking} role="status">
          {looking !== null && `Looking for problems from line ${count(looking)}…`}
          {looking === null && nothing && 'No line has a problem'}
          {looking === null && shown !== null && (
            // The button says the same, where all of them are shown.
            <span className={shown === ledger.problems ? 'vh' : undefined}>{shownWords(shown, ledger.problems)}</span>
          )}
        </span>
        {looking !== null && <LinkButton onClick={stopLooking}>Stop</LinkButton>}
        {ledger.problems > 0 && (
          <Button
            kind="quiet"
            icon={ListFilter}
            aria-pressed={shown !== null}
            title="Problems only (P)"
            data-testid="raw-problems-only"
            onClick={onFilter}
          >
            Problems only ({count(ledger.problems)})
          </Button>
        )}
        {any && (
          <span className={styles.step}>
            <ToolButton
              icon={ChevronUp}
              label="Previous problem"
              keys="Shift+N"
              disabled={!placed}
              onClick={() => onProblem(-1)}
            />
            <ToolButton
              icon={ChevronDown}
              label="Next problem"
              keys="N"
              disabled={!placed}
              onClick={() => onProblem(1)}
            />
          </span>
        )}
        <GoToLine field={field} total={ledger.lines} onDone={onDone} />
        <CsvMenu tables={LINES} testId="raw-csv" />
      </div>
    </div>
  )
}

interface GoToLineProps {
  readonly field: RefObject<HTMLInputElement | null>
  readonly total: number
  readonly onDone: () => void
}

function GoToLine({ field, total, onDone }: GoToLineProps) {
  const id = useId()
  const [text, setText] = useState('')
  const [wrong, setWrong] = useState(false)
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    const line = lineOfField(text, total)
    setWrong(line === null)
    if (line === null) return
    selectLine(line)
    setText('')
    onDone()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    // Digits and letters are for the field alone.
    event.stopPropagation()
    if (event.key !== 'Escape') return
    setText('')
    setWrong(false)
    onDone()
  }
  return (
    <form className={styles.go} onSubmit={onSubmit}>
      {wrong && (
        <span className={styles.wrong} id={`${id}-wrong`} role="alert">
          There {total === 1 ? 'is' : 'are'} {plural(total, 'line')}
        </span>
      )}
      <label htmlFor={id} className="vh">
        Go to line
      </label>
      <input
        ref={field}
        id={id}
        className={styles.field}
        placeholder="Go to line"
        inputMode="numeric"
        autoComplete="off"
        value={text}
        aria-invalid={wrong}
        aria-describedby={wrong ? `${id}-wrong` : undefined}
        data-testid="raw-go"
        onChange={event => {
          setText(event.target.value)
          setWrong(false)
        }}
        onKeyDown={onKeyDown}
      />
    </form>
  )
}
