/** How fast one scrolls, in screens: what was scrolled by lately, the longer ago the less it counts. */

/** Ms after which a step counts a third (1/e) of what it did. */
const MEMORY_MS = 200
/** Screens: reached by a steady 7.5 screens a second, or by two leaps one after the other. */
const TOO_FAST = 1.5

export interface Speed {
  readonly screens: number
  /** Ms. */
  readonly at: number
}

export const STILL: Speed = { screens: 0, at: 0 }

/** The speed after another step. @param screens its length; one that is longer than a screen is a leap, however far. */
export function speedAfter(before: Speed, screens: number, at: number): Speed {
  const kept = before.screens * Math.exp((before.at - at) / MEMORY_MS)
  return { screens: kept + Math.min(1, Math.abs(screens)), at }
}

/** Whether nobody can read at that speed. */
export function isTooFast({ screens }: Speed): boolean {
  return screens > TOO_FAST
}
