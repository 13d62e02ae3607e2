import { memo } from 'react'
import type { ListedThread } from '../../../../shared/thread.ts'
import { ModeBadge } from '../../../components/ModeBadge.tsx'
import { Title, Word } from '../../../content/Labels.tsx'
import { ago, clock, exact, isoTime } from '../../../util/format.ts'
import { keyOf, threadName } from '../../../util/same-thread.ts'
import { lastPart } from '../../../util/text.ts'
import { PinMark, TagMarks } from '../../marks/index.ts'
import { rowSource } from '../words.ts'
import { Marks } from './Marks.tsx'
import styles from './Row.module.css'

interface RowProps {
  readonly thread: ListedThread
  readonly index: number
  readonly total: number
  readonly selected: boolean
  /** Whether its thread is the one that is shown. */
  readonly shown: boolean
  /** Whether Tab reaches it. */
  readonly reachable: boolean
  /** Whether a heading above names its day. */
  readonly dated: boolean
  /** Unix seconds: what the list is ordered by, else the last update. */
  readonly time: number
  readonly now: number
}

function Sub({ thread }: { readonly thread: ListedThread }) {
  const branch = thread.gitInfo?.branch ?? null
  const source = rowSource(thread.source)
  return (
    <span className={styles.sub}>
      <Word text={thread.cwd === '' ? 'no folder' : lastPart(thread.cwd)} className={styles.project} />
      {branch !== null && (
        <>
          {' · '}
          <Word text={branch} />
        </>
      )}
      {source !== null && (
        <>
          {' · '}
          <Word text={source} />
        </>
      )}
    </span>
  )
}

/** One thread of the list: two lines, 56 px. */
export const Row = memo(function Row(props: RowProps) {
  const { thread, index, total, selected, shown, reachable, dated, time, now } = props
  const relative = ago(time, now)
  const old = !/ago$|^now$/.test(relative)
  return (
    <div
      className={styles.row}
      role="option"
      aria-selected={selected}
      aria-setsize={total}
      aria-posinset={index + 1}
      tabIndex={reachable ? 0 : -1}
      data-testid="thread-row"
      data-thread-id={thread.id}
      data-history-mode={thread.historyMode}
      data-shown={shown}
      data-index={index}
    >
      <PinMark name={threadName(keyOf(thread))} />
      <span className={styles.line}>
        <Title text={thread.name ?? thread.preview} className={styles.title} />
        <time className={styles.when} dateTime={isoTime(time)} title={exact(time)}>
          {dated && old ? clock(time) : relative}
        </time>
      </span>
      <span className={styles.line}>
        <Sub thread={thread} />
        <span className={styles.marks}>
          <TagMarks name={threadName(keyOf(thread))} />
          <Marks thread={thread} />
          <ModeBadge kind={thread.historyMode} raw={thread.skein.historyModeRaw} className={styles.badge} />
        </span>
      </span>
    </div>
  )
})

/** Holds the place of a row that is not loaded yet. */
export function EmptyRow({
  index,
  total,
  reachable,
}: {
  readonly index: number
  readonly total: number
  readonly reachable: boolean
}) {
  return (
    <div
      className={styles.row}
      role="option"
      aria-selected={false}
      aria-busy={true}
      aria-label="Loading"
      aria-setsize={total}
      aria-posinset={index + 1}
      tabIndex={reachable ? 0 : -1}
      data-index={index}
    />
  )
}
