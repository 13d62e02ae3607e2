/** The help. */
export { Help } from './Help.tsx'
export { openHelp } from './store.ts'
