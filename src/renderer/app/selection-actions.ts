import { bundleThreads } from '../features/bundle/index.ts'
import { compareThreads } from '../features/compare/index.ts'
import { markActions } from '../features/marks/index.ts'
import { copyIds, type SelectionAction, selectAll, selectedThreads } from '../features/threads/index.ts'
import type { Action } from '../util/action.ts'

/** Everything that can be done with several threads of the list at once, in the order of the bar and its menu. */
export const selectionActions: readonly SelectionAction[] = [...markActions, copyIds, bundleThreads, compareThreads]

/** The same for the palette. */
export const selectionInPalette: readonly Action[] = [
  {
    id: 'select-all',
    name: 'Select all threads of the list',
    group: 'Anywhere',
    keys: [],
    why: () => null,
    run: () => void selectAll(),
  },
  ...selectionActions.map(({ id, wholeName, run }) => ({
    id: `selection-${id}`,
    name: wholeName,
    group: 'Anywhere',
    keys: [],
    why: () => (selectedThreads().length === 0 ? 'select threads first' : null),
    run: () => run(selectedThreads()),
  })),
]
