import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Out } from '../../../shared/ipc/contract.ts'
import type { AppError } from '../../../shared/ipc/result.ts'
import type { TriageState } from '../../../shared/ipc/triage.ts'
import { call, isCancelled, listen, toAppError } from '../../ipc/client.ts'
import { keyOf } from '../../util/same-thread.ts'
import { putRowMarks } from '../marks/index.ts'
import { CHUNK, type ChunkCache, ChunkLoader, emptyCache, onlyChunks, rowAt } from '../tables/index.ts'
import { followHomes, queryStore } from '../threads/index.ts'

type Answer = Out<'triage.queue'>
export type QueueRow = Answer['rows'][number]

interface QueueState {
  /** `asking`: for the first time. */
  readonly phase: 'asking' | 'ready' | 'failed'
  readonly error: AppError | null
  /** Null: threads of all states. */
  readonly state: TriageState | null
  readonly counts: Answer['counts']
  readonly cache: ChunkCache<QueueRow>
  readonly active: number
  /** Counts up when the active one is to be brought into sight. */
  readonly reveal: number
}

export const queueStore = createStore<QueueState>(() => ({
  phase: 'asking',
  error: null,
  state: 'open',
  counts: { open: 0, progress: 0, done: 0, known: 0 },
  cache: emptyCache(),
  active: 0,
  reveal: 0,
}))

/** A part of what is known of the queue. */
export function useQueue<T>(select: (state: QueueState) => T): T {
  return useStore(queueStore, select)
}

async function fetchPart(chunk: number, signal: AbortSignal): Promise<Answer> {
  const { state } = queueStore.getState()
  const homes = [...queryStore.getState().query.homes]
  const answer = await call('triage.queue', { homes, state, offset: chunk * CHUNK, limit: CHUNK }, signal)
  putRowMarks(
    answer.rows.map(({ thread }) => keyOf(thread)),
    answer.marks,
  )
  return answer
}

const failed = (error: AppError) => queueStore.setState({ phase: 'failed', error })
const loader = new ChunkLoader<QueueRow>(fetchPart, {
  get: () => {
    const { phase, cache } = queueStore.getState()
    return phase === 'ready' ? cache : null
  },
  put: cache => queueStore.setState({ cache }),
  failed,
})

/** Asks for what is shown; what was shown stays until the answer. */
async function load(): Promise<void> {
  const signal = loader.begin()
  const { active } = queueStore.getState()
  const chunk = Math.floor(active / CHUNK)
  try {
    const { rows, counts, total } = await fetchPart(chunk, signal)
    queueStore.setState(now => ({
      phase: 'ready',
      error: null,
      counts,
      cache: onlyChunks([[chunk, rows]], total),
      active: Math.min(now.active, Math.max(0, total - 1)),
    }))
  } catch (error) {
    if (!isCancelled(error)) failed(toAppError(error))
  }
}

/** Tries again after a failure. */
export function retryQueue(): void {
  queueStore.setState({ phase: 'asking', error: null })
  void load()
}

/** Says which rows are on screen; loads those that are missing. */
export function wantQueue(first: number, last: number): void {
  loader.want(first, last)
}

/** So many are copied at most. */
const MOST = 20_000

/** All threads of the shown state, not only those that are loaded; at most 20,000. @throws AppError */
export function allQueued(): Promise<readonly QueueRow[]> {
  return loader.all(MOST)
}

/** Shows threads of another state, from the first one on. */
export function chooseQueue(state: TriageState | null): void {
  queueStore.setState(({ reveal }) => ({ state, active: 0, reveal: reveal + 1 }))
  void load()
}

/** Makes another thread the active one. */
export function selectQueued(index: number): void {
  const { cache, reveal } = queueStore.getState()
  if (index < 0 || index >= cache.total) return
  queueStore.setState({ active: index, reveal: reveal + 1 })
  wantQueue(index, index)
}

/** The active thread; undefined while it is not loaded or there is none. */
export function activeQueued({ cache, active }: QueueState): QueueRow | undefined {
  return rowAt(cache, active)
}

/** Keeps the queue up to date while it is shown. @returns a function that stops. */
export function followQueue(): () => void {
  const stop = followHomes(
    () => void load(),
    [
      listen('library.changed', ({ part }) => {
        if (part === 'triage' || part === 'marks') void load()
      }),
    ],
  )
  return () => {
    stop()
    loader.stop()
  }
}
