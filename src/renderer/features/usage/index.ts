/** What threads used: tokens over time and by what they were used for. */
export { showUsage, usageStore } from './store.ts'
export { UsagePage } from './UsagePage.tsx'
