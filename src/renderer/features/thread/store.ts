import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { ThreadKey } from '../../../shared/ipc/contract.ts'
import type { ThreadDetail } from '../../../shared/ipc/detail.ts'
import type { ThreadTab } from '../../../shared/ipc/link.ts'
import { AppError } from '../../../shared/ipc/result.ts'
import type { ListedThread } from '../../../shared/thread.ts'
import { call, isCancelled, listen, toAppError } from '../../ipc/client.ts'
import { gather } from '../../util/gather.ts'
import { sameThread } from '../../util/same-thread.ts'
import type { Spot } from '../timeline/index.ts'
import {
  closeFind,
  closeHistory,
  findStore,
  goTo,
  goToItem,
  isOpen,
  openFind,
  openHistory,
  reopenHistory,
  stepFind,
} from '../transcript/index.ts'

export type Tab = ThreadTab

/** The one thread that the window shows. */
export interface ThreadState {
  readonly key: ThreadKey | null
  /** Its row in the list, there at once; null where it was not come upon in the list. */
  readonly listed: ListedThread | null
  readonly detail: ThreadDetail | null
  readonly error: AppError | null
  readonly tab: Tab
  /** The line that the raw view goes to; a new object goes there again. */
  readonly rawJump: { readonly line: number } | null
  /** The focus is wanted in the thread's pane; the pane takes it as soon as there is something to hold it. */
  readonly focusWanted: boolean
}

export const threadStore = createStore<ThreadState>(() => ({
  key: null,
  listed: null,
  detail: null,
  error: null,
  tab: 'transcript',
  rawJump: null,
  focusWanted: false,
}))

/** The state of the shown thread, or a part of it. */
export function useThread<T>(select: (state: ThreadState) => T): T {
  return useStore(threadStore, select)
}

let loading = new AbortController()

/** Asks for all that is known of the shown thread; the head is read again for it. */
async function loadDetail(): Promise<void> {
  const { key } = threadStore.getState()
  if (key === null) return
  loading.abort()
  loading = new AbortController()
  try {
    const detail = await call('threads.get', key, loading.signal)
    threadStore.setState({ detail, error: null })
    const { canOpen } = detail.thread.skein
    const { listed } = threadStore.getState()
    // The list knew nothing, or took it for refused: the history has not been asked for yet.
    if (canOpen && listed?.skein.canOpen !== true) {
      threadStore.setState({ listed: detail.thread })
      await openHistory(key)
    }
  } catch (error) {
    if (!isCancelled(error)) threadStore.setState({ error: toAppError(error) })
  }
}

async function follow(thread: ThreadKey | null): Promise<void> {
  try {
    await call('threads.follow', { thread })
  } catch (error) {
    // Without it the thread is still shown; it only does not change by itself.
    if (!isCancelled(error)) threadStore.setState({ error: toAppError(error) })
  }
}

/** Shows a thread. A refused one is described; its history is never asked for. */
export function showThread(key: ThreadKey, listed: ListedThread | null): void {
  if (sameThread(threadStore.getState().key, key)) return
  threadStore.setState({
    key,
    listed,
    detail: null,
    error: null,
    tab: 'transcript',
    rawJump: null,
    focusWanted: false,
  })
  void follow(key)
  if (listed?.skein.canOpen === true) void openHistory(key)
  else closeHistory()
  void loadDetail()
}

/** Goes on reading: brings the focus into the shown thread's pane. */
export function focusThread(): void {
  threadStore.setState({ focusWanted: true })
}

/** Says that the focus has been taken. */
export function focusTaken(): void {
  threadStore.setState({ focusWanted: false })
}

/** Shows one of the thread's tabs. */
export function showTab(tab: Tab): void {
  threadStore.setState({ tab })
}

/** Shows a line of the file in the raw view, and goes on there. @param line one-based. */
export function showRecord(line: number): void {
  threadStore.setState({ tab: 'raw', rawJump: { line }, focusWanted: true })
}

/** Shows a turn or an item in the transcript, and goes on there. */
export function showSpot(spot: Spot): void {
  threadStore.setState({ tab: 'transcript' })
  goTo(spot, true)
}

/** Shows an item in the transcript, and goes on there. @param item counted through all turns. */
export function showItem(item: number): void {
  threadStore.setState({ tab: 'transcript' })
  goToItem(item)
}

/** Shows another thread of the home that the shown one lies in. */
export function showRelative(id: string): void {
  const { key } = threadStore.getState()
  if (key !== null) showThread({ homeId: key.homeId, id: id.toLowerCase() }, null)
}

/** Looks for a text in the shown thread. @returns whether it is one that can be looked through. */
export function findInThread(): boolean {
  if (!isOpen()) return false
  threadStore.setState({ tab: 'transcript' })
  openFind()
  return true
}

/** Goes to the next (1) or previous (-1) place that was found. @returns whether something was looked for. */
export function findOn(step: 1 | -1): boolean {
  if (!isOpen() || !findStore.getState().open) return false
  threadStore.setState({ tab: 'transcript' })
  stepFind(step)
  return true
}

/** Ends looking for a text. @returns whether one was looked for. */
export function endFind(): boolean {
  if (!findStore.getState().open || threadStore.getState().tab !== 'transcript') return false
  closeFind()
  focusThread()
  return true
}

/** Asks for the shown thread again, after a failure or a change. */
export async function reloadThread(): Promise<void> {
  threadStore.setState({ error: null })
  await Promise.all([loadDetail(), reopenHistory()])
}

/**
 * Finds a thread as a link names it.
 * @param homeId the home that it is to be of; null takes any
 * @returns null where there is none: the window then says so.
 */
export async function findThreadById(id: string, homeId: number | null): Promise<ThreadKey | null> {
  try {
    const { threads } = await call('threads.resolve', { id })
    const found = threads.find(one => one.homeId === homeId) ?? threads[0]
    if (found !== undefined) return found
    threadStore.setState({ error: new AppError('not-found', `No thread ${id} is in the folders that are open.`) })
  } catch (error) {
    if (!isCancelled(error)) threadStore.setState({ error: toAppError(error) })
  }
  return null
}

const RELOAD_MS = 1000

/** Begins to follow changes of the shown thread. @returns a function that stops. */
export function followThread(): () => void {
  const changes = gather(RELOAD_MS, () => void loadDetail())
  const stops = [
    listen('thread.changed', key => {
      if (sameThread(key, threadStore.getState().key)) void reloadThread()
    }),
    listen('threads.changed', changes.ask),
  ]
  return () => {
    changes.stop()
    for (const stop of stops) stop()
  }
}
