import { useEffect, useRef, useState } from 'react'
import type { ThreadKey } from '../../../shared/ipc/contract.ts'
import { call, toAppError } from '../../ipc/client.ts'
import styles from './MarksPanel.module.css'

interface NoteEditorProps {
  readonly thread: ThreadKey
  /** As it is kept. */
  readonly note: string
}

const PAUSE_MS = 500
const NOTE_ID = 'thread-note'

/** Brings the focus into the note of the shown thread, as soon as it is there. */
export function focusNote(): void {
  const field = document.getElementById(NOTE_ID)
  field?.focus()
  field?.scrollIntoView({ block: 'nearest' })
}

/** The note of a thread. It is kept while one writes; what another window wrote comes in while one does not. */
export function NoteEditor({ thread, note }: NoteEditorProps) {
  const [draft, setDraft] = useState(note)
  const [said, setSaid] = useState('')
  /** What was kept last, or is being kept. */
  const kept = useRef(note)
  const latest = useRef(draft)
  latest.current = draft
  const saving = useRef(0)

  useEffect(() => {
    // What was kept before what is being kept now is told late.
    if (saving.current > 0) return
    if (latest.current === kept.current) setDraft(note)
    kept.current = note
  }, [note])

  const keep = () => {
    const text = latest.current
    if (text === kept.current) return
    const before = kept.current
    kept.current = text
    saving.current += 1
    call('library.note', { thread, note: text })
      .then(
        () => setSaid('Saved'),
        error => {
          // It is tried again with the next letter.
          kept.current = before
          setSaid(`Not saved: ${toAppError(error).message}`)
        },
      )
      .finally(() => {
        saving.current -= 1
      })
  }
  const keepNow = useRef(keep)
  keepNow.current = keep
  // biome-ignore lint/correctness/useExhaustiveDependencies: each letter begins the pause anew
  useEffect(() => {
    const timer = window.setTimeout(() => keepNow.current(), PAUSE_MS)
    return () => window.clearTimeout(timer)
  }, [draft])
  // Whoever goes to another thread in the middle of a word has written it all the same.
  useEffect(() => () => keepNow.current(), [])

  return (
    <>
      <textarea
        id={NOTE_ID}
        className={styles.note}
        aria-label="Note on this thread"
        placeholder="A note on this thread, for yourself"
        rows={3}
        maxLength={100_000}
        value={draft}
        data-testid="note"
        onChange={event => {
          setDraft(event.target.value)
          setSaid('')
        }}
        onBlur={keep}
      />
      <p className={styles.said} role="status" data-testid="note-state">
        {said}
      </p>
    </>
  )
}
