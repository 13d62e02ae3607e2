import { Search } from 'lucide-react'
import { type ReactNode, useEffect } from 'react'
import type { FailedThread } from '../../../shared/ipc/failures.ts'
import { Button } from '../../components/Button.tsx'
import { Icon } from '../../components/Icon.tsx'
import layout from '../../components/ListView.module.css'
import { ListPhase } from '../../components/ListView.tsx'
import { Middle, Note } from '../../components/Note.tsx'
import { Toggle } from '../../components/Toggle.tsx'
import { count, plural } from '../../util/format.ts'
import { useUnread } from '../engine/index.ts'
import { showPage } from '../pages/index.ts'
import { visit } from '../thread/index.ts'
import { knownFailuresIn, useTriage } from '../triage/index.ts'
import { FailureAside } from './FailureAside.tsx'
import styles from './FailuresView.module.css'
import { FailureTable } from './FailureTable.tsx'
import { chooseFailures, followFailures, retryFailures, useFailures } from './store.ts'
import { KINDS } from './words.ts'

/** How many failures there are of each kind; pressed, the others are left out. */
function Kinds() {
  const kinds = useFailures(state => state.kinds)
  const chosen = useFailures(state => state.choice.kind)
  return (
    <fieldset className={layout.choices}>
      <legend className="vh">Kinds</legend>
      {KINDS.map(({ kind, names }) => {
        const many = kinds.find(one => one.kind === kind)?.failures ?? 0
        if (many === 0 && chosen !== kind) return null
        return (
          <Toggle
            key={kind}
            on={chosen === kind}
            data-testid={`failure-kind-${kind}`}
            onClick={() => chooseFailures({ kind: chosen === kind ? null : kind })}
          >
            {names} <span className={layout.many}>{count(many)}</span>
          </Toggle>
        )
      })}
    </fieldset>
  )
}

/** Failures that are known are left out; pressed, nothing else is shown. */
function KnownOnes() {
  const many = useTriage(state => knownFailuresIn(state.entries).length)
  const on = useFailures(state => state.choice.known)
  if (many === 0 && !on) return null
  return (
    <Toggle on={on} data-testid="show-known-failures" onClick={() => chooseFailures({ kind: null, known: !on })}>
      {count(many)} known
    </Toggle>
  )
}

function Words() {
  const text = useFailures(state => state.choice.text)
  return (
    <label className={styles.words}>
      <Icon of={Search} size={12} />
      <span className="vh">Words in the failures</span>
      <input
        type="search"
        className={styles.field}
        placeholder="Words in them"
        value={text}
        maxLength={200}
        data-testid="failure-words"
        onChange={event => chooseFailures({ text: event.target.value })}
        onKeyDown={event => {
          if (event.key !== 'Escape' || text === '') return
          chooseFailures({ text: '' })
          event.stopPropagation()
        }}
      />
    </label>
  )
}

/** What the counts are of: an answer that is not whole must not look like one. */
function Reach() {
  const { read, waiting, notOpened } = useFailures(state => state.threads)
  const total = useFailures(state => state.cache.total)
  const failures = useFailures(state => state.failures)
  return (
    <p className={layout.say} role="status" data-testid="failures-reach">
      {plural(failures, 'failure')} · {plural(total, 'fingerprint')} · {plural(read, 'thread')} read
      {waiting > 0 && `, ${count(waiting)} still to be read`}
      {notOpened > 0 && `, ${count(notOpened)} not opened`}
    </p>
  )
}

function Nothing(): ReactNode {
  const { kind, text, known } = useFailures(state => state.choice)
  const { read, waiting, notOpened } = useFailures(state => state.threads)
  const unread = useUnread()
  const marked = useTriage(state => knownFailuresIn(state.entries).length)
  if (known || kind !== null || text.trim() !== '')
    return (
      <Note
        title={known && marked === 0 ? 'No failure is known' : 'None like this'}
        testId="failures-none-like-this"
        acts={<Button onClick={() => chooseFailures({ kind: null, text: '', known: false })}>Show all</Button>}
      />
    )
  if (unread !== null || waiting > 0)
    return (
      <Note title={unread ?? 'Not every thread was read'} testId="failures-reading">
        <p>
          Nothing has failed so far, in {plural(read, 'thread')}. What is found appears here while threads are read.
        </p>
      </Note>
    )
  if (marked > 0)
    return (
      <Note title="Nothing else failed" testId="failures-none">
        <p>All that failed in {plural(read, 'thread')} is known.</p>
      </Note>
    )
  return (
    <Note title="Nothing failed" testId="failures-none">
      <p>
        No command, tool or turn failed in {plural(read, 'thread')}.
        {notOpened > 0 && ` Of ${plural(notOpened, 'thread')} that Skein does not open, nothing is known.`}
      </p>
    </Note>
  )
}

/** What failed, across threads: error texts without names and numbers, since which release. @param onOpen a thread is shown */
export function FailuresView({ onOpen }: { readonly onOpen: () => void }): ReactNode {
  const phase = useFailures(state => state.phase)
  const error = useFailures(state => state.error)
  const total = useFailures(state => state.cache.total)
  useEffect(() => followFailures(), [])
  const open = ({ homeId, id, line }: FailedThread) => {
    showPage('threads')
    visit({ key: { homeId, id }, listed: null, line, find: null, focus: true })
    onOpen()
  }
  return (
    <ListPhase phase={phase} error={error} asking="Counting failures…" onRetry={retryFailures} errorId="failures-error">
      <div className={layout.parts} data-testid="failures-view">
        <div className={layout.left}>
          <div className={layout.tools}>
            <Kinds />
            <KnownOnes />
            <Words />
            <Reach />
          </div>
          {total === 0 ? (
            <Middle>
              <Nothing />
            </Middle>
          ) : (
            <FailureTable onOpen={failure => open(failure.example)} />
          )}
        </div>
        {total > 0 && <FailureAside onOpen={open} />}
      </div>
    </ListPhase>
  )
}
