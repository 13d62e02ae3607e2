import clsx from 'clsx'
import { CircleQuestionMark, Lock } from 'lucide-react'
import type { HistoryModeKind } from '../../shared/history-mode.ts'
import { badgeRaw } from '../content/visible.ts'
import { Icon } from './Icon.tsx'
import styles from './ModeBadge.module.css'

interface ModeBadgeProps {
  readonly kind: HistoryModeKind
  /** What the file says, for unknown modes; without it the badge names the kind alone. */
  readonly raw?: string
  readonly className?: string | undefined
}

/** The history mode in words, shape and colour. An unknown mode's raw value is escaped and cut at 24 characters. */
export function ModeBadge({ kind, raw, className }: ModeBadgeProps) {
  switch (kind) {
    case 'legacy':
      return <span className={clsx(styles.mode, styles.legacy, className)}>Legacy</span>
    case 'paginated':
      return (
        <span className={clsx(styles.mode, styles.paginated, className)}>
          <Icon of={Lock} size={12} />
          Paginated
        </span>
      )
    case 'unknown':
      return (
        <span
          className={clsx(styles.mode, styles.unknown, className)}
          title={raw === undefined ? undefined : `Unknown: ${badgeRaw(raw, 400)}`}
        >
          <Icon of={CircleQuestionMark} size={12} />
          <bdi>{raw === undefined ? 'Unknown' : `Unknown: ${badgeRaw(raw, 24)}`}</bdi>
        </span>
      )
  }
}
