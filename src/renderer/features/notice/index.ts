/** What is said for a moment of something that was done, and where it is seen. */
export { NoticeLine } from './NoticeLine.tsx'
export { notify, notifyWritten, rememberWritten } from './notice.ts'
export { lastWritten, revealWritten } from './reveal.ts'
export { saveTable } from './save-table.ts'
