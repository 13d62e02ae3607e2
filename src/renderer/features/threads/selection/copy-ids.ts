import { Hash } from 'lucide-react'
import { announce } from '../../../util/announce.ts'
import { copyText } from '../../../util/clipboard.ts'
import { plural } from '../../../util/format.ts'
import type { SelectionAction } from './action.ts'

/** Puts the ids of the threads on the clipboard, one a line. */
export const copyIds: SelectionAction = {
  id: 'copy-ids',
  name: 'Copy ids',
  wholeName: 'Copy the ids of the selected threads',
  icon: Hash,
  primary: true,
  run: threads => {
    void copyText(threads.map(({ id }) => id).join('\n')).then(copied => {
      announce(copied ? `${plural(threads.length, 'id')} copied` : 'The ids could not be copied')
    })
  },
}
