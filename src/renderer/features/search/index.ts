/** The search in the texts of all threads. */

export { followDeepSearch } from './deep-store.ts'
export { focusSearch } from './SearchField.tsx'
export { SearchPage } from './SearchPage.tsx'
export { followSearch, setSearchText } from './store.ts'
