import clsx from 'clsx'
import { PanelRightOpen } from 'lucide-react'
import { useMemo } from 'react'
import { Button } from '../../components/Button.tsx'
import layout from '../../components/ListView.module.css'
import { SeverityIcon } from '../../components/SeverityIcon.tsx'
import { Title } from '../../content/Labels.tsx'
import { count } from '../../util/format.ts'
import { keyOf } from '../../util/same-thread.ts'
import { severityNames } from '../../util/severity-names.ts'
import { MarksPanel, useFollowedMarks } from '../marks/index.ts'
import { knownBy, StateChoice, setTriage, useTriage } from '../triage/index.ts'
import styles from './QueueAside.module.css'
import { activeQueued, type QueueRow, useQueue } from './store.ts'

function Checks({ row: { thread, checks } }: { readonly row: QueueRow }) {
  const entries = useTriage(state => state.entries)
  const { homeId, id } = keyOf(thread)
  if (checks.length === 0) return <p className={styles.quiet}>Nothing is wrong with it, or not any more.</p>
  return (
    <ul className={styles.checks} data-testid="queued-checks">
      {checks.map(({ check, title, severity, count: many }) => {
        const problem = { check, homeId, threadId: id }
        const [by] = knownBy(entries, problem)
        const mark = () =>
          by === undefined
            ? setTriage(problem, 'known', `${title} is known in this thread`)
            : setTriage(by, 'open', `${title} is not known any more`)
        return (
          <li key={check} data-known={by !== undefined}>
            <SeverityIcon of={severity} label={severityNames[severity].name} />
            <span className={styles.title}>
              {title} <span className={styles.quiet}>{count(many)}</span>
            </span>
            <button
              type="button"
              className={styles.known}
              aria-pressed={by !== undefined}
              aria-label={`${title}: known`}
              data-testid="queued-known"
              data-check={check}
              onClick={() => void mark()}
            >
              Known
            </button>
          </li>
        )
      })}
    </ul>
  )
}

/** The active thread of the queue: how far one is with it, what is wrong with it, tags and note. */
export function QueueAside({ onOpen }: { readonly onOpen: (row: QueueRow) => void }) {
  const row = useQueue(activeQueued)
  const homeId = row?.thread.skein.homeId
  const id = row?.thread.id
  const key = useMemo(() => (homeId === undefined || id === undefined ? null : { homeId, id }), [homeId, id])
  useFollowedMarks(key)
  if (row === undefined || key === null)
    return <aside className={clsx(layout.aside, styles.aside)} aria-label="The chosen thread" />
  return (
    <aside
      className={clsx(layout.aside, styles.aside)}
      aria-label="The chosen thread"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by keyboard
      tabIndex={0}
      data-testid="queue-aside"
      data-thread-id={key.id}
    >
      <h2 className={styles.name}>
        <Title text={row.thread.name ?? row.thread.preview} />
      </h2>
      <StateChoice threadKey={key} />
      <section>
        <h3>What is wrong</h3>
        <Checks row={row} />
      </section>
      <section>
        <h3>Tags and note</h3>
        <MarksPanel thread={key} />
      </section>
      <Button kind="primary" icon={PanelRightOpen} data-testid="open-queued" onClick={() => onOpen(row)}>
        Show the diagnostics
      </Button>
    </aside>
  )
}
