/** What failed, across threads. */

export { failuresCsv } from './csv.ts'
export { FailuresView } from './FailuresView.tsx'
export { allFailures } from './store.ts'
