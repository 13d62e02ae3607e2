import type { ListedThread } from '../../../shared/thread.ts'
import { keyOf, sameThread } from '../../util/same-thread.ts'
import { threadStore } from '../thread/index.ts'

/** What was shown or done lately, newest first; only while the window is open. */

const KEPT = 8

let threads: readonly ListedThread[] = []
let actions: readonly string[] = []

/** The threads that were shown lately. */
export function recentThreads(): readonly ListedThread[] {
  return threads
}

/** The ids of the actions that were chosen lately. */
export function recentActions(): readonly string[] {
  return actions
}

/** Remembers that an action was chosen. */
export function rememberAction(id: string): void {
  actions = [id, ...actions.filter(other => other !== id)].slice(0, KEPT)
}

/** Begins to remember which threads are shown. @returns a function that stops. */
export function followRecent(): () => void {
  return threadStore.subscribe(({ detail, listed }) => {
    const shown = detail?.thread ?? listed
    if (shown === null) return
    threads = [shown, ...threads.filter(other => !sameThread(keyOf(other), keyOf(shown)))].slice(0, KEPT)
  })
}
