import { type ReactNode, useCallback, useMemo } from 'react'
import type { ThreadDetail } from '../../../shared/ipc/detail.ts'
import type { ListedThread } from '../../../shared/thread.ts'
import { Later } from '../../components/Later.tsx'
import { bytes } from '../../util/format.ts'
import { threadName } from '../../util/same-thread.ts'
import { EngineError } from '../engine/index.ts'
import { RawView } from '../raw/index.ts'
import { TimelineView } from '../timeline/index.ts'
import { reopenHistory, Transcript, useHistory, useView } from '../transcript/index.ts'
import { DiagnosticsPanel } from './DiagnosticsPanel.tsx'
import { Metadata } from './Metadata.tsx'
import { relationsOf } from './relations.ts'
import {
  focusTaken,
  reloadThread,
  showItem,
  showRecord,
  showRelative,
  showSpot,
  showThread,
  useThread,
} from './store.ts'
import { panelId, tabId } from './Tabs.tsx'
import styles from './ThreadPane.module.css'

function retry(): void {
  void reloadThread()
}

function stale(): void {
  void reopenHistory()
}

/** Words in an empty pane, if it stays empty. */
export function Words({ children }: { readonly children: string }) {
  return (
    <Later>
      <p className={styles.words}>{children}</p>
    </Later>
  )
}

/** Of files from here on one may ask why it takes a while. */
const LARGE = 8 * 1024 * 1024

/** What is going on until a history is there; another thread may be chosen meanwhile, which gives it up. */
function readingWords({ skein: { sizeBytes, compressed } }: ListedThread): string {
  if (sizeBytes < LARGE) return 'Reading the thread…'
  return `Reading the thread: ${bytes(sizeBytes)}${compressed ? ', compressed' : ''}…`
}

interface PanelProps {
  readonly thread: ListedThread
  /** Null while it is not known. */
  readonly detail: ThreadDetail | null
}

/** What is drawn of the history of an open thread, or where it is with it. */
function History({ thread, detail }: PanelProps): ReactNode {
  const history = useHistory()
  const tab = useThread(state => state.tab)
  const rawJump = useThread(state => state.rawJump)
  const focusWanted = useThread(state => state.focusWanted)
  const showRolledBack = useView(options => options.showRolledBack)
  const relations = useMemo(
    () => ({ ...relationsOf(thread, detail), show: (key: Parameters<typeof showThread>[0]) => showThread(key, null) }),
    [thread, detail],
  )
  const knownThread = useCallback(
    (id: string) => {
      const member = detail?.family.find(one => one.known && one.id === id.toLowerCase())
      if (member === undefined || member.historyMode === null) return undefined
      return { title: member.title, historyMode: member.historyMode, historyModeRaw: member.historyModeRaw ?? '' }
    },
    [detail],
  )
  const ways = useMemo(() => ({ openRecord: showRecord, openThread: showRelative, knownThread }), [knownThread])
  switch (history.phase) {
    case 'open':
      break
    case 'failed':
      return <EngineError error={history.error} onRetry={retry} />
    case 'opening':
    case 'closed':
    case 'refused':
      return <Words>{readingWords(thread)}</Words>
  }
  const focus = { focusWanted, onFocused: focusTaken }
  const name = threadName(history.key)
  switch (tab) {
    case 'timeline':
      return (
        <TimelineView
          key={name}
          threadKey={history.key}
          outline={history.outline}
          showRolledBack={showRolledBack}
          onGo={showSpot}
          onStale={stale}
          {...focus}
        />
      )
    case 'raw':
      return (
        <RawView
          key={name}
          threadKey={history.key}
          outline={history.outline}
          jump={rawJump}
          onShowItem={showItem}
          onStale={stale}
          {...focus}
        />
      )
    case 'transcript':
    case 'metadata':
    case 'diagnostics':
      return <Transcript key={name} history={history} cwd={thread.cwd} relations={relations} ways={ways} {...focus} />
  }
}

/** The panel of the chosen tab. */
export function Panels({ thread, detail }: PanelProps) {
  const tab = useThread(state => state.tab)
  return (
    <div className={styles.panel} role="tabpanel" id={panelId(tab)} aria-labelledby={tabId(tab)}>
      {tab === 'diagnostics' ? (
        <DiagnosticsPanel thread={thread} />
      ) : tab !== 'metadata' ? (
        <History thread={thread} detail={detail} />
      ) : detail === null ? (
        <Words>Reading the first line…</Words>
      ) : (
        <Metadata detail={detail} />
      )}
    </div>
  )
}
