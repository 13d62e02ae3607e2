/** Two threads side by side. */
export { compareThreads } from './actions.ts'
export { ComparePage } from './ComparePage.tsx'
export { compareStore, openCompare, showDifferencesOnly } from './store.ts'
