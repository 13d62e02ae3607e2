import { nameSearch, openSaved, removeSearch, type SavedSearch, useSearches } from '../features/search/index.ts'
import { focusList, type SavedEntry } from '../features/threads/index.ts'
import { type Action, SAVED_GROUP } from '../util/action.ts'
import { showSingle } from './shell-store.ts'

function open(search: SavedSearch): void {
  openSaved(search)
  showSingle('list')
  if (search.text === '') requestAnimationFrame(focusList)
}

/** The saved searches for the sidebar. */
export function useSavedEntries(): readonly SavedEntry[] {
  const counts = useSearches(state => state.counts)
  return useSearches(state => state.saved).map(search => ({
    id: search.id,
    name: search.name,
    threads: counts.get(search.id) ?? null,
    open: () => open(search),
    rename: () => nameSearch(search),
    remove: () => removeSearch(search),
  }))
}

/** The same for the palette. */
export function useSavedActions(): readonly Action[] {
  return useSearches(state => state.saved).map(search => ({
    id: `saved-${search.id}`,
    name: search.name,
    group: SAVED_GROUP,
    keys: [],
    also: 'saved search',
    why: () => null,
    run: () => open(search),
  }))
}
