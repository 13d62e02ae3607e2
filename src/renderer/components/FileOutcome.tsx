import { CircleCheck, CircleX } from 'lucide-react'
import type { AppError } from '../../shared/ipc/result.ts'
import { PathText } from '../content/Labels.tsx'
import { errorWords } from '../util/error-words.ts'
import { bytes } from '../util/format.ts'
import { LinkButton } from './Button.tsx'
import { CopyTool } from './CopyTool.tsx'
import styles from './FileOutcome.module.css'
import { Icon } from './Icon.tsx'
import { Progress } from './Progress.tsx'

/** How far the writing of a file is, and how it ended. */
export type FileState =
  | { readonly phase: 'rest' }
  /** `part` is from 0 to 1; null while nobody knows. */
  | { readonly phase: 'running'; readonly words: string; readonly part: number | null }
  | { readonly phase: 'written'; readonly path: string; readonly bytes: number; readonly file: string }
  | { readonly phase: 'failed'; readonly error: AppError }

interface FileOutcomeProps {
  readonly state: FileState
  /** Begins the test ids. */
  readonly name: string
  /** Shows a file that was written in its folder. */
  readonly onReveal: (file: string) => void
}

/** Says what becomes of a file that is written. */
export function FileOutcome({ state, name, onReveal }: FileOutcomeProps) {
  switch (state.phase) {
    case 'rest':
      return null
    case 'running':
      return (
        <div className={styles.state} role="status" data-testid={`${name}-progress`}>
          <p>{state.words}</p>
          {state.part !== null && <Progress part={state.part} />}
        </div>
      )
    case 'written':
      return (
        <div className={styles.line} role="status" data-testid={`${name}-result`}>
          <Icon of={CircleCheck} size={14} className={styles.good} />
          <span className={styles.words}>
            {bytes(state.bytes)} written to <PathText path={state.path} className={styles.path} />
          </span>
          <LinkButton data-testid={`${name}-reveal`} onClick={() => onReveal(state.file)}>
            Show in folder
          </LinkButton>
          <CopyTool text={state.path} what="path" small={true} />
        </div>
      )
    case 'failed': {
      const { title, say } = errorWords(state.error)
      return (
        <div className={styles.line} role="alert" data-testid={`${name}-error`}>
          <Icon of={CircleX} size={14} className={styles.bad} />
          <span className={styles.words}>
            <strong>{title}.</strong> {say}
          </span>
        </div>
      )
    }
  }
}
