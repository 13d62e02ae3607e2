import type { ThreadKey } from '../../../../shared/ipc/contract.ts'
import type { ListedThread } from '../../../../shared/thread.ts'
import { keyOf, threadName } from '../../../util/same-thread.ts'
import { type ChunkCache, rowAt } from '../../tables/index.ts'

/** Threads by their names, in the order in which they were chosen. */
export type Chosen = ReadonlyMap<string, ThreadKey>

export const NONE: Chosen = new Map()

/** These threads, each once. */
export function chosenOf(threads: readonly ThreadKey[]): Chosen {
  return new Map(threads.map(key => [threadName(key), key]))
}

/** The choice with one thread more, or without it where it was in it. */
export function toggled(chosen: Chosen, key: ThreadKey): Chosen {
  const next = new Map(chosen)
  if (!next.delete(threadName(key))) next.set(threadName(key), key)
  return next
}

/** The threads from one row to another, both included, in either direction; null where some are not loaded. */
export function loadedRange(cache: ChunkCache<ListedThread>, from: number, to: number): readonly ThreadKey[] | null {
  const keys: ThreadKey[] = []
  for (let index = Math.min(from, to); index <= Math.max(from, to); index += 1) {
    const row = rowAt(cache, index)
    if (row === undefined) return null
    keys.push(keyOf(row))
  }
  return keys
}
