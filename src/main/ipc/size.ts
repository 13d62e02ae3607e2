/**
 * Whether a reply would take more than `limit` bytes, roughly: texts by their UTF-8 length, everything else by a flat
 * eight. Stops as soon as that is certain, so that it also comes to an end on values that contain themselves.
 */
export function isLargerThan(limit: number, value: unknown): boolean {
  let left = limit
  const waiting: unknown[] = [value]
  while (waiting.length > 0) {
    const next = waiting.pop()
    left -= 8
    if (typeof next === 'string') {
      left -= Buffer.byteLength(next)
    } else if (Array.isArray(next)) {
      // The marks of a thread are long lists of numbers.
      for (const member of next) {
        if (typeof member === 'number') left -= 8
        else waiting.push(member)
      }
    } else if (typeof next === 'object' && next !== null) {
      for (const [key, member] of Object.entries(next)) {
        left -= key.length
        waiting.push(member)
      }
    }
    if (left < 0) return true
  }
  return false
}
