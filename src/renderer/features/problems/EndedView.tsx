import { type ReactNode, useCallback, useState } from 'react'
import type { ThreadKey } from '../../../shared/ipc/contract.ts'
import { Button } from '../../components/Button.tsx'
import { Later } from '../../components/Later.tsx'
import { ModeBadge } from '../../components/ModeBadge.tsx'
import { Middle, Note } from '../../components/Note.tsx'
import { Trouble } from '../../components/Trouble.tsx'
import { PathText, Word } from '../../content/Labels.tsx'
import { useAnswer } from '../../ipc/use-answer.ts'
import { exact, plural } from '../../util/format.ts'
import { useUnread } from '../engine/index.ts'
import { ThreadLink } from '../tables/index.ts'
import { openThread } from '../thread/index.ts'
import { useQuery } from '../threads/index.ts'
import styles from './EndedView.module.css'
import { type EndedGroup, MOST_GROUPS } from './ended.ts'

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
            <ThreadLink title={title} onOpen={() => onThread({ homeId, id })} />
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
  const [wanted, setWanted] = useState(PAGE)
  const unread = useUnread()
  const request = { homes: [...homes], offset: 0, limit: wanted }
  const { answer: found, error, again } = useAnswer('doctor.ended', request)
  const onThread = useCallback((key: ThreadKey) => openThread({ key, tab: 'diagnostics' }, onOpen), [onOpen])
  if (error !== null)
    return (
      <Middle>
        <Trouble error={error} onRetry={again} />
      </Middle>
    )
  if (found === null)
    return (
      <Middle>
        <Later>
          <p>Comparing how threads end…</p>
        </Later>
      </Middle>
    )
  if (found.total === 0)
    return (
      <Middle>
        {unread === null ? (
          <Note title="No threads ended together" testId="ended-none">
            <p>No two threads of a home have their last record in the same second.</p>
          </Note>
        ) : (
          <Note title={unread} testId="ended-reading">
            <p>Of those read so far, no two of a home have their last record in the same second.</p>
          </Note>
        )}
      </Middle>
    )
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by keyboard
    <section className={styles.frame} tabIndex={0} aria-label="What ended together">
      <p className={styles.say} data-testid="ended-say">
        {plural(found.threads, 'thread')} ended in the same second as another, in {plural(found.total, 'group')}: what a
        crash or a shutdown takes down, it takes down at once. Sub-agents may also end with the thread that asked them.
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
    </section>
  )
}
