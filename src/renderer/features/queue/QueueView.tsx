import { type ReactNode, useEffect } from 'react'
import type { TriageState } from '../../../shared/ipc/triage.ts'
import layout from '../../components/ListView.module.css'
import { ListPhase } from '../../components/ListView.tsx'
import { Middle, Note } from '../../components/Note.tsx'
import { Toggle } from '../../components/Toggle.tsx'
import { count } from '../../util/format.ts'
import { keyOf } from '../../util/same-thread.ts'
import { useUnread } from '../engine/index.ts'
import { openThread } from '../thread/index.ts'
import { QueueAside } from './QueueAside.tsx'
import { QueueTable } from './QueueTable.tsx'
import { chooseQueue, followQueue, type QueueRow, retryQueue, useQueue } from './store.ts'
import { stateName } from './words.ts'

const STATES: readonly TriageState[] = ['open', 'progress', 'done', 'known']

/** How many threads there are of each state; pressed, only these are shown. */
function States() {
  const chosen = useQueue(({ state }) => state)
  const counts = useQueue(state => state.counts)
  const all = STATES.reduce((sum, state) => sum + counts[state], 0)
  return (
    <fieldset className={layout.choices} data-testid="queue-states">
      <legend className="vh">State</legend>
      {[...STATES, null].map(state => (
        <Toggle
          key={state ?? 'all'}
          on={chosen === state}
          data-testid={`queue-${state ?? 'all'}`}
          onClick={() => chooseQueue(state)}
        >
          {state === null ? 'All' : stateName(state)}{' '}
          <span className={layout.many}>{count(state === null ? all : counts[state])}</span>
        </Toggle>
      ))}
    </fieldset>
  )
}

const EMPTY: Readonly<Record<TriageState | 'all', readonly [title: string, say: string]>> = {
  open: ['Nothing left to look at', 'Every thread with errors or warnings is known, in progress or done.'],
  progress: ['No thread is in progress', 'Say so beside a thread of the queue, or in its diagnostics.'],
  done: ['No thread is done', 'Say so beside a thread of the queue, or in its diagnostics.'],
  known: ['No thread is known', 'A thread is known where all of its problems are marked as known.'],
  all: ['No thread has errors or warnings', 'Threads that you work on would stand here as well.'],
}

function Empty(): ReactNode {
  const state = useQueue(queue => queue.state)
  const unread = useUnread()
  const [title, say] = EMPTY[state ?? 'all']
  if (unread !== null)
    return (
      <Note title={unread} testId="queue-reading">
        <p>There is no thread in this part of the queue so far. What is found appears here.</p>
      </Note>
    )
  return (
    <Note title={title} testId="queue-empty">
      <p>{say}</p>
    </Note>
  )
}

/** The threads with errors or warnings, by how far one is with them. @param onOpen a thread is shown */
export function QueueView({ onOpen }: { readonly onOpen: () => void }): ReactNode {
  const phase = useQueue(state => state.phase)
  const error = useQueue(state => state.error)
  const total = useQueue(state => state.cache.total)
  useEffect(() => followQueue(), [])
  const open = ({ thread }: QueueRow) => openThread({ key: keyOf(thread), listed: thread, tab: 'diagnostics' }, onOpen)
  return (
    <ListPhase phase={phase} error={error} asking="Asking for the queue…" onRetry={retryQueue} errorId="queue-error">
      <div className={layout.parts} data-testid="queue-view">
        <div className={layout.left}>
          <div className={layout.tools}>
            <States />
            <span className={layout.say}>J, K go on and back; 1, 2, 3 set the state; Enter opens</span>
          </div>
          {total === 0 ? (
            <Middle>
              <Empty />
            </Middle>
          ) : (
            <QueueTable onOpen={open} />
          )}
        </div>
        {total > 0 && <QueueAside onOpen={open} />}
      </div>
    </ListPhase>
  )
}
