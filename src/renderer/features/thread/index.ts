/** The one thread that the window shows. */
export { findActions, threadActions } from './actions.ts'
export { threadPlace } from './link.ts'
export { openThread } from './open-thread.ts'
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
export { ThreadPane } from './ThreadPane.tsx'
export { visit } from './visit.ts'
