import { type KeyboardEvent, type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react'
import { Button } from '../../components/Button.tsx'
import { Choice } from '../../components/Choice.tsx'
import { Later } from '../../components/Later.tsx'
import { Note } from '../../components/Note.tsx'
import { errorWords } from '../../util/error-words.ts'
import { duration } from '../../util/format.ts'
import { keyOf } from '../../util/same-thread.ts'
import { useUnread } from '../engine/index.ts'
import { toggleRowPin, useFollowedRowMarks } from '../marks/index.ts'
import { showPage } from '../pages/index.ts'
import { visit } from '../thread/index.ts'
import { focusList } from '../threads/index.ts'
import { DeepBar } from './DeepBar.tsx'
import { searchDeeply, useDeep } from './deep-store.ts'
import { KindChoice } from './KindChoice.tsx'
import { Results, rowId } from './Results.tsx'
import { deepRowsOf, nextStop, type ResultRow, rowsOf } from './rows.ts'
import { SearchField } from './SearchField.tsx'
import styles from './SearchPage.module.css'
import { rememberSearch } from './saved-store.ts'
import { searchNow, sortSearch, totalWords, unfoldThread, useSearch } from './store.ts'

/** A key held down passes many hits; the thread follows where it rests. */
const REST_MS = 150
const PAGE_ROWS = 12

const ORDERS = [
  { value: 'relevance', name: 'Relevance' },
  { value: 'time', name: 'Time' },
] as const

/** Shows the thread of a row at the hit, with the words marked. */
function preview(row: ResultRow, focus: boolean): void {
  const { thread } = row.found
  const at = { key: keyOf(thread), listed: thread, focus }
  if (row.kind !== 'hit' || row.hit.line === 0) {
    visit({ ...at, line: null, find: null })
    return
  }
  const words = row.hit.marks.map(({ from, to }) => row.hit.snippet.slice(from, to))
  // The transcript marks one text; the longest says the most.
  const find = words.reduce<string | null>((best, word) => (word.length > (best?.length ?? 0) ? word : best), null)
  visit({ ...at, line: row.hit.line, find })
}

function Empty({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className={styles.empty}>
      <Note title={title} testId="search-empty">
        {children}
      </Note>
    </div>
  )
}

/** Back to the list, as it was. */
function leave(): void {
  showPage('threads')
  requestAnimationFrame(focusList)
}

function Nothing() {
  const unread = useUnread()
  return (
    <Empty title={unread === null ? 'Nothing found' : 'Nothing found so far'}>
      <p>All words must stand in one record. Fewer words, a star at the end of a word, or OR find more.</p>
      {unread !== null && <p>{unread}: what is found appears here.</p>}
    </Empty>
  )
}

function Summary(): ReactNode {
  const summary = useSearch(state => state.summary)
  const sort = useSearch(state => state.sort)
  const unread = useUnread()
  if (summary === null) return null
  return (
    <div className={styles.summary}>
      <span className={styles.total} data-testid="search-total">
        {totalWords(summary.total)}
      </span>
      <span className={styles.took}>
        {unread === null ? duration(Math.max(1, summary.took)) : `${unread}: more may be found`}
      </span>
      <span className={styles.grow} />
      <Choice label="Order" options={ORDERS} value={sort} onChoose={sortSearch} testId="search-sort" />
    </div>
  )
}

/** The middle pane of the search: the field, what was found, and which hit is shown at the right. */
export function SearchPage({ onOpen }: { readonly onOpen: () => void }) {
  const phase = useSearch(state => state.phase)
  const error = useSearch(state => state.error)
  const threads = useSearch(state => state.threads)
  const unfolded = useSearch(state => state.unfolded)
  const edition = useSearch(state => state.edition)
  const listId = useId()
  const deepThreads = useDeep(state => state.threads)
  const rows = useMemo(
    () => [...rowsOf(threads, unfolded), ...deepRowsOf(deepThreads)],
    [threads, unfolded, deepThreads],
  )
  const found = useMemo(() => [...threads, ...deepThreads].map(({ thread }) => keyOf(thread)), [threads, deepThreads])
  useFollowedRowMarks(found)
  // By its name: rows may move when more is found.
  const [chosen, setChosen] = useState({ edition, name: '' })
  const active = chosen.edition === edition ? rows.findIndex(one => one.name === chosen.name) : -1
  const rest = useRef(0)
  useEffect(() => () => window.clearTimeout(rest.current), [])

  const select = (index: number, showsThread = true) => {
    const row = rows[index]
    window.clearTimeout(rest.current)
    if (row === undefined) return
    setChosen({ edition, name: row.name })
    if (showsThread && row.kind !== 'more') rest.current = window.setTimeout(() => preview(row, false), REST_MS)
  }
  const choose = (index: number) => {
    select(index)
    const to = rows[index]
    if (to?.kind === 'more') void unfoldThread(to.found)
  }
  const open = (index: number) => {
    const to = rows[index]
    if (to === undefined) return
    if (to.kind === 'more') {
      void unfoldThread(to.found)
      return
    }
    rememberSearch()
    select(index, false)
    preview(to, true)
    onOpen()
  }
  const pin = (index: number) => {
    const row = rows[index]
    if (row !== undefined) toggleRowPin(keyOf(row.found.thread))
  }
  const onWalk = (event: KeyboardEvent): boolean => {
    // By its place: with Alt some systems type another letter.
    if (event.altKey && event.code === 'KeyP') {
      pin(active)
      return true
    }
    if (event.altKey && event.key === 'Enter') {
      void searchDeeply()
      return true
    }
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: PAGE_ROWS,
      PageUp: -PAGE_ROWS,
    }
    const step = event.altKey || event.ctrlKey || event.metaKey ? undefined : steps[event.key]
    if (step !== undefined) {
      const to = nextStop(rows, active, step)
      if (to !== null) select(to)
      return true
    }
    if (event.key !== 'Enter') return false
    const to = active === -1 ? nextStop(rows, -1, 1) : active
    if (phase === 'ready' && to !== null) open(to)
    else {
      rememberSearch()
      searchNow()
    }
    return true
  }

  const shown = rows.length > 0 && phase !== 'failed'
  const activeId = active === -1 ? null : rowId(listId, active)
  return (
    <section className={styles.page} aria-label="Search" data-pane="list" data-testid="search-page" data-phase={phase}>
      <SearchField listId={shown ? listId : null} activeId={activeId} onWalk={onWalk} onLeave={leave} />
      <Summary />
      <KindChoice />
      {phase === 'empty' && (
        <Empty title="Search everything">
          <p>
            Prompts, answers, reasoning, commands and their output, diffs and tool calls of all threads that Skein
            opens. Others are found by their names. What the list is narrowed by at the left counts here, too.
          </p>
        </Empty>
      )}
      {phase === 'failed' && error !== null && (
        <div className={styles.empty}>
          <Note
            title={errorWords(error).title}
            testId="search-error"
            acts={<Button onClick={searchNow}>Search again</Button>}
          >
            <p>{errorWords(error).say}</p>
          </Note>
        </div>
      )}
      {phase === 'ready' && rows.length === 0 && <Nothing />}
      {phase === 'asking' && threads.length === 0 && (
        <Later>
          <p className={styles.quiet}>Searching…</p>
        </Later>
      )}
      {shown && <Results id={listId} rows={rows} active={active} onChoose={choose} onOpen={open} onPin={pin} />}
      {phase === 'ready' && <DeepBar />}
    </section>
  )
}
