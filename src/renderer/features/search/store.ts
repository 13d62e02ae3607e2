import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { AppError } from '../../../shared/ipc/result.ts'
import type { FoundThread, SearchHit, SearchResult } from '../../../shared/ipc/search.ts'
import type { TextKind } from '../../../shared/search/kinds.ts'
import { call, isCancelled, listen, toAppError } from '../../ipc/client.ts'
import { announce } from '../../util/announce.ts'
import { plural } from '../../util/format.ts'
import { keyOf, threadName } from '../../util/same-thread.ts'
import { notify } from '../notice/index.ts'
import { queryStore } from '../threads/index.ts'

/** What is looked for in all threads, and what was found so far. */
export interface SearchState {
  readonly text: string
  readonly sort: 'relevance' | 'time'
  /** Only hits of these kinds; all when empty. */
  readonly kinds: readonly TextKind[]
  /** `asking`: the results are those of the text before; they stay until the new ones are there. */
  readonly phase: 'empty' | 'asking' | 'ready' | 'failed'
  readonly error: AppError | null
  /** Totals, kinds and what was ignored, of the newest answer; null before the first. */
  readonly summary: Pick<SearchResult, 'ignored' | 'total' | 'kinds' | 'took'> | null
  readonly threads: readonly FoundThread[]
  readonly loadingMore: boolean
  /** More hits of single threads, by their names. */
  readonly unfolded: ReadonlyMap<string, readonly SearchHit[]>
  /** Counts up when other results begin at their top. */
  readonly edition: number
}

const NOTHING = {
  phase: 'empty',
  error: null,
  summary: null,
  threads: [],
  loadingMore: false,
  unfolded: new Map(),
} as const

export const searchStore = createStore<SearchState>(() => ({
  text: '',
  sort: 'relevance',
  kinds: [],
  ...NOTHING,
  edition: 0,
}))

/** The state of the search, or a part of it. */
export function useSearch<T>(select: (state: SearchState) => T): T {
  return useStore(searchStore, select)
}

const PAGE = 20
/** Most hits of one thread that are shown here; the transcript finds all. */
const MOST_OF_THREAD = 50
/** Whether the last word of what was asked for last may be the beginning of one. */
let unfinished = false
let search = new AbortController()

function stop(): void {
  search.abort()
  search = new AbortController()
}

/** What the list is narrowed by narrows the search as well; the words of its filter do not. */
export function filterOfSearch() {
  return { ...queryStore.getState().query, text: '' }
}

function request(offset: number, typing: boolean) {
  const { text, sort, kinds } = searchStore.getState()
  return { text, typing, filter: filterOfSearch(), kinds: [...kinds], sort, offset, limit: PAGE }
}

/** Changes what is looked for. The answer follows while one types: each letter gives up what was asked for before it. */
export function setSearchText(text: string): void {
  if (text === searchStore.getState().text) return
  stop()
  if (text.trim() === '') {
    searchStore.setState({ ...NOTHING, text })
    return
  }
  searchStore.setState({ text, phase: 'asking' })
  void run(true)
}

/** Looks for a text in an order and among kinds of hits. */
export function lookFor({ text, sort, kinds }: Pick<SearchState, 'text' | 'sort' | 'kinds'>): void {
  searchStore.setState({ sort, kinds })
  if (text === searchStore.getState().text) searchNow()
  else setSearchText(text)
}

/** Looks for it now, the last word as a whole one. */
export function searchNow(): void {
  again(false)
}

function again(typing: boolean): void {
  stop()
  if (searchStore.getState().text.trim() === '') return
  searchStore.setState({ phase: 'asking' })
  void run(typing)
}

/** Orders the results. */
export function sortSearch(sort: SearchState['sort']): void {
  searchStore.setState({ sort })
  again(unfinished)
}

/** Shows hits of this kind only, or no longer. */
export function chooseKind(kind: TextKind, on: boolean): void {
  searchStore.setState(({ kinds }) => {
    const others = kinds.filter(other => other !== kind)
    return { kinds: on ? [...others, kind] : others }
  })
  again(unfinished)
}

async function run(typing: boolean): Promise<void> {
  unfinished = typing
  const { signal } = search
  try {
    const { threads, ...summary } = await call('threads.search', request(0, typing), signal)
    searchStore.setState(({ edition }) => ({
      ...NOTHING,
      phase: 'ready',
      summary,
      threads,
      edition: edition + 1,
    }))
    announce(totalWords(summary.total))
  } catch (error) {
    if (!isCancelled(error)) searchStore.setState({ phase: 'failed', error: toAppError(error) })
  }
}

/** `206 hits in 21 threads`. */
export function totalWords({ hits, more, threads }: SearchResult['total']): string {
  if (threads === 0) return 'Nothing found'
  if (hits === 0) return plural(threads, 'thread')
  return `${plural(hits, 'hit')}${more ? ' and more' : ''} in ${plural(threads, 'thread')}`
}

/** Whether there are threads that were found and are not loaded. */
export function hasMoreThreads({ summary, threads }: SearchState): boolean {
  return summary !== null && threads.length < summary.total.threads
}

/** Loads the next threads. */
export async function loadMoreThreads(): Promise<void> {
  const state = searchStore.getState()
  if (state.phase !== 'ready' || state.loadingMore || !hasMoreThreads(state)) return
  const { signal } = search
  searchStore.setState({ loadingMore: true })
  try {
    const reply = await call('threads.search', request(state.threads.length, unfinished), signal)
    const known = new Set(state.threads.map(({ thread }) => threadName(keyOf(thread))))
    const added = reply.threads.filter(({ thread }) => !known.has(threadName(keyOf(thread))))
    // Threads that went meanwhile are not asked for again and again.
    const total = added.length === 0 ? { ...reply.total, threads: state.threads.length } : reply.total
    searchStore.setState(({ threads, summary }) => ({
      threads: [...threads, ...added],
      summary: summary === null ? null : { ...summary, total },
      loadingMore: false,
    }))
  } catch (error) {
    if (!isCancelled(error)) searchStore.setState({ phase: 'failed', error: toAppError(error), loadingMore: false })
  }
}

/** Shows more hits of one thread, in place. */
export async function unfoldThread({ thread }: FoundThread): Promise<void> {
  const { signal } = search
  const name = threadName(keyOf(thread))
  try {
    const one = {
      ...request(0, unfinished),
      filter: { ...filterOfSearch(), homes: [thread.skein.homeId], text: thread.id },
    }
    const { threads } = await call('threads.search', { ...one, rows: MOST_OF_THREAD }, signal)
    const found = threads.find(other => threadName(keyOf(other.thread)) === name)
    if (found === undefined) return
    searchStore.setState(({ unfolded }) => ({ unfolded: new Map(unfolded).set(name, found.rows) }))
  } catch (error) {
    if (!isCancelled(error)) notify(`More hits could not be had. ${toAppError(error).message}`, true)
  }
}

const REFRESH_MS = 1000
/** Most threads of one request. */
const MOST = 50

/** Asks for the same again, in place: threads are still being read, or were while it was asked. */
async function refresh(): Promise<void> {
  const { phase, threads } = searchStore.getState()
  if (phase !== 'ready' || threads.length > MOST) return
  const { signal } = search
  try {
    const wish = { ...request(0, unfinished), limit: Math.max(PAGE, threads.length) }
    const { threads: found, ...summary } = await call('threads.search', wish, signal)
    searchStore.setState({ summary, threads: found })
  } catch (error) {
    // What is shown stays; the next change asks again.
    if (!isCancelled(error)) notify(`The results could not be brought up to date. ${toAppError(error).message}`, true)
  }
}

/** Begins to keep the results: the list's filters narrow them, and threads change. @returns a function that stops. */
export function followSearch(): () => void {
  let later: number | null = null
  let reading = true
  const stops = [
    queryStore.subscribe((next, before) => {
      const { text: _, ...narrowed } = next.query
      const { text: __, ...narrowedBefore } = before.query
      if (JSON.stringify(narrowed) !== JSON.stringify(narrowedBefore)) again(unfinished)
    }),
    listen('scan.progress', ({ phase }) => {
      const before = reading
      reading = phase !== 'idle' && phase !== 'stopped'
      if (before && !reading) void refresh()
    }),
    listen('threads.changed', () => {
      later ??= window.setTimeout(() => {
        later = null
        // Nobody's results are moved about by threads that change: only what is not complete yet, or not there.
        const { phase, threads } = searchStore.getState()
        if (phase === 'failed') again(unfinished)
        else if (reading || threads.length === 0) void refresh()
      }, REFRESH_MS)
    }),
  ]
  return () => {
    if (later !== null) window.clearTimeout(later)
    stop()
    for (const end of stops) end()
  }
}
