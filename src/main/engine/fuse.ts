/**
 * Counts failures and says when to stop trying.
 * @param allowed how many failures within the time are too many.
 * @param withinMs the time, in ms.
 * @param now unix ms.
 * @returns to be called at each failure: whether it has blown.
 */
export function createFuse(allowed: number, withinMs: number, now: () => number = Date.now): () => boolean {
  let times: number[] = []
  return () => {
    const time = now()
    times = [...times.filter(earlier => time - earlier < withinMs), time]
    return times.length >= allowed
  }
}
