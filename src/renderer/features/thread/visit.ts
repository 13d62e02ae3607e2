import type { ThreadKey } from '../../../shared/ipc/contract.ts'
import type { ListedThread } from '../../../shared/thread.ts'
import { call, isCancelled, toAppError } from '../../ipc/client.ts'
import { count } from '../../util/format.ts'
import { sameThread } from '../../util/same-thread.ts'
import { placeTaken, showOnMap } from '../map-place/index.ts'
import { notify } from '../notice/index.ts'
import { findText, goToItem, historyStore, type OpenHistory, reopenHistory } from '../transcript/index.ts'
import { focusThread, showRecord, showThread, type Tab, threadStore } from './store.ts'

/** A place in a thread, and what is looked for there. */
interface Visit {
  readonly key: ThreadKey
  /** What is known of the thread already, by a list or a search. */
  readonly listed: ListedThread | null
  /** One-based, of the file; null for the thread as a whole. */
  readonly line: number | null
  /** Null: the transcript. In the raw view and the diagnostics, the line is seen as it stands in the file. */
  readonly tab?: Tab | null
  /** Counted through all turns; in place of a line. */
  readonly item?: number | null
  /** Marked in the transcript; the find bar holds it. */
  readonly find: string | null
  /** Whether one goes on reading there. */
  readonly focus: boolean
}

let waiting: Visit | null = null
let asking = new AbortController()

/** Shows a place in a thread as soon as its history is open. A refused thread shows its refusal, and nothing is asked of it. */
export function visit(wish: Visit): void {
  asking.abort()
  waiting = wish
  showThread(wish.key, wish.listed)
  threadStore.setState({ tab: wish.tab ?? 'transcript' })
  // Of a thread that is not opened, the line is shown on the map of its structure.
  if (wish.tab === 'diagnostics' && wish.line !== null)
    showOnMap({ thread: wish.key, path: null, at: { line: wish.line } })
  if (wish.focus) focusThread()
  go()
}

function go(): void {
  const { history } = historyStore.getState()
  if (waiting === null || history.phase !== 'open' || !sameThread(history.key, waiting.key)) return
  // The beginning of a long thread: its lines and the rest of its items are still to come.
  if (history.outline.partial === true) return
  const { tab = null, line, item = null, find, focus } = waiting
  waiting = null
  if (tab === 'raw' || tab === 'diagnostics') {
    placeTaken()
    if (line !== null) showRecord(line)
    return
  }
  if (item !== null && item < history.outline.itemCount) goToItem(item, focus)
  else if (item !== null) notify(`The thread has only ${count(history.outline.itemCount)} items`, true)
  if (line !== null) void goToLine(history, line, find, focus)
  else if (find !== null) findText(find, null)
}

async function goToLine(
  { key, outline }: OpenHistory,
  line: number,
  find: string | null,
  focus: boolean,
): Promise<void> {
  asking = new AbortController()
  try {
    const request = { homeId: key.homeId, id: key.id, version: outline.version, from: line - 1, limit: 1 }
    const { lines, current } = await call('threads.lines', request, asking.signal)
    if (!current) {
      void reopenHistory()
      return
    }
    const item = lines[0]?.item ?? null
    if (item !== null) {
      goToItem(item, focus)
      if (find !== null) findText(find, item)
    } else if (focus) {
      // A record that is kept and not shown can be seen in the raw view alone.
      showRecord(line)
    }
  } catch (error) {
    if (!isCancelled(error)) notify(`The place could not be found. ${toAppError(error).message}`, true)
  }
}

historyStore.subscribe(({ history }) => {
  if (history.phase === 'refused' || history.phase === 'failed') waiting = null
  // What listens to the history itself comes first: it begins anew for another thread.
  else queueMicrotask(go)
})

threadStore.subscribe(({ key }) => {
  if (waiting !== null && key !== null && !sameThread(key, waiting.key)) waiting = null
})
