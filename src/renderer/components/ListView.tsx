import type { ReactNode } from 'react'
import type { AppError } from '../../shared/ipc/result.ts'
import { Later } from './Later.tsx'
import styles from './ListView.module.css'
import { Trouble } from './Trouble.tsx'

interface ListPhaseProps {
  /** `asking`: for the first time. */
  readonly phase: 'asking' | 'ready' | 'failed'
  readonly error: AppError | null
  /** What is going on while one waits. */
  readonly asking: string
  readonly onRetry: () => void
  readonly errorId: string
  /** What there is once it is known. */
  readonly children: ReactNode
}

/** A list that is asked for: the words for it until it is there, and for what stands in the way. */
export function ListPhase({ phase, error, asking, onRetry, errorId, children }: ListPhaseProps): ReactNode {
  if (phase === 'failed' && error !== null)
    return (
      <ListMiddle>
        <Trouble error={error} onRetry={onRetry} testId={errorId} />
      </ListMiddle>
    )
  if (phase === 'asking')
    return (
      <ListMiddle>
        <Later>
          <p>{asking}</p>
        </Later>
      </ListMiddle>
    )
  return children
}

/** What stands in the place of a list. */
export function ListMiddle({ children }: { readonly children: ReactNode }) {
  return <div className={styles.middle}>{children}</div>
}
