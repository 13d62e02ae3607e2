/** The search in the texts of all threads. */

export { focusSearch } from './SearchField.tsx'
export { SearchPage } from './SearchPage.tsx'
export { followSearch, setSearchText } from './store.ts'
