/** The library: what is listed, by what it is narrowed, and the list itself. */
import { followList } from './list/store.ts'
import { followFacets } from './sidebar/facets-store.ts'

export { filterKeyLines, listKeyLines } from './keys.ts'
export { focusFilter } from './list/Filter.tsx'
export { focusList } from './list/focus.ts'
export { retryList, useList } from './list/store.ts'
export { ThreadList } from './list/ThreadList.tsx'
export { ALL, clearFilters, isFiltered, narrow, queryStore, showView, sortBy } from './query-store.ts'
export { useFacets } from './sidebar/facets-store.ts'
export { Sidebar } from './sidebar/Sidebar.tsx'

/** Begins to keep list and counts. @returns a function that stops. */
export function followThreads(): () => void {
  const stops = [followList(), followFacets()]
  return () => {
    for (const stop of stops) stop()
  }
}
