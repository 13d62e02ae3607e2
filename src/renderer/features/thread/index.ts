/** The one thread that the window shows. */
import { deferred } from '../../components/deferred.tsx'

export { findActions, threadActions } from './actions.ts'
export { threadPlace } from './link.ts'
export { openOnMap, openThread } from './open-thread.ts'
export {
  endFind,
  findThreadById,
  focusThread,
  followThread,
  showRecord,
  showTab,
  showThread,
  threadStore,
  useThread,
} from './store.ts'
export { visit } from './visit.ts'

export const ThreadPane = deferred(async () => (await import('./ThreadPane.tsx')).ThreadPane)
