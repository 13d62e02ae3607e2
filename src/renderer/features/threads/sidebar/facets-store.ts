import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Facets, Histogram, ThreadQuery } from '../../../../shared/ipc/query.ts'
import { AppError } from '../../../../shared/ipc/result.ts'
import { call, isCancelled, listen, toAppError, whenEngineIsBack } from '../../../ipc/client.ts'
import { gather } from '../../../util/gather.ts'
import { inView, queryStore, type View } from '../query-store.ts'

interface FacetsState {
  /** The last ones that were had; they stay while others are asked for. */
  readonly facets: Facets | null
  readonly histogram: Histogram | null
  /** Threads of each view, narrowed as the list is; null where they are not known. */
  readonly views: Readonly<Record<View, number | null>>
  readonly error: AppError | null
}

export const facetsStore = createStore<FacetsState>(() => ({
  facets: null,
  histogram: null,
  views: { all: null, pinned: null, active: null, archived: null, problems: null },
  error: null,
}))

/** The counts of the sidebar, or a part of them. */
export function useFacets<T>(select: (state: FacetsState) => T): T {
  return useStore(facetsStore, select)
}

let asking = new AbortController()

async function countOf(query: ThreadQuery, signal: AbortSignal): Promise<number> {
  const { sort } = queryStore.getState()
  return (await call('threads.list', { query, sort, offset: 0, limit: 1 }, signal)).total
}

/** Null where the library cannot be used: everything else is counted all the same. */
async function countPinned(query: ThreadQuery, signal: AbortSignal): Promise<number | null> {
  try {
    return await countOf(inView(query, 'pinned'), signal)
  } catch (error) {
    if (error instanceof AppError && error.code === 'library') return null
    throw error
  }
}

async function load(): Promise<void> {
  asking.abort()
  asking = new AbortController()
  const { signal } = asking
  const { query } = queryStore.getState()
  try {
    const [facets, histogram, pinned, active, archived, problems] = await Promise.all([
      call('threads.facets', { query }, signal),
      call('threads.histogram', { query }, signal),
      countPinned(query, signal),
      countOf(inView(query, 'active'), signal),
      countOf(inView(query, 'archived'), signal),
      countOf(inView(query, 'problems'), signal),
    ])
    const views = { all: active + archived, pinned, active, archived, problems }
    facetsStore.setState({ facets, histogram, views, error: null })
  } catch (error) {
    if (!isCancelled(error)) facetsStore.setState({ error: toAppError(error) })
  }
}

const PAUSE_MS = 300

/** Begins to keep the counts. @returns a function that stops. */
export function followFacets(): () => void {
  const changes = gather(PAUSE_MS, () => void load())
  const stops = [
    queryStore.subscribe(() => void load()),
    listen('threads.changed', changes.ask),
    listen('library.changed', ({ part }) => {
      if (part === 'marks') changes.ask()
    }),
    whenEngineIsBack(changes.ask),
  ]
  void load()
  return () => {
    changes.stop()
    asking.abort()
    for (const stop of stops) stop()
  }
}
