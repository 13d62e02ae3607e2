import type { ThreadKey } from '../../shared/ipc/contract.ts'
import type { ListedThread } from '../../shared/thread.ts'

/** The key of a listed thread. */
export function keyOf(thread: ListedThread): ThreadKey {
  return { homeId: thread.skein.homeId, id: thread.id }
}

/** Whether both name the same thread of the same home. */
export function sameThread(a: ThreadKey | null, b: ThreadKey | null): boolean {
  return a === b || (a !== null && b !== null && a.id === b.id && a.homeId === b.homeId)
}

/** A name for React and for element ids. */
export function threadName(key: ThreadKey): string {
  return `${key.homeId}-${key.id}`
}
