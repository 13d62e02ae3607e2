import type { ThreadKey } from '../../shared/ipc/contract.ts'
import type { Page } from '../features/pages/index.ts'
import { sameThread } from '../util/same-thread.ts'

/** A page, and the thread that was shown on it; null for none. */
export interface Place {
  readonly page: Page
  readonly thread: ThreadKey | null
}

/** Where one was, for back and forward. */
export interface Trail {
  readonly places: readonly Place[]
  /** Where one stands; -1 at the beginning. */
  readonly at: number
  /** Since when, ms. */
  readonly since: number
}

const LONGEST = 100
const GLANCE_MS = 700

/** Goes on to a place. A thread that was only passed, as with an arrow key held down, leaves no trace; a page always does. */
export function trailTo(trail: Trail, place: Place, now: number): Trail {
  const from = trail.places[trail.at]
  if (isSame(from, place)) return trail
  // A page on which no thread was shown yet is the same place as with its first one.
  const passed = from?.page === place.page && (from.thread === null || now - trail.since < GLANCE_MS)
  const before = trail.places.slice(0, passed ? trail.at : trail.at + 1)
  const places = isSame(before.at(-1), place) ? before : [...before, place].slice(-LONGEST)
  return { places, at: places.length - 1, since: now }
}

function isSame(a: Place | undefined, b: Place): boolean {
  return a !== undefined && a.page === b.page && sameThread(a.thread, b.thread)
}

/** One step back; null at the beginning. */
export function trailBack(trail: Trail): Trail | null {
  return trail.at > 0 ? { ...trail, at: trail.at - 1, since: 0 } : null
}

/** One step forward; null at the end. */
export function trailForward(trail: Trail): Trail | null {
  return trail.at < trail.places.length - 1 ? { ...trail, at: trail.at + 1, since: 0 } : null
}
