import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Facets, Histogram } from '../../../../shared/ipc/query.ts'
import type { AppError } from '../../../../shared/ipc/result.ts'
import { call, isCancelled, listen, toAppError } from '../../../ipc/client.ts'
import { queryStore } from '../query-store.ts'

interface FacetsState {
  /** The last ones that were had; they stay while others are asked for. */
  readonly facets: Facets | null
  readonly histogram: Histogram | null
  /** Threads with problems within the query; null until known. */
  readonly withProblems: number | null
  readonly error: AppError | null
}

export const facetsStore = createStore<FacetsState>(() => ({
  facets: null,
  histogram: null,
  withProblems: null,
  error: null,
}))

/** The counts of the sidebar, or a part of them. */
export function useFacets<T>(select: (state: FacetsState) => T): T {
  return useStore(facetsStore, select)
}

let asking = new AbortController()

async function load(): Promise<void> {
  asking.abort()
  asking = new AbortController()
  const { signal } = asking
  const { query, sort } = queryStore.getState()
  try {
    const problemQuery = { ...query, archived: 'all' as const, withProblems: true }
    const [facets, histogram, problems] = await Promise.all([
      call('threads.facets', { query: { ...query, withProblems: false } }, signal),
      call('threads.histogram', { query }, signal),
      call('threads.list', { query: problemQuery, sort, offset: 0, limit: 1 }, signal),
    ])
    facetsStore.setState({ facets, histogram, withProblems: problems.total, error: null })
  } catch (error) {
    if (!isCancelled(error)) facetsStore.setState({ error: toAppError(error) })
  }
}

const PAUSE_MS = 300

/** Begins to keep the counts. @returns a function that stops. */
export function followFacets(): () => void {
  let timer: number | null = null
  const later = () => {
    timer ??= window.setTimeout(() => {
      timer = null
      void load()
    }, PAUSE_MS)
  }
  const stops = [
    queryStore.subscribe(() => void load()),
    listen('threads.changed', later),
    listen('engine.state', later),
  ]
  void load()
  return () => {
    if (timer !== null) window.clearTimeout(timer)
    asking.abort()
    for (const stop of stops) stop()
  }
}
