import type { KeyLine } from '../../util/action.ts'

const group = 'Problems'
/** The keys of the page of problems, as the shortcut sheet names them. */
export const problemKeyLines: readonly KeyLine[] = [
  { group, name: 'Next, previous row', keys: ['ArrowDown', 'ArrowUp'] },
  { group, name: 'Go to what the row is about', keys: ['Enter'] },
  { group, name: 'Queue: next, previous thread', keys: ['J', 'K'] },
  { group, name: 'Queue: open, in progress, done', keys: ['1', '2', '3'] },
]
