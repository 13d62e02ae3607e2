import clsx from 'clsx'
import { Check, CircleSlash, LoaderCircle, X } from 'lucide-react'
import type { RunStatus } from '../../../shared/item.ts'
import { Icon } from '../../components/Icon.tsx'
import styles from '../Card.module.css'

/** How a call ended, as icon and word. */
export function CallStatus({ status, word }: { readonly status: RunStatus; readonly word?: string | undefined }) {
  switch (status) {
    case 'completed':
      return (
        <span className={clsx(styles.status, styles.good)}>
          <Icon of={Check} size={12} />
          {word ?? 'done'}
        </span>
      )
    case 'failed':
      return (
        <span className={clsx(styles.status, styles.bad)}>
          <Icon of={X} size={12} />
          {word ?? 'failed'}
        </span>
      )
    case 'declined':
      return (
        <span className={clsx(styles.status, styles.quiet)}>
          <Icon of={CircleSlash} size={12} />
          {word ?? 'declined'}
        </span>
      )
    case 'inProgress':
      return (
        <span className={clsx(styles.status, styles.quiet)}>
          <Icon of={LoaderCircle} size={12} />
          {word ?? 'no end recorded'}
        </span>
      )
  }
}
