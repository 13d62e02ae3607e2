import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { ThreadKey } from '../../../../shared/ipc/contract.ts'
import type { AppError } from '../../../../shared/ipc/result.ts'
import type { ListedThread } from '../../../../shared/thread.ts'
import { call, callAtOnce, isCancelled, listen, toAppError, whenEngineIsBack } from '../../../ipc/client.ts'
import { gather } from '../../../util/gather.ts'
import { keyOf, sameThread } from '../../../util/same-thread.ts'
import { putRowMarks } from '../../marks/index.ts'
import {
  CHUNK,
  type ChunkCache,
  chunksOf,
  emptyCache,
  findRow,
  onlyChunks,
  rowAt,
  withChunks,
} from '../../tables/index.ts'
import { showThread, threadStore } from '../../thread/index.ts'
import { queryStore } from '../query-store.ts'

export interface ListState {
  /** `asking`: for another query; the rows of the last one stay until the first answer. */
  readonly phase: 'first' | 'asking' | 'ready' | 'failed'
  readonly error: AppError | null
  readonly cache: ChunkCache<ListedThread>
  /** Where the shown thread stands; null where it is not in the list or its place is not known. */
  readonly active: number | null
  /** Counts up when the active row is to be brought into sight. */
  readonly reveal: number
  /** Counts up when another query begins at its top. */
  readonly top: number
}

export const listStore = createStore<ListState>(() => ({
  phase: 'first',
  error: null,
  cache: emptyCache(),
  active: null,
  reveal: 0,
  top: 0,
}))

/** The list's state, or a part of it. */
export function useList<T>(select: (state: ListState) => T): T {
  return useStore(listStore, select)
}

/** Resolves when the list is there for the first time, or is known not to be had. */
export function untilListed(): Promise<void> {
  return new Promise(resolve => {
    const look = ({ phase }: ListState) => {
      if (phase !== 'ready' && phase !== 'failed') return
      stop()
      resolve()
    }
    const stop = listStore.subscribe(look)
    look(listStore.getState())
  })
}

type Loaded = readonly [chunk: number, rows: readonly ListedThread[]]

/** Requests of one query and order; a new one lets go of all before it. */
let epoch = new AbortController()
const underWay = new Set<number>()
let seen: { readonly first: number; readonly last: number } = { first: 0, last: 30 }
/** A row that was gone to before it was loaded. */
let wanted: number | null = null
/** Steps that follow each other faster than this are those of a key held down. */
const HELD_MS = 120
let lastStep = 0
let settling: { readonly timer: number; readonly thread: ThreadKey } | null = null
let refreshing = false
let refreshAgain = false

async function fetchChunk(
  chunk: number,
  signal: AbortSignal,
): Promise<{ readonly loaded: Loaded; readonly total: number }> {
  const reply = await callAtOnce(
    'threads.list',
    { ...queryStore.getState(), offset: chunk * CHUNK, limit: CHUNK },
    signal,
  )
  putRowMarks(reply.threads.map(keyOf), reply.marks)
  return { loaded: [chunk, reply.threads], total: reply.total }
}

function failed(error: unknown): void {
  if (!isCancelled(error)) listStore.setState({ phase: 'failed', error: toAppError(error) })
}

/** The thread that is chosen: shown already, or about to be when the key that goes through the list is let go. */
function chosen(): ThreadKey | null {
  return settling === null ? threadStore.getState().key : settling.thread
}

function isChosen(row: ListedThread): boolean {
  return sameThread(keyOf(row), chosen())
}

/** Puts a cache in place and finds the chosen thread in it. A row that is still to be loaded stays the choice. */
function commit(cache: ChunkCache<ListedThread>, more: Partial<ListState> = {}): void {
  const found = wanted ?? findRow(cache, isChosen)
  listStore.setState({ phase: 'ready', error: null, cache, active: found, ...more })
  if (found === null && chosen() !== null) void locate()
}

/** Asks where the chosen thread stands in the list. */
async function locate(): Promise<void> {
  const thread = chosen()
  if (thread === null) return
  const { signal } = epoch
  try {
    const { offset } = await call('threads.locate', { ...queryStore.getState(), thread }, signal)
    if (sameThread(thread, chosen()) && wanted === null) listStore.setState({ active: offset })
  } catch (error) {
    failed(error)
  }
}

/** Begins anew: another query, another order, or after a failure. */
async function restart(atTop: boolean): Promise<void> {
  epoch.abort()
  epoch = new AbortController()
  underWay.clear()
  wanted = null
  const { signal } = epoch
  const { phase, top } = listStore.getState()
  listStore.setState({ phase: phase === 'first' || phase === 'failed' ? 'first' : 'asking', error: null })
  try {
    const { loaded, total } = await fetchChunk(0, signal)
    seen = { first: 0, last: 30 }
    commit(onlyChunks([loaded], total), atTop ? { top: top + 1 } : {})
  } catch (error) {
    failed(error)
  }
}

/** Tries again after a failure. */
export function retryList(): void {
  void restart(false)
}

/** Says which rows are on screen; loads what is missing there and a little around. */
export function showRows(first: number, last: number): void {
  seen = { first, last }
  const { phase, cache } = listStore.getState()
  if (phase !== 'ready') return
  for (const chunk of chunksOf(first - 20, last + 20, cache.total)) {
    if (!cache.chunks.has(chunk) && !underWay.has(chunk)) void loadChunk(chunk)
  }
}

async function loadChunk(chunk: number): Promise<void> {
  const { signal } = epoch
  underWay.add(chunk)
  try {
    const { loaded, total } = await fetchChunk(chunk, signal)
    commit(withChunks(listStore.getState().cache, [loaded], total))
    if (wanted !== null) selectRow(wanted)
  } catch (error) {
    failed(error)
  } finally {
    if (!signal.aborted) underWay.delete(chunk)
  }
}

/** Asks again for what is on screen; everything else is asked for when it is scrolled to. */
async function refresh(): Promise<void> {
  if (refreshing) {
    refreshAgain = true
    return
  }
  refreshing = true
  const { signal } = epoch
  try {
    const { total } = listStore.getState().cache
    const chunks = chunksOf(seen.first, seen.last, Math.max(1, total))
    const replies = await Promise.all(chunks.map(chunk => fetchChunk(chunk, signal)))
    const newest = replies.at(-1)
    if (newest !== undefined) {
      commit(
        onlyChunks(
          replies.map(reply => reply.loaded),
          newest.total,
        ),
      )
      showRows(seen.first, seen.last)
    }
  } catch (error) {
    failed(error)
  } finally {
    refreshing = false
    if (refreshAgain) {
      refreshAgain = false
      void refresh()
    }
  }
}

/** Chooses a row by a key. While the key is held down only the choice moves; the thread follows where it rests. */
export function stepTo(index: number, at: number): void {
  const held = at - lastStep < HELD_MS
  lastStep = at
  choose(index, held)
}

/** Chooses a row and shows its thread at once. A row that is not loaded yet is chosen when it is. */
export function selectRow(index: number): void {
  choose(index, false)
}

function choose(index: number, held: boolean): void {
  if (settling !== null) window.clearTimeout(settling.timer)
  settling = null
  const { cache, reveal } = listStore.getState()
  const row = rowAt(cache, index)
  if (row === undefined) {
    wanted = index
    listStore.setState({ active: index, reveal: reveal + 1 })
    showRows(index, index)
    return
  }
  wanted = null
  listStore.setState({ active: index, reveal: reveal + 1 })
  const thread = keyOf(row)
  if (!held) {
    showThread(thread, row)
    return
  }
  const timer = window.setTimeout(() => {
    settling = null
    showThread(thread, row)
  }, HELD_MS)
  settling = { timer, thread }
}

/** Goes to the next row whose title begins with `prefix`, at or after `from`, wrapping round. */
export async function typeAhead(prefix: string, from: number): Promise<void> {
  const { total } = listStore.getState().cache
  if (total === 0) return
  const { signal } = epoch
  try {
    const { offset } = await call(
      'threads.typeAhead',
      { ...queryStore.getState(), prefix, offset: from % total },
      signal,
    )
    if (offset !== null) selectRow(offset)
  } catch (error) {
    failed(error)
  }
}

const REFRESH_MS = 200

/** Begins to keep the list. @returns a function that stops. */
export function followList(): () => void {
  const changes = gather(REFRESH_MS, () => {
    const { phase } = listStore.getState()
    if (phase === 'ready') void refresh()
    else if (phase === 'failed') void restart(false)
  })
  const stops = [
    queryStore.subscribe((next, before) => {
      void restart(next.query !== before.query)
    }),
    threadStore.subscribe((next, before) => {
      if (sameThread(next.key, before.key)) return
      const { cache, active, reveal } = listStore.getState()
      const here = active === null ? undefined : rowAt(cache, active)
      if (here !== undefined && isChosen(here)) return
      const found = findRow(cache, isChosen)
      listStore.setState({ active: found, reveal: reveal + 1 })
      if (found === null) void locate()
    }),
    listen('threads.changed', changes.ask),
    listen('library.changed', ({ part }) => {
      if (part === 'marks') changes.ask()
    }),
    whenEngineIsBack(() => void restart(false)),
  ]
  void restart(false)
  return () => {
    changes.stop()
    epoch.abort()
    for (const stop of stops) stop()
  }
}
