import { Lock, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './Closed.module.css'
import { Icon } from './Icon.tsx'

interface ClosedProps {
  readonly icon?: LucideIcon
  readonly testId: string
  readonly children: ReactNode
}

/** Says beside what is shown of a thread that its history was not looked at, and why. */
export function Closed({ icon = Lock, testId, children }: ClosedProps) {
  return (
    <p className={styles.closed} data-testid={testId}>
      <Icon of={icon} size={12} />
      <span>{children}</span>
    </p>
  )
}
