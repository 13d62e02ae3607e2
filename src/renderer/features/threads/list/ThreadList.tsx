import clsx from 'clsx'
import type { ReactNode } from 'react'
import { Button, LinkButton } from '../../../components/Button.tsx'
import { Later } from '../../../components/Later.tsx'
import { Note } from '../../../components/Note.tsx'
import { count, plural } from '../../../util/format.ts'
import { isScanning, ScanStrip, useEmptyHomes, useEngine, useUnread } from '../../engine/index.ts'
import { clearFilters, isFiltered, showView, useQuery, type View, viewOf } from '../query-store.ts'
import type { SelectionAction } from '../selection/action.ts'
import { SelectionBar } from '../selection/SelectionBar.tsx'
import { useSelection } from '../selection/store.ts'
import { Chips } from './Chips.tsx'
import { Filter } from './Filter.tsx'
import { Rows } from './Rows.tsx'
import { SortMenu } from './SortMenu.tsx'
import { retryList, useList } from './store.ts'
import styles from './ThreadList.module.css'

const VIEW: Readonly<Record<View, string>> = {
  all: 'All threads',
  pinned: 'Pinned',
  active: 'Active',
  archived: 'Archived',
  problems: 'With problems',
}

const NOTHING: Readonly<Record<View, string>> = {
  all: 'There are no threads.',
  pinned: 'No thread is pinned. P pins the one that is open.',
  active: 'There are no active threads.',
  archived: 'There are no archived threads.',
  problems: 'No thread has problems.',
}

function NoThreads(): ReactNode {
  const query = useQuery(state => state.query)
  const scanning = useEngine(state => isScanning(state.scan))
  const unread = useUnread()
  const none = useEmptyHomes()
  const view = viewOf(query)
  if (isFiltered(query)) {
    return (
      <Note
        title="No match"
        testId="no-match"
        acts={
          <>
            <Button onClick={clearFilters} data-testid="clear-filters">
              Clear filters
            </Button>
            {view !== 'all' && <Button onClick={() => showView('all')}>Search all threads</Button>}
          </>
        }
      >
        <p>No thread fits every filter that is set.</p>
        {unread !== null && <p>{unread}: more may fit.</p>}
      </Note>
    )
  }
  if (scanning) return <p className={styles.quiet}>Threads appear here as they are found.</p>
  if (none) return <p className={styles.quiet}>Threads appear here as soon as a folder with some is open.</p>
  return (
    <Note
      title={NOTHING[view]}
      acts={view === 'all' ? undefined : <Button onClick={() => showView('all')}>Show all threads</Button>}
    />
  )
}

function Body({ onOpen }: { readonly onOpen: () => void }): ReactNode {
  const phase = useList(state => state.phase)
  const error = useList(state => state.error)
  const total = useList(state => state.cache.total)
  if (phase === 'first') {
    return (
      <Later>
        <p className={styles.quiet}>Asking for the threads…</p>
      </Later>
    )
  }
  if (error !== null && total === 0) {
    return (
      <p className={styles.quiet} data-testid="list-error">
        The threads cannot be listed now. <LinkButton onClick={retryList}>Try again</LinkButton>
      </p>
    )
  }
  return (
    <>
      {error !== null && (
        <div className={styles.strip} role="status">
          <span>The list could not be brought up to date.</span>
          <LinkButton onClick={retryList}>Try again</LinkButton>
        </div>
      )}
      {total === 0 && phase === 'ready' ? <NoThreads /> : <Rows onOpen={onOpen} />}
    </>
  )
}

/** `2,184`, or `12 of 2,184` where filters leave some out. */
function Count(): ReactNode {
  const total = useList(state => state.cache.total)
  const known = useList(state => state.phase === 'ready' || state.phase === 'asking')
  const filtered = useQuery(state => isFiltered(state.query))
  const all = useEngine(state => state.homes?.reduce((sum, home) => sum + home.threadCount, 0) ?? null)
  if (!known) return null
  const text = filtered && all !== null && all >= total ? `${count(total)} of ${count(all)}` : count(total)
  return (
    <>
      <span className={styles.count} aria-hidden={true}>
        {text}
      </span>
      <span className="vh" role="status">
        {filtered ? `${plural(total, 'thread')} match` : plural(total, 'thread')}
      </span>
    </>
  )
}

interface ThreadListProps {
  readonly onOpen: () => void
  /** What can be done with several threads at once. */
  readonly selectionActions: readonly SelectionAction[]
  /** Stands in the head, before the order. */
  readonly tools: ReactNode
}

/** The middle pane: what is listed, how it is ordered and filtered, and the rows. */
export function ThreadList({ onOpen, selectionActions, tools }: ThreadListProps) {
  const view = useQuery(state => viewOf(state.query))
  const asking = useList(state => state.phase === 'asking')
  const selected = useSelection(state => state.chosen.size)
  return (
    <section className={styles.list} aria-label="Threads" data-pane="list">
      {selected > 0 ? (
        <SelectionBar size={selected} actions={selectionActions} />
      ) : (
        <div className={styles.head}>
          <h1 className={styles.name}>{VIEW[view]}</h1>
          <Count />
          <span className={styles.grow} />
          {tools}
          <SortMenu />
        </div>
      )}
      <Filter />
      <Chips />
      <div className={clsx(styles.body, asking && styles.asking)} aria-busy={asking}>
        <Body onOpen={onOpen} />
      </div>
      <ScanStrip />
    </section>
  )
}
