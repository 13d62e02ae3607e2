import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Out } from '../../../shared/ipc/contract.ts'
import type { FailedThread, FailureCluster, FailureKind, FailureSort } from '../../../shared/ipc/failures.ts'
import type { AppError } from '../../../shared/ipc/result.ts'
import { call, isCancelled, listen, toAppError } from '../../ipc/client.ts'
import { engineStore, isScanning } from '../engine/index.ts'
import { notify } from '../notice/index.ts'
import { CHUNK, type ChunkCache, ChunkLoader, emptyCache, onlyChunks, rowAt } from '../tables/index.ts'
import { followHomes, queryStore } from '../threads/index.ts'

type Answer = Out<'failures.list'>

/** What of the failures is shown. */
export interface FailureChoice {
  /** Null means all. */
  readonly kind: FailureKind | null
  /** Words that stand in them. */
  readonly text: string
  /** Whether those that are known are shown, instead of the others. */
  readonly known: boolean
  readonly sort: FailureSort
}

export interface FailuresState {
  /** `asking`: for the first time. */
  readonly phase: 'asking' | 'ready' | 'failed'
  readonly error: AppError | null
  readonly choice: FailureChoice
  /** Fingerprints, as far as they are loaded. */
  readonly cache: ChunkCache<FailureCluster>
  readonly failures: number
  readonly kinds: Answer['kinds']
  readonly threads: Answer['threads']
  readonly active: number
  /** A fingerprint that is to be the active one; null once it is found, or another one was chosen. */
  readonly wanted: number | null
  /** Counts up when the active one is to be brought into sight. */
  readonly reveal: number
  /** The latest threads of the active one; null until they are known. */
  readonly places: {
    readonly fingerprint: number
    readonly threads: readonly FailedThread[]
    readonly total: number
  } | null
}

export const failuresStore = createStore<FailuresState>(() => ({
  phase: 'asking',
  error: null,
  choice: { kind: null, text: '', known: false, sort: { key: 'threads', direction: 'desc' } },
  cache: emptyCache(),
  failures: 0,
  kinds: [],
  threads: { read: 0, waiting: 0, notOpened: 0 },
  active: 0,
  wanted: null,
  reveal: 0,
  places: null,
}))

/** A part of what is known of failures. */
export function useFailures<T>(select: (state: FailuresState) => T): T {
  return useStore(failuresStore, select)
}

/** Threads of a fingerprint that are asked for at a time. */
const PLACES = 50
/** So many are copied at most. */
const MOST = 20_000

let askingPlaces = new AbortController()

function listed({ kind, text, known, sort }: FailureChoice) {
  const homes = [...queryStore.getState().query.homes]
  const kinds = kind === null ? [] : [kind]
  return { filter: { homes, kinds, text, known: known ? ('these' as const) : ('others' as const) }, sort }
}

async function fetchPart(chunk: number, signal: AbortSignal): Promise<Answer> {
  const { choice } = failuresStore.getState()
  return call('failures.list', { ...listed(choice), offset: chunk * CHUNK, limit: CHUNK }, signal)
}

const failed = (error: AppError) => failuresStore.setState({ phase: 'failed', error })
const tell = (error: unknown) => {
  if (!isCancelled(error)) failed(toAppError(error))
}

const loader = new ChunkLoader<FailureCluster>(
  async (chunk, signal) => {
    const { clusters, total } = await fetchPart(chunk, signal)
    return { rows: clusters, total }
  },
  {
    get: () => {
      const { phase, cache } = failuresStore.getState()
      return phase === 'ready' ? cache : null
    },
    put: cache => failuresStore.setState({ cache }),
    failed,
  },
)

/** Asks for what is shown; what was shown stays until the answer. */
async function load(): Promise<void> {
  const signal = loader.begin()
  try {
    await findWanted(signal)
    const { active } = failuresStore.getState()
    const chunk = Math.floor(active / CHUNK)
    const { clusters, total, failures, kinds, threads } = await fetchPart(chunk, signal)
    failuresStore.setState(now => ({
      phase: 'ready',
      error: null,
      cache: onlyChunks([[chunk, clusters]], total),
      failures,
      kinds,
      threads,
      active: Math.min(now.active, Math.max(0, total - 1)),
    }))
    void loadPlaces()
  } catch (error) {
    tell(error)
  }
}

/** Makes the wanted fingerprint the active one, if it is there; while files are read it may still come. */
async function findWanted(signal: AbortSignal): Promise<void> {
  const { choice, wanted } = failuresStore.getState()
  if (wanted === null) return
  const { index } = await call('failures.locate', { ...listed(choice), fingerprint: wanted }, signal)
  if (index === null && isScanning(engineStore.getState().scan)) return
  failuresStore.setState(now => ({ wanted: null, active: index ?? now.active, reveal: now.reveal + 1 }))
  if (index === null) notify('This failure is in none of the threads that are shown', true)
}

/** Asks for the threads of the active fingerprint. */
async function loadPlaces(): Promise<void> {
  askingPlaces.abort()
  askingPlaces = new AbortController()
  const cluster = activeFailure(failuresStore.getState())
  if (cluster === undefined) return
  const { fingerprint } = cluster
  const { places } = failuresStore.getState()
  const limit = places?.fingerprint === fingerprint ? Math.min(200, Math.max(PLACES, places.threads.length)) : PLACES
  const homes = [...queryStore.getState().query.homes]
  try {
    const { threads, total } = await call(
      'failures.threads',
      { fingerprint, homes, offset: 0, limit },
      askingPlaces.signal,
    )
    failuresStore.setState({ places: { fingerprint, threads, total } })
  } catch (error) {
    tell(error)
  }
}

/** Asks for more threads of the active fingerprint. */
export async function morePlaces(): Promise<void> {
  const { places } = failuresStore.getState()
  if (places === null) return
  const { fingerprint, threads } = places
  const homes = [...queryStore.getState().query.homes]
  try {
    const request = { fingerprint, homes, offset: threads.length, limit: PLACES }
    const more = await call('failures.threads', request, askingPlaces.signal)
    failuresStore.setState({ places: { fingerprint, threads: [...threads, ...more.threads], total: more.total } })
  } catch (error) {
    tell(error)
  }
}

/** Tries again after a failure. */
export function retryFailures(): void {
  failuresStore.setState({ phase: 'asking', error: null })
  void load()
}

/** Says which rows are on screen; loads those that are missing. */
export function wantFailures(first: number, last: number): void {
  loader.want(first, last)
}

/** All that are chosen, not only those that are loaded; at most 20,000. @throws AppError */
export function allFailures(): Promise<readonly FailureCluster[]> {
  return loader.all(MOST)
}

/** Changes what is shown, from its first row on. @param wanted a fingerprint to be told of; the first one unless given */
export function chooseFailures(part: Partial<FailureChoice>, wanted: number | null = null): void {
  failuresStore.setState(({ choice, reveal }) => ({
    choice: { ...choice, ...part },
    active: 0,
    wanted,
    reveal: reveal + 1,
  }))
  void load()
}

/** Tells of another fingerprint. */
export function selectFailure(index: number): void {
  const { cache, reveal } = failuresStore.getState()
  if (index < 0 || index >= cache.total) return
  failuresStore.setState({ active: index, wanted: null, reveal: reveal + 1 })
  wantFailures(index, index)
  void loadPlaces()
}

/** The one that is told of; undefined while it is not loaded or there is none. */
export function activeFailure({ cache, active }: FailuresState): FailureCluster | undefined {
  return rowAt(cache, active)
}

/** Keeps the failures up to date while they are shown. @returns a function that stops. */
export function followFailures(): () => void {
  const stop = followHomes(
    () => void load(),
    [
      listen('library.changed', ({ part }) => {
        if (part === 'triage') void load()
      }),
    ],
  )
  return () => {
    stop()
    loader.stop()
    askingPlaces.abort()
  }
}
