import type { FoundThread, SearchHit } from '../../../shared/ipc/search.ts'
import { keyOf, threadName } from '../../util/same-thread.ts'

/** Results as rows: a heading for each thread, its best hits, and the way to more of them. */

export type ResultRow =
  | { readonly kind: 'thread'; readonly name: string; readonly found: FoundThread; readonly deep: boolean }
  | { readonly kind: 'hit'; readonly name: string; readonly found: FoundThread; readonly hit: SearchHit }
  | { readonly kind: 'more'; readonly name: string; readonly found: FoundThread; readonly more: number }

/** Px. */
export const ROW_HEIGHTS: Readonly<Record<ResultRow['kind'], number>> = { thread: 56, hit: 24, more: 24 }
/** Px below the last row of a thread. */
export const GAP = 9

/** What was found in the files themselves; it stands below what the index found. */
export function deepRowsOf(threads: readonly FoundThread[]): readonly ResultRow[] {
  return threads.flatMap(found => {
    const name = `deep/${threadName(keyOf(found.thread))}`
    return [
      { kind: 'thread' as const, name, found, deep: true },
      ...found.rows.map(hit => ({ kind: 'hit' as const, name: `${name}/${hit.line}`, found, hit })),
    ]
  })
}

/**
 * @param unfolded more hits of single threads, by their names.
 * @returns rows with names of their own, which stay while results are added.
 */
export function rowsOf(
  threads: readonly FoundThread[],
  unfolded: ReadonlyMap<string, readonly SearchHit[]>,
): readonly ResultRow[] {
  return threads.flatMap(found => {
    const name = threadName(keyOf(found.thread))
    const hits = unfolded.get(name) ?? found.rows
    const more = found.hits - hits.length
    return [
      { kind: 'thread' as const, name, found, deep: false },
      ...hits.map(hit => ({ kind: 'hit' as const, name: `${name}/${hit.line}`, found, hit })),
      ...(more > 0 && found.problem === null ? [{ kind: 'more' as const, name: `${name}/more`, found, more }] : []),
    ]
  })
}

/** Whether one can stop at a row by keyboard: hits, the way to more, and threads that have no hits to show. */
export function isStop(row: ResultRow): boolean {
  return row.kind !== 'thread' || row.found.rows.length === 0
}

/** The next row to stop at; null where there is none. @param from -1 for before the first. */
export function nextStop(rows: readonly ResultRow[], from: number, step: number): number | null {
  let at = from
  let left = Math.abs(step)
  let found: number | null = null
  while (left > 0) {
    at += Math.sign(step)
    const row = rows[at]
    if (row === undefined) break
    if (!isStop(row)) continue
    found = at
    left -= 1
  }
  return found
}

/** Whether a row is the last of its thread. */
export function endsThread(rows: readonly ResultRow[], index: number): boolean {
  const next = rows[index + 1]
  return next === undefined || next.kind === 'thread'
}
