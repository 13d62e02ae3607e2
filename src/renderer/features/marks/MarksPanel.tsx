import { Pin, PinOff } from 'lucide-react'
import type { ThreadKey } from '../../../shared/ipc/contract.ts'
import { Button } from '../../components/Button.tsx'
import { threadName } from '../../util/same-thread.ts'
import { togglePin } from './change.ts'
import styles from './MarksPanel.module.css'
import { NoteEditor } from './NoteEditor.tsx'
import { useMarks, useShownMarks } from './store.ts'
import { TagChips } from './TagChips.tsx'

/** Pin, tags and note of the shown thread, to be changed. They work for threads that stay closed, too. */
export function MarksPanel({ thread }: { readonly thread: ThreadKey }) {
  const marks = useShownMarks(thread)
  const error = useMarks(state => state.error)
  if (marks === null) {
    return (
      <p className={styles.quiet}>{error === null ? 'Asking for them…' : `They are not known: ${error.message}`}</p>
    )
  }
  return (
    <div className={styles.panel} data-testid="marks">
      <div className={styles.line}>
        <Button
          icon={marks.pinned ? PinOff : Pin}
          data-testid="panel-pin"
          aria-pressed={marks.pinned}
          onClick={() => togglePin(thread)}
        >
          {marks.pinned ? 'Unpin' : 'Pin'}
        </Button>
        <TagChips thread={thread} tags={marks.tags} />
      </div>
      <NoteEditor key={threadName(thread)} thread={thread} note={marks.note} />
    </div>
  )
}
