import { useCallback, useEffect, useRef } from 'react'
import type { ThreadKey } from '../../../shared/ipc/contract.ts'
import type { ThreadOutline } from '../../../shared/ipc/history.ts'
import { LinkButton } from '../../components/Button.tsx'
import { Middle, Note } from '../../components/Note.tsx'
import { errorWords } from '../../util/error-words.ts'
import { sameThread } from '../../util/same-thread.ts'
import { Details } from './Details.tsx'
import { showProblemsOnly, toggleProblemsOnly } from './filter.ts'
import { LineTable } from './LineTable.tsx'
import { lineAt } from './line-cache.ts'
import { MapBar } from './MapBar.tsx'
import styles from './RawView.module.css'
import { rowOfLine } from './rows.ts'
import { Split } from './Split.tsx'
import { goToProblem, openRaw, rawStore, retryLines, selectLine, stopLooking, useRaw } from './store.ts'
import { Toolbar } from './Toolbar.tsx'

interface RawViewProps {
  readonly threadKey: ThreadKey
  readonly outline: ThreadOutline
  /** Chooses this line (one-based); a new object does so again. */
  readonly jump: { readonly line: number } | null
  /** Shows the transcript at an item, counted through all turns. */
  readonly onShowItem: (item: number) => void
  /** The file is no longer what the outline says, or may not be read any more: opens it again. */
  readonly onStale: () => void
  readonly focusWanted?: boolean
  readonly onFocused?: () => void
}

let followed: object | null = null

/** The Raw tab: every line of the file, also of files that do not parse. */
export function RawView({
  threadKey,
  outline,
  jump,
  onShowItem,
  onStale,
  focusWanted = false,
  onFocused,
}: RawViewProps) {
  const field = useRef<HTMLInputElement>(null)
  const grid = useRef<HTMLDivElement>(null)
  const { homeId, id } = threadKey
  const open = useRaw(state => sameThread(state.key, threadKey))
  const selected = useRaw(state => state.selected)
  const only = useRaw(state => state.only)
  const cache = useRaw(state => state.cache)
  const version = useRaw(state => state.version)
  const error = useRaw(state => state.error)
  const stale = useRef(onStale)
  stale.current = onStale

  useEffect(() => openRaw({ homeId, id }, outline, () => stale.current()), [homeId, id, outline])
  useEffect(() => {
    // The file in another state has other problems.
    if (open && version === outline.version && rawStore.getState().only !== null) void showProblemsOnly()
  }, [open, version, outline.version])
  useEffect(() => stopLooking, [])
  useEffect(() => {
    // A jump is made once, however often the tab is shown.
    if (jump === null || jump === followed || !open) return
    followed = jump
    selectLine(jump.line)
  }, [jump, open])

  const onProblem = useCallback((direction: 1 | -1) => void goToProblem(outline, direction), [outline])
  // No line has a problem: there is nothing to be left with.
  const any = outline.ledger.problems > 0
  const onFilter = useCallback(() => void (any && toggleProblemsOnly()), [any])
  const onField = useCallback(() => field.current?.select(), [])
  const toTable = useCallback(() => grid.current?.focus({ preventScroll: true }), [])
  const onItem = useCallback(() => {
    const { selected: line, cache: lines, only } = rawStore.getState()
    const item = lineAt(lines, rowOfLine(only, line))?.item
    if (item !== null && item !== undefined) onShowItem(item)
  }, [onShowItem])
  if (!open) return <div className={styles.pane} data-testid="raw" />
  if (outline.ledger.lines === 0)
    return (
      <div className={styles.pane} data-testid="raw">
        <Middle>
          <Note title="The file is empty" />
        </Middle>
      </div>
    )
  const words = error === null ? null : errorWords(error)
  return (
    <div className={styles.pane} data-testid="raw">
      <Toolbar outline={outline} field={field} onProblem={onProblem} onFilter={onFilter} onDone={toTable} />
      {words !== null && (
        <p className={styles.error} role="alert">
          {words.title}. {words.say} <LinkButton onClick={retryLines}>Try again</LinkButton>
        </p>
      )}
      <MapBar threadKey={threadKey} version={version} />
      <Split
        label="Size of the line's details"
        first={
          <LineTable
            grid={grid}
            focusWanted={focusWanted}
            onFocused={onFocused}
            onProblem={onProblem}
            onFilter={onFilter}
            onField={onField}
            onItem={onItem}
          />
        }
        second={
          selected === 0 ? (
            <p className={styles.hint}>Choose a line to see its record.</p>
          ) : (
            <Details
              threadKey={threadKey}
              outline={outline}
              number={selected}
              listed={lineAt(cache, rowOfLine(only, selected))}
              onShowItem={onShowItem}
            />
          )
        }
      />
    </div>
  )
}
