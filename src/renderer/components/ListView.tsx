import type { ReactNode } from 'react'
import type { AppError } from '../../shared/ipc/result.ts'
import { Later } from './Later.tsx'
import { Middle } from './Note.tsx'
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
      <Middle>
        <Trouble error={error} onRetry={onRetry} testId={errorId} />
      </Middle>
    )
  if (phase === 'asking')
    return (
      <Middle>
        <Later>
          <p>{asking}</p>
        </Later>
      </Middle>
    )
  return children
}
