import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { DeepProgress } from '../../../shared/ipc/deep-search.ts'
import type { AppError } from '../../../shared/ipc/result.ts'
import type { FoundThread } from '../../../shared/ipc/search.ts'
import { call, isCancelled, listen, toAppError } from '../../ipc/client.ts'
import { announce } from '../../util/announce.ts'
import { plural } from '../../util/format.ts'
import { filterOfSearch, searchStore } from './store.ts'

/** The search through the files themselves, for what the index leaves out: begun by hand, as it reads everything. */
export interface DeepState {
  readonly phase: 'idle' | 'running' | 'done' | 'stopped' | 'failed'
  /** How much there is to look through; null until it is known. */
  readonly scope: { readonly files: number; readonly bytes: number } | null
  readonly progress: DeepProgress | null
  readonly threads: readonly FoundThread[]
  /** Threads whose files could not be searched. */
  readonly failed: number
  readonly limited: boolean
  readonly error: AppError | null
}

const NOTHING: DeepState = {
  phase: 'idle',
  scope: null,
  progress: null,
  threads: [],
  failed: 0,
  limited: false,
  error: null,
}

export const deepStore = createStore<DeepState>(() => NOTHING)

/** The state of the deep search, or a part of it. */
export function useDeep<T>(select: (state: DeepState) => T): T {
  return useStore(deepStore, select)
}

let running = new AbortController()
let searches = 0

/** Looks through the files for what is in the field. */
export async function searchDeeply(): Promise<void> {
  const { text, kinds } = searchStore.getState()
  if (text.trim() === '' || deepStore.getState().phase === 'running') return
  running.abort()
  running = new AbortController()
  const { signal } = running
  searches += 1
  const search = `deep-${searches}`
  deepStore.setState(({ scope }) => ({ ...NOTHING, scope, phase: 'running' }))
  const end = listen('search.deepHits', told => {
    if (told.search !== search || signal.aborted) return
    const found = told.threads.map(({ thread, hits, rows }) => ({ thread, hits, rows, problem: null }))
    deepStore.setState(({ threads }) => ({ progress: told.progress, threads: [...threads, ...found] }))
  })
  try {
    const wish = { search, text, filter: filterOfSearch(), kinds: [...kinds] }
    const { progress, limited, failed, threads } = await call('search.deep', wish, signal)
    deepStore.setState({ phase: 'done', progress, limited, failed })
    announce(`Files searched: ${plural(threads, 'more thread')}`)
  } catch (error) {
    if (!isCancelled(error)) deepStore.setState({ phase: 'failed', error: toAppError(error) })
  } finally {
    end()
  }
}

/** Stops looking; what was found stays. */
export function stopDeepSearch(): void {
  running.abort()
  deepStore.setState({ phase: 'stopped' })
}

async function askScope(): Promise<void> {
  const { signal } = running
  try {
    const scope = await call(
      'search.deepScope',
      { text: searchStore.getState().text, filter: filterOfSearch() },
      signal,
    )
    deepStore.setState({ scope })
  } catch (error) {
    // Without it the button says less.
    if (!isCancelled(error)) deepStore.setState({ scope: null })
  }
}

/** Begins to follow the search: another one has other files. @returns a function that stops. */
export function followDeepSearch(): () => void {
  const end = searchStore.subscribe((now, before) => {
    if (now.text !== before.text || now.kinds !== before.kinds || now.edition !== before.edition) {
      running.abort()
      running = new AbortController()
      deepStore.setState(NOTHING)
    }
    if (now.edition !== before.edition && now.phase === 'ready') void askScope()
  })
  return () => {
    running.abort()
    end()
  }
}
