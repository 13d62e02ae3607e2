import { memo } from 'react'
import type { FoundThread } from '../../../shared/ipc/search.ts'
import { Icon } from '../../components/Icon.tsx'
import { ModeBadge } from '../../components/ModeBadge.tsx'
import { Title, Word } from '../../content/Labels.tsx'
import { Snippet } from '../../content/Snippet.tsx'
import { ago, count, exact, isoTime, plural } from '../../util/format.ts'
import { keyOf, threadName } from '../../util/same-thread.ts'
import { lastPart } from '../../util/text.ts'
import { PinMark, PinTool, TagMarks } from '../marks/index.ts'
import styles from './Results.module.css'
import type { ResultRow } from './rows.ts'
import { KINDS } from './words.ts'

function say({ thread, hits, problem }: FoundThread, deep: boolean): string {
  if (deep) return `${plural(hits, 'hit')} that the index leaves out`
  if (problem !== null) return problem
  if (!thread.skein.canOpen) return 'Found by its name: its history is not searched, because Skein does not open it'
  return hits === 0 ? '' : plural(hits, 'hit')
}

interface ThreadRowProps {
  readonly found: FoundThread
  readonly deep: boolean
  readonly now: number
}

/** The heading of a thread's hits. */
const ThreadRow = memo(function ThreadRow({ found, deep, now }: ThreadRowProps) {
  const { thread } = found
  const branch = thread.gitInfo?.branch ?? null
  const name = threadName(keyOf(thread))
  return (
    <div
      className={styles.thread}
      data-testid="search-thread"
      data-thread-id={thread.id}
      data-hits={found.hits}
      data-deep={deep}
    >
      <PinMark name={name} />
      <span className={styles.line}>
        <Title text={thread.name ?? thread.preview} className={styles.title} />
        <ModeBadge kind={thread.historyMode} raw={thread.skein.historyModeRaw} />
        <span className={styles.marks}>
          <TagMarks name={name} />
        </span>
        <PinTool name={name} keys="Alt P" className={styles.pin} />
      </span>
      <span className={styles.sub}>
        <span className={styles.where}>
          <Word text={thread.cwd === '' ? 'no folder' : lastPart(thread.cwd)} />
          {branch !== null && (
            <>
              {' · '}
              <Word text={branch} />
            </>
          )}
        </span>
        <time dateTime={isoTime(thread.updatedAt)} title={exact(thread.updatedAt)}>
          {ago(thread.updatedAt, now)}
        </time>
        <span className={styles.say}>{say(found, deep)}</span>
      </span>
    </div>
  )
})

/** A row of the results; what it is for is said by the options of the list. */
export function ResultRowView({ row, now }: { readonly row: ResultRow; readonly now: number }) {
  switch (row.kind) {
    case 'thread':
      return <ThreadRow found={row.found} deep={row.deep} now={now} />
    case 'hit': {
      const { name, icon, code } = KINDS[row.hit.kind]
      return (
        <div className={styles.hit} data-testid="search-hit" data-kind={row.hit.kind} data-line={row.hit.line}>
          <Icon of={icon} />
          <span className="vh">{name}: </span>
          <Snippet text={row.hit.snippet} marks={row.hit.marks} className={code ? styles.code : styles.words} />
          {row.hit.inherited && <span className={styles.inherited}>inherited</span>}
        </div>
      )
    }
    case 'more':
      return <div className={styles.more}>{count(row.more)} more in this thread</div>
  }
}
