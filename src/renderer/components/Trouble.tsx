import type { AppError } from '../../shared/ipc/result.ts'
import { errorWords } from '../util/error-words.ts'
import { Button } from './Button.tsx'
import { Note } from './Note.tsx'

interface TroubleProps {
  readonly error: AppError
  readonly onRetry: () => void
  readonly testId?: string
}

/** What went wrong, in words, and another try. */
export function Trouble({ error, onRetry, testId }: TroubleProps) {
  const { title, say } = errorWords(error)
  return (
    <Note title={title} testId={testId} acts={<Button onClick={onRetry}>Try again</Button>}>
      <p>{say}</p>
    </Note>
  )
}
