import clsx from 'clsx'
import { Check, CircleDashed, CircleSlash, type LucideIcon, X } from 'lucide-react'
import type { RunStatus } from '../../../shared/item.ts'
import { Icon } from '../../components/Icon.tsx'
import styles from '../Card.module.css'

const LOOK: Readonly<Record<RunStatus, readonly [LucideIcon, 'good' | 'bad' | 'quiet', string]>> = {
  completed: [Check, 'good', 'done'],
  failed: [X, 'bad', 'failed'],
  declined: [CircleSlash, 'quiet', 'declined'],
  // Nobody knows from here whether it still runs.
  inProgress: [CircleDashed, 'quiet', 'no result in the file'],
}

interface CallStatusProps {
  readonly status: RunStatus
  readonly word?: string | undefined
  readonly testId?: string
}

/** How a call ended, as icon and word. */
export function CallStatus({ status, word, testId }: CallStatusProps) {
  const [icon, tone, own] = LOOK[status]
  return (
    <span className={clsx(styles.status, styles[tone])} data-testid={testId}>
      <Icon of={icon} size={12} />
      {word ?? own}
    </span>
  )
}
