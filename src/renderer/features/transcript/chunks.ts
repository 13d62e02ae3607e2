import type { ThreadKey } from '../../../shared/ipc/contract.ts'
import { call, isCancelled, toAppError } from '../../ipc/client.ts'
import { sameThread } from '../../util/same-thread.ts'
import {
  type Chunks,
  currentHistory,
  failHistory,
  type OpenHistory,
  type Outline,
  setHistory,
  type TurnItem,
} from './history-store.ts'
import { chunksOf, chunksToDrop, ITEM_CHUNK, unchangedChunks } from './kept-chunks.ts'

/** Loads the items that are looked at, a few chunks at a time, and lets go of those that are far away. */

/** Items that are loaded beyond those on screen, to either side. */
export const AHEAD = 40
/** Requests at once: the wheel turns faster than files are read, and what was passed is not wanted any more. */
const MOST_AT_ONCE = 3

interface Load {
  readonly abort: AbortController
  readonly version: string
}

const underWay = new Map<number, Load>()
/** The chunks that are wanted now, the most wanted first; the thread's end is always one, so that one is there at once. */
let wanted: readonly number[] = []

/** Gives up all that is being loaded. */
export function forgetChunks(): void {
  wanted = []
  for (const { abort } of underWay.values()) abort.abort()
  underWay.clear()
}

/**
 * Asks for the items from `from` to `to` (inclusive); what is on its way for another place is given up.
 * @param stale called where the file is no longer what it was when it was opened.
 */
export function ensureItems(from: number, to: number, stale: () => void): void {
  const history = currentHistory()
  if (history === null) return
  const { itemCount } = history.outline
  wanted = [...new Set([...chunksOf(from, to, itemCount), ...chunksOf(itemCount - AHEAD, itemCount - 1, itemCount)])]
  for (const [chunk, { abort, version }] of underWay) {
    if (wanted.includes(chunk) && version === history.outline.version) continue
    abort.abort()
    underWay.delete(chunk)
  }
  loadNext(stale)
}

function loadNext(stale: () => void): void {
  const history = currentHistory()
  if (history === null) return
  for (const chunk of wanted) {
    if (underWay.size >= MOST_AT_ONCE) return
    if (!history.items.has(chunk) && !underWay.has(chunk)) void load(history, chunk, stale)
  }
}

function request(key: ThreadKey, chunk: number, version: string) {
  return { homeId: key.homeId, id: key.id, from: chunk * ITEM_CHUNK, limit: ITEM_CHUNK, version }
}

async function load({ key, outline }: OpenHistory, chunk: number, stale: () => void): Promise<void> {
  const mine: Load = { abort: new AbortController(), version: outline.version }
  underWay.set(chunk, mine)
  let failed = false
  try {
    const reply = await call('threads.items', request(key, chunk, outline.version), mine.abort.signal)
    const history = currentHistory()
    if (history === null || history.outline.version !== outline.version || !sameThread(history.key, key)) return
    if (!reply.current) {
      stale()
      return
    }
    put(history, chunk, reply.items)
  } catch (error) {
    if (isCancelled(error)) return
    failed = true
    const failure = toAppError(error)
    const history = currentHistory()
    if (history === null || !sameThread(history.key, key)) return
    if (failure.code === 'unsupported') failHistory(key, failure)
    else setHistory({ ...history, itemError: failure })
  } finally {
    if (underWay.get(chunk) === mine) underWay.delete(chunk)
    // What cannot be read is not asked for again and again.
    if (!failed) loadNext(stale)
  }
}

function put(history: OpenHistory, chunk: number, loaded: readonly TurnItem[]): void {
  const items = new Map(history.items).set(chunk, loaded)
  const near = wanted[0] ?? chunk
  for (const far of chunksToDrop(items.keys(), near)) if (!wanted.includes(far)) items.delete(far)
  setHistory({ ...history, items, itemError: null })
}

/**
 * The chunks of a thread whose file grew: those that cannot have changed stay, and of the others those on screen are
 * read at once, so that nothing goes blank meanwhile.
 */
export async function reloadedChunks(
  key: ThreadKey,
  before: OpenHistory,
  outline: Outline,
  signal: AbortSignal,
): Promise<Chunks> {
  if (before.outline.version === outline.version) return before.items
  const same = unchangedChunks(before.items.keys(), before.outline, outline)
  const kept = new Map(same.map(chunk => [chunk, before.items.get(chunk) ?? []]))
  const seen = wanted.filter(chunk => !kept.has(chunk) && chunk * ITEM_CHUNK < outline.itemCount)
  const loaded = await Promise.all(
    seen.map(async chunk => {
      const { items, current } = await call('threads.items', request(key, chunk, outline.version), signal)
      return [chunk, current ? items : null] as const
    }),
  )
  for (const [chunk, items] of loaded) if (items !== null) kept.set(chunk, items)
  return kept
}
