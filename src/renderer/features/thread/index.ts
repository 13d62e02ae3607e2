/** The one thread that the window shows. */
export {
  endFind,
  findInThread,
  findOn,
  focusThread,
  followThread,
  goBack,
  goForward,
  showThread,
  showThreadById,
  threadStore,
  useThread,
} from './store.ts'
export { ThreadPane } from './ThreadPane.tsx'
export { type Visit, visit } from './visit.ts'
