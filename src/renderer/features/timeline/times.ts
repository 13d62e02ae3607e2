import { countWhile } from '../../util/search.ts'

/** Times of items that can be drawn on one line: in the order of the items, or not known. */

export interface ItemTimes {
  /** Unix ms; NaN where the file does not say, or contradicts the order of its own records. */
  readonly start: Float64Array
  readonly end: Float64Array
}

const WEEK_MS = 7 * 86_400_000

function isSorted(times: readonly number[]): boolean {
  let before = 0
  for (const time of times) {
    if (!(time > 0)) continue
    if (time < before) return false
    before = time
  }
  return true
}

/**
 * Which of `times` belong to the longest run that never goes back: with a clock that jumped, the few records that
 * contradict the many are left out. Times that are not above 0 never belong.
 */
function longestRun(times: readonly number[]): Uint8Array {
  const kept = new Uint8Array(times.length)
  if (isSorted(times)) {
    times.forEach((time, index) => {
      if (time > 0) kept[index] = 1
    })
    return kept
  }
  const tails: number[] = []
  const before = new Int32Array(times.length).fill(-1)
  times.forEach((time, index) => {
    if (!(time > 0)) return
    const place = countWhile(tails.length, at => (times[tails[at] ?? 0] ?? 0) <= time)
    before[index] = tails[place - 1] ?? -1
    tails[place] = index
  })
  for (let at = tails.at(-1) ?? -1; at !== -1; at = before[at] ?? -1) kept[at] = 1
  return kept
}

/** Makes times usable that come from a file: see `ItemTimes`. */
export function itemTimes(startedAt: readonly number[], endedAt: readonly number[]): ItemTimes {
  const kept = longestRun(startedAt)
  const start = new Float64Array(startedAt.length).fill(Number.NaN)
  const end = new Float64Array(startedAt.length).fill(Number.NaN)
  let last = 0
  startedAt.forEach((time, index) => {
    if (kept[index] === 1) last = time
  })
  startedAt.forEach((time, index) => {
    if (kept[index] !== 1) return
    const until = endedAt[index] ?? 0
    start[index] = time
    end[index] = until > time && until <= last + WEEK_MS ? until : time
  })
  return { start, end }
}
