import { problemKeyLines } from '../features/queue/index.ts'
import { rawKeyLines } from '../features/raw/index.ts'
import { searchKeyLines } from '../features/search/index.ts'
import { findActions, threadActions } from '../features/thread/index.ts'
import { filterKeyLines, listKeyLines } from '../features/threads/index.ts'
import { timelineKeyLines } from '../features/timeline/index.ts'
import { type Action, sheetOf } from '../util/action.ts'
import { anywhereActions } from './anywhere-actions.ts'
import { selectionInPalette } from './selection-actions.ts'

/** Keys that work wherever the focus is. */
export const windowKeys: readonly Action[] = [...anywhereActions, ...findActions]

/** Everything that can be done. */
export const actions: readonly Action[] = [...threadActions, ...anywhereActions, ...selectionInPalette]

/** The sheet of shortcuts. */
export const sheet = sheetOf([
  ...anywhereActions.filter(action => action.group === 'Anywhere'),
  ...listKeyLines,
  ...filterKeyLines,
  ...searchKeyLines,
  ...problemKeyLines,
  ...anywhereActions.filter(action => action.group === 'Thread'),
  ...threadActions,
  ...timelineKeyLines,
  ...rawKeyLines,
])
