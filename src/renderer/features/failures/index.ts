/** What failed, across threads. */
import { deferred } from '../../components/deferred.tsx'

export { failuresCsv } from './csv.ts'
export { activeFailure, allFailures, chooseFailures, failuresStore } from './store.ts'

export const FailuresView = deferred(async () => (await import('./FailuresView.tsx')).FailuresView)
