import { Columns2 } from 'lucide-react'
import { notify } from '../notice/index.ts'
import type { SelectionAction } from '../threads/index.ts'
import { openCompare } from './store.ts'

/** Shows two threads side by side. */
export const compareThreads: SelectionAction = {
  id: 'compare',
  name: 'Compare',
  wholeName: 'Compare the two selected threads',
  icon: Columns2,
  primary: false,
  run: ([a, b, ...more]) => {
    if (a !== undefined && b !== undefined && more.length === 0) openCompare(a, b)
    else notify('Select exactly two threads to compare them', true)
  },
}
