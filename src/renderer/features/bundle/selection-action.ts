import { Package } from 'lucide-react'
import type { SelectionAction } from '../threads/index.ts'
import { openBundle } from './store.ts'

/** Shows what a bundle of the threads would hold, and writes it. */
export const bundleThreads: SelectionAction = {
  id: 'bundle',
  name: 'Bundle…',
  wholeName: 'Bundle the selected threads…',
  icon: Package,
  primary: true,
  run: openBundle,
}
