/** The library: what is listed, by what it is narrowed, and the list itself. */
import { followList } from './list/store.ts'
import { followSelection } from './selection/store.ts'
import { followFacets } from './sidebar/facets-store.ts'

export { followHomes, followReading } from './follow-homes.ts'
export { filterKeyLines, listKeyLines } from './keys.ts'
export { allListed } from './list/all-listed.ts'
export { focusFilter } from './list/Filter.tsx'
export { focusList } from './list/focus.ts'
export { retryList, untilListed, useList } from './list/store.ts'
export { ThreadList } from './list/ThreadList.tsx'
export { ALL, clearFilters, isFiltered, narrow, queryStore, showView, sortBy, useQuery } from './query-store.ts'
export type { SelectionAction } from './selection/action.ts'
export { copyIds } from './selection/copy-ids.ts'
export { clearSelection, selectAll, selectedThreads } from './selection/store.ts'
export { useFacets } from './sidebar/facets-store.ts'
export type { SavedEntry } from './sidebar/Saved.tsx'
export { Sidebar } from './sidebar/Sidebar.tsx'
export { sourceName } from './words.ts'

/** Begins to keep list and counts. @returns a function that stops. */
export function followThreads(): () => void {
  const stops = [followList(), followSelection(), followFacets()]
  return () => {
    for (const stop of stops) stop()
  }
}
