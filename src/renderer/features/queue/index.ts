/** The threads to look at, by how far one is with them. */
export { queueCsv } from './csv.ts'
export { problemKeyLines } from './keys.ts'
export { QueueView } from './QueueView.tsx'
export { allQueued } from './store.ts'
