import { Plus } from 'lucide-react'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { ThreadKey } from '../../../shared/ipc/contract.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { Word } from '../../content/Labels.tsx'
import { call, isCancelled, listen, toAppError } from '../../ipc/client.ts'
import { count, plural } from '../../util/format.ts'
import { fuzzy } from '../../util/fuzzy.ts'
import { addTag, removeTag } from './change.ts'
import { closeTags, useMarks } from './store.ts'
import styles from './TagDialog.module.css'
import { type TagChoice, tagChoices, tagFor } from './tag-choices.ts'

/** Every tag in use with how many of the threads bear it; null until they are known. */
function useChoices(threads: readonly ThreadKey[]): { readonly choices: readonly TagChoice[] | null; error: string } {
  const [choices, setChoices] = useState<readonly TagChoice[] | null>(null)
  const [error, setError] = useState('')
  useEffect(() => {
    const asking = new AbortController()
    const load = async () => {
      try {
        const [all, borne] = await Promise.all([
          call('library.tags', {}, asking.signal),
          call('library.tagsOf', { threads: [...threads] }, asking.signal),
        ])
        setChoices(tagChoices(all.tags, borne.tags))
      } catch (failure) {
        if (!isCancelled(failure)) setError(toAppError(failure).message)
      }
    }
    void load()
    const stop = listen('library.changed', ({ part }) => {
      if (part === 'marks') void load()
    })
    return () => {
      stop()
      asking.abort()
    }
  }, [threads])
  return { choices, error }
}

interface ChoiceProps {
  readonly choice: TagChoice
  readonly threads: readonly ThreadKey[]
}

function Choice({ choice, threads }: ChoiceProps) {
  const { tag, bearers } = choice
  const all = bearers === threads.length
  return (
    <li>
      <label className={styles.choice}>
        <input
          type="checkbox"
          checked={all}
          ref={box => {
            if (box !== null) box.indeterminate = bearers > 0 && !all
          }}
          onChange={() => void (all ? removeTag(threads, tag) : addTag(threads, tag))}
        />
        <Word text={tag} className={styles.word} />
        {threads.length > 1 && bearers > 0 && (
          <span className={styles.count}>
            {count(bearers)} of {count(threads.length)}
          </span>
        )}
      </label>
    </li>
  )
}

function Tagging({ threads }: { readonly threads: readonly ThreadKey[] }) {
  const { choices, error } = useChoices(threads)
  const [wanted, setWanted] = useState('')
  const field = useRef<HTMLInputElement>(null)
  // The dialog has opened by now.
  useEffect(() => field.current?.focus(), [])
  const shown = (choices ?? []).filter(({ tag }) => fuzzy(tag, wanted.trim()) !== null)
  const tag = tagFor(wanted, choices ?? [])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (tag === null) return
    void addTag(threads, tag)
    setWanted('')
  }
  return (
    <Dialog
      title={threads.length === 1 ? 'Tags of this thread' : `Tags of ${plural(threads.length, 'thread')}`}
      width={420}
      onClose={closeTags}
    >
      <div className={styles.body}>
        <form className={styles.form} data-testid="tag-dialog" onSubmit={submit}>
          <input
            className={styles.field}
            type="text"
            aria-label="Name of a tag: looks for one, Enter adds it"
            placeholder="Name of a tag"
            maxLength={50}
            autoComplete="off"
            spellCheck={false}
            value={wanted}
            data-testid="tag-field"
            ref={field}
            onChange={event => setWanted(event.target.value)}
          />
          <Button
            icon={Plus}
            unavailable={tag === null}
            data-testid="tag-add"
            onClick={submit}
            aria-label={tag === null ? 'Add a tag: its name is missing' : `Add the tag ${tag}`}
          >
            Add
          </Button>
        </form>
        {error !== '' && (
          <p className={styles.quiet} role="alert">
            The tags are not known: {error}
          </p>
        )}
        {choices?.length === 0 && <p className={styles.quiet}>No tag is in use yet. Type a name for the first one.</p>}
        <ul className={styles.choices} aria-label="Tags in use">
          {shown.map(choice => (
            <Choice key={choice.tag} choice={choice} threads={threads} />
          ))}
        </ul>
      </div>
    </Dialog>
  )
}

/** Edits tags of one thread or of many, while there are some to edit. */
export function TagDialog() {
  const threads = useMarks(state => state.tagging)
  return threads === null ? null : <Tagging threads={threads} />
}
