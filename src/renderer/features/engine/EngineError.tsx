import type { AppError } from '../../../shared/ipc/result.ts'
import { Button } from '../../components/Button.tsx'
import { Note } from '../../components/Note.tsx'
import { errorWords } from '../../util/error-words.ts'

interface EngineErrorProps {
  readonly error: AppError
  readonly onRetry: () => void
}

/** A failure in words, and the way on. */
export function EngineError({ error, onRetry }: EngineErrorProps) {
  const words = errorWords(error)
  return (
    <Note
      title={words.title}
      testId="error-state"
      acts={
        <Button kind="primary" onClick={onRetry} data-testid="try-again">
          Try again
        </Button>
      }
    >
      <p role="status">{words.say}</p>
    </Note>
  )
}
