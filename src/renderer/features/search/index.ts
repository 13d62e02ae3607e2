/** The search in the texts of all threads. */

export { followDeepSearch } from './deep-store.ts'
export { searchKeyLines } from './keys.ts'
export { SaveDialog } from './SaveDialog.tsx'
export { SaveListTool } from './SaveTool.tsx'
export { focusSearch } from './SearchField.tsx'
export { SearchPage } from './SearchPage.tsx'
export {
  followSearches,
  nameSearch,
  openSaved,
  removeSearch,
  type SavedSearch,
  soughtInList,
  soughtInTexts,
  useSearches,
} from './saved-store.ts'
export { followSearch, lookFor, searchStore, setSearchText } from './store.ts'
