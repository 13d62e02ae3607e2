/**
 * The rows of a list that is asked for in parts, from its first one on.
 * @param most of all together, @param part of a request
 * @throws what `ask` throws
 */
export async function allRows<T>(
  most: number,
  part: number,
  ask: (from: number, limit: number) => Promise<readonly T[]>,
): Promise<T[]> {
  const all: T[] = []
  while (all.length < most) {
    const limit = Math.min(part, most - all.length)
    const rows = await ask(all.length, limit)
    all.push(...rows)
    // The list may have become shorter meanwhile.
    if (rows.length < limit) break
  }
  return all
}
