import { type ReactNode, useCallback, useEffect, useState } from 'react'
import type { ThreadKey } from '../../../shared/ipc/contract.ts'
import type { AppError } from '../../../shared/ipc/result.ts'
import { Button, LinkButton } from '../../components/Button.tsx'
import { Later } from '../../components/Later.tsx'
import { ListMiddle } from '../../components/ListView.tsx'
import { ModeBadge } from '../../components/ModeBadge.tsx'
import { Note } from '../../components/Note.tsx'
import { Trouble } from '../../components/Trouble.tsx'
import { PathText, Title, Word } from '../../content/Labels.tsx'
import { call, isCancelled, toAppError } from '../../ipc/client.ts'
import { exact, plural } from '../../util/format.ts'
import { showPage } from '../pages/index.ts'
import { focusThread, showTab, showThread } from '../thread/index.ts'
import { useQuery } from '../threads/index.ts'
import styles from './EndedView.module.css'
import { type EndedGroup, type EndedGroups, MOST_GROUPS } from './ended.ts'
import { useProblems } from './store.ts'

const PAGE = 50

function Rows({ group, onThread }: { readonly group: EndedGroup; readonly onThread: (key: ThreadKey) => void }) {
  const { homeId, at, total, threads } = group
  const more = total - threads.length
  return (
    <tbody data-testid="ended-group">
      <tr className={styles.group}>
        <th scope="rowgroup" colSpan={4}>
          {exact(at / 1000)} <span className={styles.many}>{plural(total, 'thread')}</span>
        </th>
      </tr>
      {threads.map(({ id, title, release, project, mode }) => (
        <tr key={id}>
          <th scope="row" className={styles.thread}>
            <LinkButton onClick={() => onThread({ homeId, id })}>
              <Title text={title} />
            </LinkButton>
          </th>
          <td className={styles.project}>
            <PathText path={project} />
          </td>
          <td>
            <ModeBadge kind={mode} />
          </td>
          <td>{release === '' ? '–' : <Word text={release} />}</td>
        </tr>
      ))}
      {more > 0 && (
        <tr>
          <td colSpan={4} className={styles.quiet}>
            and {plural(more, 'more thread')}
          </td>
        </tr>
      )}
    </tbody>
  )
}

/** Threads that ended within the same second: together they tell of a crash or a shutdown. @param onOpen a thread is shown */
export function EndedView({ onOpen }: { readonly onOpen: () => void }): ReactNode {
  const homes = useQuery(state => state.query.homes)
  // A new summary says that something was read.
  const summary = useProblems(state => state.summary)
  const [found, setFound] = useState<EndedGroups | null>(null)
  const [error, setError] = useState<AppError | null>(null)
  const [wanted, setWanted] = useState(PAGE)
  const [attempt, setAttempt] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was read since, and another attempt, ask again
  useEffect(() => {
    const asking = new AbortController()
    call('doctor.ended', { homes: [...homes], offset: 0, limit: wanted }, asking.signal).then(
      answer => {
        setFound(answer)
        setError(null)
      },
      (thrown: unknown) => {
        if (!isCancelled(thrown)) setError(toAppError(thrown))
      },
    )
    return () => asking.abort()
  }, [homes, summary, wanted, attempt])
  const onThread = useCallback(
    (key: ThreadKey) => {
      showPage('threads')
      showThread(key, null)
      showTab('diagnostics')
      focusThread()
      onOpen()
    },
    [onOpen],
  )
  if (error !== null)
    return (
      <ListMiddle>
        <Trouble error={error} onRetry={() => setAttempt(attempt + 1)} />
      </ListMiddle>
    )
  if (found === null)
    return (
      <ListMiddle>
        <Later>
          <p className={styles.quiet}>Comparing how threads end…</p>
        </Later>
      </ListMiddle>
    )
  if (found.total === 0)
    return (
      <ListMiddle>
        <Note title="No threads ended together" testId="ended-none">
          <p>No two threads of a home have their last record in the same second.</p>
        </Note>
      </ListMiddle>
    )
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by keyboard
    <div className={styles.frame} tabIndex={0}>
      <p className={styles.say} data-testid="ended-say">
        In {plural(found.total, 'second')}, {plural(found.threads, 'thread')} ended together: what a crash or a shutdown
        takes down, it takes down at once. Sub-agents may also end with the thread that asked them.
      </p>
      <table className={styles.table} data-testid="ended-groups">
        <caption className="vh">Threads that ended in the same second, the latest first</caption>
        <thead>
          <tr>
            <th scope="col">Thread</th>
            <th scope="col">Project</th>
            <th scope="col">Mode</th>
            <th scope="col">Release</th>
          </tr>
        </thead>
        {found.groups.map(group => (
          <Rows key={`${group.homeId} ${group.at}`} group={group} onThread={onThread} />
        ))}
      </table>
      {found.total > found.groups.length && wanted < MOST_GROUPS && (
        <Button data-testid="more-ended" onClick={() => setWanted(Math.min(MOST_GROUPS, wanted + PAGE))}>
          Show more
        </Button>
      )}
    </div>
  )
}
