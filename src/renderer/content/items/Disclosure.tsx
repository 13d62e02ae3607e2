import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { Icon } from '../../components/Icon.tsx'
import { useFold } from '../fold.ts'
import styles from './Item.module.css'

interface DisclosureProps {
  readonly id: string
  readonly summary: ReactNode
  /** Stands at the right of the line: a size, a duration. */
  readonly aside?: ReactNode
  readonly testId?: string
  readonly children: ReactNode
}

/** One line that unfolds. */
export function Disclosure({ id, summary, aside, testId, children }: DisclosureProps) {
  const [open, toggle] = useFold(id)
  return (
    <>
      <button type="button" className={styles.disclose} aria-expanded={open} data-testid={testId} onClick={toggle}>
        <Icon of={ChevronRight} size={12} />
        <span className={styles.cut}>{summary}</span>
        {aside !== undefined && <span className={styles.rest}>{aside}</span>}
      </button>
      {open && <div className={styles.unfolded}>{children}</div>}
    </>
  )
}
