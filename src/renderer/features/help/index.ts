/** The help. */
export { Help } from './Help.tsx'
export { helpStore, openHelp } from './store.ts'
