/** Where one stands among all that was found in a thread. Pure; what is drawn has no part in it. */

export interface Hit {
  /** Counted through all turns. */
  readonly item: number
  /** How often the text stands in it. */
  readonly count: number
}

/** An occurrence: the n-th of all (from 0), and the n-th within its item. */
export interface Occurrence {
  readonly at: number
  readonly item: number
  readonly within: number
}

/** How many occurrences there are. */
export function totalOf(hits: readonly Hit[]): number {
  return hits.reduce((sum, hit) => sum + hit.count, 0)
}

/** The occurrence with a number; the number goes round at both ends. Null where there is none. */
export function occurrenceAt(hits: readonly Hit[], at: number): Occurrence | null {
  const total = totalOf(hits)
  if (total === 0) return null
  const wrapped = ((at % total) + total) % total
  let before = 0
  for (const { item, count } of hits) {
    if (wrapped < before + count) return { at: wrapped, item, within: wrapped - before }
    before += count
  }
  return null
}

/** The first occurrence at or after an item; the first of all where there is none later. */
export function occurrenceFrom(hits: readonly Hit[], item: number): Occurrence | null {
  let before = 0
  for (const hit of hits) {
    if (hit.item >= item) return { at: before, item: hit.item, within: 0 }
    before += hit.count
  }
  return occurrenceAt(hits, 0)
}

/** The same occurrence among more hits: it keeps its item and its place within it. */
export function sameOccurrence(hits: readonly Hit[], { item, within }: Occurrence): Occurrence | null {
  let before = 0
  for (const hit of hits) {
    if (hit.item === item) {
      const kept = Math.min(within, hit.count - 1)
      return { at: before + kept, item, within: kept }
    }
    before += hit.count
  }
  return occurrenceFrom(hits, item)
}

/** How many occurrences stand in each turn, by its number; turns without any are left out. */
export function countsByTurn(
  hits: readonly Hit[],
  turns: readonly { readonly itemCount: number }[],
): ReadonlyMap<number, number> {
  const counts = new Map<number, number>()
  let turn = 0
  let end = turns[0]?.itemCount ?? 0
  for (const { item, count } of hits) {
    while (item >= end && turn < turns.length - 1) {
      turn += 1
      end += turns[turn]?.itemCount ?? 0
    }
    counts.set(turn, (counts.get(turn) ?? 0) + count)
  }
  return counts
}

interface HidingTurn {
  readonly itemCount: number
  readonly rolledBack: boolean
}

/** Leaves out what stands in turns that were taken back. @returns what is left, and how many occurrences are not. */
export function withoutRolledBack(
  hits: readonly Hit[],
  turns: readonly HidingTurn[],
): { readonly hits: readonly Hit[]; readonly left: number } {
  if (!turns.some(turn => turn.rolledBack)) return { hits, left: 0 }
  const kept: Hit[] = []
  let left = 0
  let turn = 0
  let end = turns[0]?.itemCount ?? 0
  for (const hit of hits) {
    while (hit.item >= end && turn < turns.length - 1) {
      turn += 1
      end += turns[turn]?.itemCount ?? 0
    }
    if (turns[turn]?.rolledBack === true) left += hit.count
    else kept.push(hit)
  }
  return { hits: kept, left }
}
