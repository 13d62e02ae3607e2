import { type KeyboardEvent, useEffect, useId, useState } from 'react'
import type { ThreadKey } from '../../../shared/ipc/contract.ts'
import type { ListedThread } from '../../../shared/thread.ts'
import { ModeBadge } from '../../components/ModeBadge.tsx'
import { Title, Word } from '../../content/Labels.tsx'
import { call, isCancelled } from '../../ipc/client.ts'
import { dayClock } from '../../util/format.ts'
import { keyOf, threadName } from '../../util/same-thread.ts'
import { lastPart } from '../../util/text.ts'
import { homeName, useEngine } from '../engine/index.ts'
import styles from './Sides.module.css'

const ASKED = 8

/** The threads that fit some words, the newest first; null where they cannot be asked for. */
function useMatches(text: string): readonly ListedThread[] | null {
  const [threads, setThreads] = useState<readonly ListedThread[] | null>([])
  useEffect(() => {
    const asking = new AbortController()
    call('threads.list', { query: { text }, offset: 0, limit: ASKED }, asking.signal).then(
      answer => setThreads(answer.threads),
      error => {
        if (!isCancelled(error)) setThreads(null)
      },
    )
    return () => asking.abort()
  }, [text])
  return threads
}

interface ThreadPickerProps {
  readonly label: string
  /** Whether it takes the focus when it appears. */
  readonly focus: boolean
  readonly onChoose: (thread: ThreadKey) => void
}

/** Chooses a thread by some of its words or its id. */
export function ThreadPicker({ label, focus, onChoose }: ThreadPickerProps) {
  const id = useId()
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const homes = useEngine(state => state.homes) ?? []
  // Copies of a thread in several homes are told apart by nothing else.
  const homeText = (homeId: number) => {
    const home = homes.find(one => one.id === homeId)
    return home === undefined ? '' : (homeName(home) ?? lastPart(home.path))
  }
  const threads = useMatches(text.trim())
  const shown = threads ?? []
  const active = Math.min(at, shown.length - 1)
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const chosen = shown[active]
    if (step !== undefined && shown.length > 0) setAt((active + step + shown.length) % shown.length)
    else if (event.key === 'Enter' && chosen !== undefined) onChoose(keyOf(chosen))
    else return
    event.preventDefault()
  }
  return (
    <div className={styles.picker}>
      <input
        className={styles.field}
        type="text"
        role="combobox"
        aria-label={label}
        aria-expanded={shown.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={shown[active] === undefined ? undefined : `${id}-${active}`}
        placeholder="Words of its name, or its id"
        autoComplete="off"
        spellCheck={false}
        maxLength={1000}
        value={text}
        data-testid="thread-picker"
        // biome-ignore lint/a11y/noAutofocus: the page was opened to choose
        autoFocus={focus}
        onChange={event => {
          setText(event.target.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div className={styles.options} role="listbox" id={`${id}-list`} aria-label="Threads">
        {shown.map((thread, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the focus and the keys
          // biome-ignore lint/a11y/useFocusableInteractive: the field has the focus and names the choice
          <div
            key={threadName(keyOf(thread))}
            id={`${id}-${index}`}
            className={styles.option}
            role="option"
            aria-selected={index === active}
            data-testid="thread-option"
            onPointerDown={event => event.preventDefault()}
            onClick={() => onChoose(keyOf(thread))}
          >
            <Title text={thread.name ?? thread.preview} className={styles.optionTitle} />
            <ModeBadge kind={thread.historyMode} raw={thread.skein.historyModeRaw} />
            {homes.length > 1 && <Word className={styles.optionHome} text={homeText(thread.skein.homeId)} />}
            <Word className={styles.small} text={dayClock(thread.updatedAt)} />
          </div>
        ))}
      </div>
      {shown.length === 0 && (
        <p className={styles.small} role="status">
          {threads === null ? 'The threads cannot be asked for now.' : 'No thread is called like this.'}
        </p>
      )}
    </div>
  )
}
