/** What threads used: tokens over time and by what they were used for. */
import { deferred } from '../../components/deferred.tsx'

export { showUsage, usageStore } from './store.ts'

export const UsagePage = deferred(async () => (await import('./UsagePage.tsx')).UsagePage)
