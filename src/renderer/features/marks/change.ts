import type { In, Route, ThreadKey } from '../../../shared/ipc/contract.ts'
import { call, isCancelled, toAppError } from '../../ipc/client.ts'
import { announce } from '../../util/announce.ts'
import { plural } from '../../util/format.ts'
import { threadName } from '../../util/same-thread.ts'
import { notify } from '../notice/index.ts'
import { marksStore } from './store.ts'

/** Changes of the library. What is shown follows by itself: the engine tells that the library has changed. */

type Change = Extract<
  Route,
  'library.pin' | 'library.tag' | 'library.saveSearch' | 'library.renameSearch' | 'library.removeSearch'
>

/** Changes what the person made, and says so. @param done in words */
export async function changeLibrary<R extends Change>(route: R, input: In<R>, done: string): Promise<void> {
  try {
    await call(route, input)
    announce(done)
  } catch (error) {
    if (!isCancelled(error)) notify(`Not changed: ${toAppError(error).message}`, true)
  }
}

const which = (threads: readonly ThreadKey[]) => (threads.length === 1 ? '' : plural(threads.length, 'thread'))

/** Pins threads, or takes their pins away. */
export function pin(threads: readonly ThreadKey[], pinned: boolean): Promise<void> {
  const done = `${which(threads)} ${pinned ? 'pinned' : 'unpinned'}`.trim()
  return changeLibrary('library.pin', { threads: [...threads], pinned }, done.charAt(0).toUpperCase() + done.slice(1))
}

/** Pins the shown thread, or takes its pin away. */
export function togglePin(thread: ThreadKey): void {
  const { shown } = marksStore.getState()
  if (shown?.name === threadName(thread)) void pin([thread], !shown.marks.pinned)
}

/** Pins a thread whose row is shown, or takes its pin away. */
export function toggleRowPin(thread: ThreadKey): void {
  void pin([thread], marksStore.getState().rows.get(threadName(thread))?.pinned !== true)
}

/** Gives threads a tag. */
export function addTag(threads: readonly ThreadKey[], tag: string): Promise<void> {
  return changeLibrary('library.tag', { threads: [...threads], add: [tag] }, `Tagged ${tag}`)
}

/** Takes a tag from threads. */
export function removeTag(threads: readonly ThreadKey[], tag: string): Promise<void> {
  return changeLibrary('library.tag', { threads: [...threads], remove: [tag] }, `Tag ${tag} removed`)
}
