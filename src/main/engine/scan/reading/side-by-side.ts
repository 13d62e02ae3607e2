/**
 * Works on all of many things, so many at a time, begun in their order.
 * @throws what the first work throws that does, when those that had begun have ended; no other begins
 */
export async function sideBySide<T>(all: readonly T[], size: number, work: (one: T) => Promise<void>): Promise<void> {
  let next = 0
  const worker = async () => {
    try {
      for (let one = all[next++]; one !== undefined; one = all[next++]) await work(one)
    } catch (error) {
      next = all.length
      throw error
    }
  }
  const ends = await Promise.allSettled(Array.from({ length: size }, worker))
  for (const end of ends) if (end.status === 'rejected') throw end.reason
}
