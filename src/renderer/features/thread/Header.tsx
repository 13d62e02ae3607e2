import type { ReactNode } from 'react'
import type { ThreadDetail } from '../../../shared/ipc/detail.ts'
import type { ListedThread } from '../../../shared/thread.ts'
import { ModeBadge } from '../../components/ModeBadge.tsx'
import { Title, Word } from '../../content/Labels.tsx'
import { escapeHidden, escapePath } from '../../content/visible.ts'
import { bytes, compact, count, duration, exact, plural, spanText } from '../../util/format.ts'
import { keyOf } from '../../util/same-thread.ts'
import { lastPart } from '../../util/text.ts'
import { useNow } from '../../util/use-now.ts'
import { useShownMarks } from '../marks/index.ts'
import { TurnStatusMark } from '../transcript/index.ts'
import styles from './Header.module.css'
import { HeaderActions } from './HeaderActions.tsx'
import type { Refused } from './refusal-words.ts'

interface FactProps {
  readonly name: string
  readonly title?: string | undefined
  readonly className?: string | undefined
  readonly children: ReactNode
}

function Fact({ name, title, className, children }: FactProps) {
  return (
    <div className={`${styles.fact} ${className ?? ''}`}>
      <dt>{name}</dt>
      <dd title={title}>{children}</dd>
    </div>
  )
}

/** What, where, when, how long, how much, how it ended. What does not fit in the line is left to the metadata. */
function Facts({ thread, detail, refused }: Pick<HeaderProps, 'thread' | 'detail' | 'refused'>) {
  const now = useNow()
  const { skein, gitInfo } = thread
  // Copies lose the file's own time; what the file's last record says stays.
  const ended = skein.endedAt ?? thread.updatedAt
  const took = ended - thread.createdAt
  const branch = gitInfo?.branch ?? null
  const tags = useShownMarks(keyOf(thread))?.tags ?? []
  const family = detail?.family.length ?? 0
  return (
    <dl className={styles.facts}>
      <Fact name="Where" title={escapePath(thread.cwd)} className={styles.where}>
        <Word text={thread.cwd === '' ? 'no folder' : lastPart(thread.cwd)} />
        {branch !== null && (
          <>
            , <Word text={branch} />
          </>
        )}
      </Fact>
      <Fact name="When" title={`${exact(thread.createdAt)}\nto ${exact(ended)}`}>
        {spanText(thread.createdAt, ended, now)}
      </Fact>
      {took > 0 && (
        <Fact
          name="Took"
          title={
            skein.endedAt === null
              ? 'From its beginning to the last change of the file'
              : 'From the first to the last record'
          }
        >
          {duration(took * 1000)}
        </Fact>
      )}
      <Fact name="Tokens" title={skein.tokens === null ? undefined : `${count(skein.tokens)} tokens`}>
        {skein.tokens !== null ? compact(skein.tokens) : skein.read || refused !== null ? 'not known' : 'reading'}
      </Fact>
      {refused === null && skein.lastTurn !== null && (
        <Fact name="Ended">
          <TurnStatusMark status={skein.lastTurn} />
        </Fact>
      )}
      <Fact name={skein.files.length > 1 ? 'Files' : 'File'} title={`${count(skein.sizeBytes)} bytes`}>
        {skein.files.length > 1 ? `${skein.files.length}, ` : ''}
        {bytes(skein.sizeBytes)}
      </Fact>
      {thread.cliVersion !== '' && (
        <Fact name="Release">
          <Word text={thread.cliVersion} />
        </Fact>
      )}
      {skein.model !== null && (
        <Fact name="Model">
          <Word text={skein.model} />
        </Fact>
      )}
      {tags.length > 0 && (
        <Fact
          name={tags.length === 1 ? 'Tag' : 'Tags'}
          title={tags.map(escapeHidden).join(', ')}
          className={styles.where}
        >
          {tags.map((tag, at) => (
            <span key={tag}>
              {at > 0 && ', '}
              <Word text={tag} />
            </span>
          ))}
        </Fact>
      )}
      {family > 0 && (
        <Fact name="Family">
          {detail?.familyCut === true ? `over ${plural(family, 'thread')}` : plural(family, 'thread')}
        </Fact>
      )}
    </dl>
  )
}

interface HeaderProps {
  readonly thread: ListedThread
  readonly detail: ThreadDetail | null
  readonly refused: Refused | null
  /** Goes on into the transcript. */
  readonly onOpen: () => void
}

/** The head of the thread's pane. */
export function Header({ thread, detail, refused, onOpen }: HeaderProps) {
  return (
    <header className={styles.head}>
      <div className={styles.top}>
        <h1 className={styles.title} style={{ minWidth: 0 }}>
          <Title text={thread.name ?? thread.preview} />
        </h1>
        <ModeBadge kind={refused?.kind ?? thread.historyMode} raw={refused?.raw ?? thread.skein.historyModeRaw} />
        <span className={styles.grow} />
        <HeaderActions thread={thread} detail={detail} open={refused === null} onOpen={onOpen} />
      </div>
      <Facts thread={thread} detail={detail} refused={refused} />
    </header>
  )
}
