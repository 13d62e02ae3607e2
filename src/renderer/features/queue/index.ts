/** The threads to look at, by how far one is with them. */
import { deferred } from '../../components/deferred.tsx'

export { queueCsv } from './csv.ts'
export { problemKeyLines } from './keys.ts'
export { allQueued, chooseQueue, queueStore } from './store.ts'

export const QueueView = deferred(async () => (await import('./QueueView.tsx')).QueueView)
