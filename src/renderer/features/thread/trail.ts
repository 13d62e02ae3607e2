import type { ThreadKey } from '../../../shared/ipc/contract.ts'
import { sameThread } from '../../util/same-thread.ts'

/** Which threads were shown, for back and forward. */
export interface Trail {
  readonly keys: readonly ThreadKey[]
  /** Where one stands; -1 at the beginning. */
  readonly at: number
  /** Since when, ms. */
  readonly since: number
}

const LONGEST = 100
const GLANCE_MS = 700

/** Goes on to a thread. One that was only passed, as with an arrow key held down, leaves no trace. */
export function trailTo(trail: Trail, key: ThreadKey, now: number): Trail {
  const glanced = trail.at >= 0 && now - trail.since < GLANCE_MS
  const before = trail.keys.slice(0, glanced ? trail.at : trail.at + 1)
  const last = before.at(-1)
  const keys = last !== undefined && sameThread(last, key) ? before : [...before, key].slice(-LONGEST)
  return { keys, at: keys.length - 1, since: now }
}

/** One step back; null at the beginning. */
export function trailBack(trail: Trail): Trail | null {
  return trail.at > 0 ? { ...trail, at: trail.at - 1, since: 0 } : null
}

/** One step forward; null at the end. */
export function trailForward(trail: Trail): Trail | null {
  return trail.at < trail.keys.length - 1 ? { ...trail, at: trail.at + 1, since: 0 } : null
}
