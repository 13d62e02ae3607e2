/** Two threads, their heads, or two homes side by side. */
import { deferred } from '../../components/deferred.tsx'

export { compareThreads } from './actions.ts'
export { compareStore, openCompare, openCompareHomes, showDifferencesOnly } from './store.ts'

export const ComparePage = deferred(async () => (await import('./ComparePage.tsx')).ComparePage)
