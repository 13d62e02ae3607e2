import { Pin, PinOff, Tag } from 'lucide-react'
import type { SelectionAction } from '../threads/index.ts'
import { pin } from './change.ts'
import { openTags } from './store.ts'

/** What can be made of several threads at once. */
export const markActions: readonly SelectionAction[] = [
  {
    id: 'pin',
    name: 'Pin',
    wholeName: 'Pin the selected threads',
    icon: Pin,
    primary: true,
    run: threads => void pin(threads, true),
  },
  {
    id: 'tag',
    name: 'Tags…',
    wholeName: 'Edit the tags of the selected threads…',
    icon: Tag,
    primary: true,
    run: openTags,
  },
  {
    id: 'unpin',
    name: 'Unpin',
    wholeName: 'Unpin the selected threads',
    icon: PinOff,
    primary: false,
    run: threads => void pin(threads, false),
  },
]
