import type { KeyLine } from '../../util/action.ts'

const group = 'Search'
/** The keys of the search, as the shortcut sheet names them; the field has the focus all the while. */
export const searchKeyLines: readonly KeyLine[] = [
  { group, name: 'Next, previous hit', keys: ['ArrowDown', 'ArrowUp'] },
  { group, name: 'Page of hits down, up', keys: ['PageDown', 'PageUp'] },
  { group, name: 'Go on reading at the hit', keys: ['Enter'] },
  { group, name: 'Pin the thread of the hit, or take its pin away', keys: ['Alt+P'] },
  { group, name: 'Search the files for more', keys: ['Alt+Enter'] },
  { group, name: 'Into what is offered while one types', keys: ['Alt+ArrowDown'] },
  { group, name: 'Take the first of it', keys: ['Tab'] },
  { group, name: 'Clear the field, then back to the list', keys: ['Escape'] },
]
