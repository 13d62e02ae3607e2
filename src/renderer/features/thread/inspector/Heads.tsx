import type { InspectedHead } from '../../../../shared/ipc/inspect.ts'
import { ModeBadge } from '../../../components/ModeBadge.tsx'
import { Section } from '../../../components/Section.tsx'
import { JsonTree } from '../../../content/json/JsonTree.tsx'
import { PathText } from '../../../content/Labels.tsx'
import { bytes, count, plural } from '../../../util/format.ts'
import styles from './Inspected.module.css'

function Head({ head, alone }: { readonly head: InspectedHead; readonly alone: boolean }) {
  const { place, heads, cutCount } = head
  return (
    <div className={styles.head} data-testid="head" data-path={head.path}>
      {!alone && (
        <p className={styles.caption}>
          <PathText path={head.path} className={styles.path} />
          <ModeBadge kind={head.historyMode} raw={head.historyModeRaw} />
        </p>
      )}
      {place === null ? (
        <p className={styles.say}>No head can be read.</p>
      ) : (
        <>
          <p className={styles.caption}>
            <span>
              Line {count(place.line)}, from byte {count(place.offset)}, {bytes(place.bytes)}
            </span>
            {heads !== null && heads > 1 && (
              <span>{count(heads)} heads in this file; this one, the first, decides</span>
            )}
            {cutCount > 0 && <span>{plural(cutCount, 'long text or list', 'long texts or lists')} cut</span>}
          </p>
          <div className={styles.tree}>
            <JsonTree value={head.value} label={alone ? 'Head' : `Head of ${head.path}`} openDepth={2} />
          </div>
        </>
      )}
    </div>
  )
}

interface HeadsProps {
  readonly heads: readonly InspectedHead[]
  /** How many files the thread has. */
  readonly files: number
}

/** The heads of a thread's files as trees. They are metadata: nothing behind them is read. */
export function Heads({ heads, files }: HeadsProps) {
  const alone = files === 1
  const note = alone
    ? undefined
    : heads.length < files
      ? `Of the first ${heads.length} of ${count(files)} files`
      : 'Of each file'
  return (
    <Section title={alone ? 'Head' : 'Heads'} note={note} testId="heads">
      {heads.map(head => (
        <Head head={head} alone={alone} key={head.path} />
      ))}
    </Section>
  )
}
