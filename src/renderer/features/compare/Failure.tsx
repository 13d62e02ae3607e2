import type { AppError } from '../../../shared/ipc/result.ts'
import { Button } from '../../components/Button.tsx'
import { Note } from '../../components/Note.tsx'
import { errorWords } from '../../util/error-words.ts'

interface FailureProps {
  readonly error: AppError
  readonly onRetry: () => void
}

/** What went wrong, and another try. */
export function Failure({ error, onRetry }: FailureProps) {
  const { title, say } = errorWords(error)
  return (
    <Note title={title} testId="compare-error" acts={<Button onClick={onRetry}>Try again</Button>}>
      <p>{say}</p>
    </Note>
  )
}
