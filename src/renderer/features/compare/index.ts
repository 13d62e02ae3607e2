/** Two threads, their heads, or two homes side by side. */
export { compareThreads } from './actions.ts'
export { ComparePage } from './ComparePage.tsx'
export { compareStore, openCompare, openCompareHomes, showDifferencesOnly } from './store.ts'
