/**
 * Electron's bridge between the preload and the page copies objects by assignment: a member that is called `__proto__`,
 * as those of a tool's arguments may be, is lost on the way.
 */
const LOST = '__proto__'

/** A value, and the whole of it as JSON where the bridge would lose a member of it. */
export function carried(value: unknown): { readonly value: unknown; readonly json?: string } {
  return losesKey(value) ? { value, json: JSON.stringify(value) } : { value }
}

/** Whether any object in a value that has been measured (so does not contain itself) has such a member. */
function losesKey(value: unknown): boolean {
  const waiting: unknown[] = [value]
  while (waiting.length > 0) {
    const next = waiting.pop()
    if (typeof next !== 'object' || next === null) continue
    if (Object.hasOwn(next, LOST)) return true
    // The marks of a thread are long lists of numbers.
    for (const member of Array.isArray(next) ? next : Object.values(next)) {
      if (typeof member === 'object') waiting.push(member)
    }
  }
  return false
}
