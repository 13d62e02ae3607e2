import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Out, ThreadKey } from '../../../shared/ipc/contract.ts'
import type { AppError } from '../../../shared/ipc/result.ts'
import { call, isCancelled, toAppError } from '../../ipc/client.ts'
import { sameThread } from '../../util/same-thread.ts'

export type Outline = Out<'threads.turns'>
export type TurnItem = Out<'threads.items'>['items'][number]

/** Items per request. */
export const ITEM_CHUNK = 50
/** Most chunks that are kept: about what one reads in a sitting. */
const KEPT_CHUNKS = 60

export interface OpenHistory {
  readonly phase: 'open'
  readonly key: ThreadKey
  readonly outline: Outline
  /** Loaded items by chunk; the newest asked for come last. */
  readonly items: ReadonlyMap<number, readonly TurnItem[]>
  /** Why the newest items could not be had. */
  readonly itemError: AppError | null
}

export type History =
  | { readonly phase: 'closed' }
  | { readonly phase: 'opening'; readonly key: ThreadKey }
  | OpenHistory
  /** The gate said no; nothing of the history is kept. */
  | { readonly phase: 'refused'; readonly key: ThreadKey; readonly error: AppError }
  | { readonly phase: 'failed'; readonly key: ThreadKey; readonly error: AppError }

interface TranscriptState {
  readonly history: History
  readonly unfolded: ReadonlySet<string>
}

export const transcriptStore = createStore<TranscriptState>(() => ({
  history: { phase: 'closed' },
  unfolded: new Set(),
}))

/** The history that is open, being opened or refused. */
export function useHistory(): History {
  return useStore(transcriptStore, state => state.history)
}

let opening = new AbortController()
const underWay = new Map<number, string>()

function setHistory(history: History): void {
  transcriptStore.setState({ history })
}

function fail(key: ThreadKey, error: unknown): void {
  const failure = toAppError(error)
  setHistory({ phase: failure.code === 'unsupported' ? 'refused' : 'failed', key, error: failure })
}

/** Opens a thread's history. The gate may refuse it, whatever the list said. */
export async function openHistory(key: ThreadKey): Promise<void> {
  opening.abort()
  opening = new AbortController()
  const { signal } = opening
  const { history } = transcriptStore.getState()
  // The same thread again: what is open stays until the gate has answered.
  const again = history.phase === 'open' && sameThread(history.key, key) ? history : null
  if (again === null) transcriptStore.setState({ history: { phase: 'opening', key }, unfolded: new Set() })
  try {
    const outline = await call('threads.turns', key, signal)
    underWay.clear()
    const unchanged = again?.outline.version === outline.version
    const items =
      unchanged || again === null ? (again?.items ?? new Map()) : await reloaded(key, outline, again, signal)
    setHistory({ phase: 'open', key, outline, items, itemError: null })
  } catch (error) {
    if (!isCancelled(error)) fail(key, error)
  }
}

/** The chunks that the reader has seen last, in the new state of the file: nothing on screen goes blank meanwhile. */
async function reloaded(
  key: ThreadKey,
  outline: Outline,
  before: OpenHistory,
  signal: AbortSignal,
): Promise<ReadonlyMap<number, readonly TurnItem[]>> {
  const chunks = [...before.items.keys()].slice(-4).filter(chunk => chunk * ITEM_CHUNK < outline.itemCount)
  const loaded = await Promise.all(
    chunks.map(async chunk => {
      const reply = await call('threads.items', request(key, chunk, outline.version), signal)
      return [chunk, reply.items] as const
    }),
  )
  return new Map(loaded)
}

function request(key: ThreadKey, chunk: number, version: string) {
  return { homeId: key.homeId, id: key.id, from: chunk * ITEM_CHUNK, limit: ITEM_CHUNK, version }
}

/** Opens the same thread again, after its file has changed. Refused and failed ones are asked for again too. */
export async function reopenHistory(): Promise<void> {
  const { history } = transcriptStore.getState()
  if (history.phase !== 'closed') await openHistory(history.key)
}

/** Lets go of the history. */
export function closeHistory(): void {
  opening.abort()
  underWay.clear()
  transcriptStore.setState({ history: { phase: 'closed' }, unfolded: new Set() })
}

/** Loads the items from `from` to `to` (inclusive) that are not there yet. */
export function ensureItems(from: number, to: number): void {
  const { history } = transcriptStore.getState()
  if (history.phase !== 'open') return
  const last = Math.min(to, history.outline.itemCount - 1)
  for (let chunk = Math.floor(Math.max(0, from) / ITEM_CHUNK); chunk * ITEM_CHUNK <= last; chunk += 1) {
    if (!history.items.has(chunk) && underWay.get(chunk) !== history.outline.version) void loadChunk(history, chunk)
  }
}

async function loadChunk({ key, outline }: OpenHistory, chunk: number): Promise<void> {
  underWay.set(chunk, outline.version)
  try {
    const reply = await call('threads.items', request(key, chunk, outline.version), opening.signal)
    const { history } = transcriptStore.getState()
    if (history.phase !== 'open' || history.outline.version !== outline.version || !sameThread(history.key, key)) return
    if (!reply.current) {
      await openHistory(key)
      return
    }
    const items = new Map(history.items)
    items.set(chunk, reply.items)
    for (const oldest of items.keys()) {
      if (items.size <= KEPT_CHUNKS) break
      items.delete(oldest)
    }
    setHistory({ ...history, items, itemError: null })
  } catch (error) {
    if (isCancelled(error)) return
    const failure = toAppError(error)
    const { history } = transcriptStore.getState()
    if (history.phase !== 'open' || !sameThread(history.key, key)) return
    if (failure.code === 'unsupported') fail(key, failure)
    else setHistory({ ...history, itemError: failure })
  } finally {
    if (underWay.get(chunk) === outline.version) underWay.delete(chunk)
  }
}

/** The item at a position, counted through all turns; undefined where it is not loaded. */
export function itemAt(history: OpenHistory, index: number): TurnItem | undefined {
  return history.items.get(Math.floor(index / ITEM_CHUNK))?.[index % ITEM_CHUNK]
}

/** Folds or unfolds a part. */
export function toggleFold(id: string): void {
  transcriptStore.setState(({ unfolded }) => {
    const next = new Set(unfolded)
    if (!next.delete(id)) next.add(id)
    return { unfolded: next }
  })
}
