import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Out } from '../../../shared/ipc/contract.ts'
import type { ThreadQuery } from '../../../shared/ipc/query.ts'
import { call, isCancelled, listen, whenEngineIsBack } from '../../ipc/client.ts'
import { gather } from '../../util/gather.ts'
import { changeLibrary } from '../marks/index.ts'
import { showPage } from '../pages/index.ts'
import { queryStore } from '../threads/index.ts'
import { countSaved } from './saved-counts.ts'
import { searchStore, setSearchText } from './store.ts'

export type SavedSearch = Out<'library.savedSearches'>['searches'][number]

/** What one looks for: a text in all threads, or with an empty one the list itself; and what it is narrowed by. */
export interface Sought {
  readonly text: string
  readonly filter: ThreadQuery
}

interface SearchesState {
  readonly saved: readonly SavedSearch[]
  /** Threads that each finds, by its number, as far as they have been counted. */
  readonly counts: ReadonlyMap<number, number>
  /** The latest first. */
  readonly recent: readonly string[]
  /** What is being named; null while nothing is. */
  readonly naming: Sought | SavedSearch | null
}

export const searchesStore = createStore<SearchesState>(() => ({
  saved: [],
  counts: new Map(),
  recent: [],
  naming: null,
}))

/** Saved and recent searches, or a part of it. */
export function useSearches<T>(select: (state: SearchesState) => T): T {
  return useStore(searchesStore, select)
}

/** What is looked for on the page of the search. */
export function soughtInTexts(): Sought {
  return { text: searchStore.getState().text.trim(), filter: { ...queryStore.getState().query, text: '' } }
}

/** What the list shows. */
export function soughtInList(): Sought {
  return { text: '', filter: queryStore.getState().query }
}

/** Whether two look for the same, in whatever order their choices were made. */
function sameSought(a: Sought, b: Sought): boolean {
  const plain = ({ text, filter }: Sought) =>
    JSON.stringify([
      text,
      Object.entries(filter)
        .sort(([x], [y]) => x.localeCompare(y))
        .map(sorted),
    ])
  return plain(a) === plain(b)
}

function sorted([key, value]: [string, unknown]): unknown {
  return [key, Array.isArray(value) ? [...value].sort() : value]
}

/** The saved search that looks for this; undefined for none. */
export function savedAs(sought: Sought): SavedSearch | undefined {
  return searchesStore.getState().saved.find(one => sameSought(one, sought))
}

/** Goes to a saved search: to its hits, or where it has no words to the list. */
export function openSaved({ text, filter }: Sought): void {
  queryStore.setState({ query: filter })
  if (text === '') {
    showPage('threads')
    return
  }
  setSearchText(text)
  showPage('search')
}

/** Asks for the name under which to save; of one that is saved, for another name. */
export function nameSearch(sought: Sought): void {
  searchesStore.setState({ naming: savedAs(sought) ?? sought })
}

export function endNaming(): void {
  searchesStore.setState({ naming: null })
}

/** Saves under a name, or gives what is saved that name. */
export function keepSearch(what: Sought | SavedSearch, name: string): void {
  if ('id' in what) void changeLibrary('library.renameSearch', { id: what.id, name }, `Renamed to ${name}`)
  else void changeLibrary('library.saveSearch', { name, text: what.text, filter: what.filter }, `Saved as ${name}`)
}

export function removeSearch({ id, name }: SavedSearch): void {
  void changeLibrary('library.removeSearch', { id }, `${name} removed`)
}

/** Remembers what was looked for, when something was done with what was found. */
export function rememberSearch(): void {
  const text = searchStore.getState().text.trim()
  if (text === '' || text === searchesStore.getState().recent[0]) return
  // Where the library cannot be used there is nothing recent, and nothing else fails.
  call('library.addRecentSearch', { text }).catch(() => undefined)
}

async function load(): Promise<void> {
  try {
    const [{ searches }, recent] = await Promise.all([
      call('library.savedSearches', {}),
      call('library.recentSearches', {}),
    ])
    searchesStore.setState({ saved: searches, recent: recent.searches })
    await recount()
  } catch (error) {
    // The settings say what is the matter with the library.
    if (!isCancelled(error)) searchesStore.setState({ saved: [], recent: [] })
  }
}

/** Threads change often while files are read: their counts may be some seconds old. */
const COUNT_MS = 3000

/** Where the counts are seen. */
export interface CountsPlace {
  readonly isSeen: () => boolean
  /** Tells when that may have changed. @returns a function that stops. */
  readonly follow: (changed: () => void) => () => void
}

let isSeen = () => true
/** Whether what is shown may be out of date, since nobody saw it. */
let due = false

/** Counts anew; while nobody sees the counts, as soon as somebody does. */
async function recount(): Promise<void> {
  due = !isSeen()
  if (!due) await countSaved(searchesStore.getState().saved, counts => searchesStore.setState({ counts }))
}

/** Begins to keep saved and recent searches. @returns a function that stops. */
export function followSearches(place: CountsPlace): () => void {
  isSeen = place.isSeen
  const counts = gather(COUNT_MS, () => void recount())
  const stops = [
    counts.stop,
    place.follow(() => {
      if (due) void recount()
    }),
    listen('threads.changed', counts.ask),
    listen('library.changed', ({ part }) => {
      if (part === 'savedSearches' || part === 'recentSearches') void load()
    }),
    // Homes that are opened or closed change what the filters of saved searches mean.
    listen('threads.changed', () => {
      if (searchesStore.getState().saved.some(({ filter }) => filter.homes.length > 0)) void load()
    }),
    whenEngineIsBack(() => void load()),
  ]
  void load()
  return () => {
    for (const stop of stops) stop()
  }
}
