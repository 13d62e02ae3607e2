import clsx from 'clsx'
import { Archive, CirclePause, CircleX, GitFork, type LucideIcon, Network, TriangleAlert } from 'lucide-react'
import type { ListedThread } from '../../../../shared/thread.ts'
import { Icon } from '../../../components/Icon.tsx'
import { bytes, compact, count, plural } from '../../../util/format.ts'
import styles from './Row.module.css'

interface MarkProps {
  readonly icon: LucideIcon
  readonly label: string
  readonly number?: number
  readonly tone?: string | undefined
}

function Mark({ icon, label, number, tone }: MarkProps) {
  return (
    <span className={clsx(styles.mark, tone)} title={label}>
      <Icon of={icon} size={12} label={label} />
      {number !== undefined && number > 1 && <span aria-hidden={true}>{compact(number)}</span>}
    </span>
  )
}

/** Small marks of a row, only where they say something; then tokens and size. */
export function Marks({ thread }: { readonly thread: ListedThread }) {
  const { skein } = thread
  return (
    <>
      {thread.forkedFromId !== null && <Mark icon={GitFork} label="Fork of another thread" />}
      {skein.subAgentCount > 0 && (
        <Mark icon={Network} label={plural(skein.subAgentCount, 'sub-agent')} number={skein.subAgentCount} />
      )}
      {skein.archived && <Mark icon={Archive} label="Archived" />}
      {skein.lastTurn === 'interrupted' && <Mark icon={CirclePause} label="Interrupted" />}
      {skein.lastTurn === 'failed' && <Mark icon={CircleX} label="Failed" tone={styles.bad} />}
      {skein.problemCount > 0 && (
        <Mark
          icon={TriangleAlert}
          label={plural(skein.problemCount, 'problem')}
          number={skein.problemCount}
          tone={styles.warn}
        />
      )}
      {!skein.read && skein.canOpen && <span title="Its counts follow; it opens already">reading</span>}
      {skein.tokens !== null && (
        <span title={`${count(skein.tokens)} tokens`}>
          {compact(skein.tokens)}
          <span className="vh"> tokens</span>
        </span>
      )}
      <span title={`${count(skein.sizeBytes)} bytes`}>{bytes(skein.sizeBytes)}</span>
    </>
  )
}
