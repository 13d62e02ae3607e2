import { Check, Copy, X } from 'lucide-react'
import type { Ref } from 'react'
import type { ThreadDetail } from '../../../shared/ipc/detail.ts'
import { Button } from '../../components/Button.tsx'
import { useCopy } from '../../components/use-copy.ts'
import { announce } from '../../util/announce.ts'
import styles from './Header.module.css'

interface CopyResumeProps {
  /** Null while it is not known. */
  readonly resume: ThreadDetail['resume'] | null
  /** `plain` stands in the header and loses its words where there is no room. */
  readonly kind: 'primary' | 'plain'
  /** Id of the element that says why it is off. */
  readonly reasonId?: string
  readonly buttonRef?: Ref<HTMLButtonElement>
}

const WORDS = { rest: 'Copy resume command', copied: 'Copied', failed: 'Not copied' } as const
const ICONS = { rest: Copy, copied: Check, failed: X } as const

/** Copies the shell line that goes on with the thread in Codex. Off, with its reason, where there is none. */
export function CopyResume({ resume, kind, reasonId, buttonRef }: CopyResumeProps) {
  const [state, copy] = useCopy('Resume command')
  const command = resume?.command ?? null
  const reason = resume === null ? 'The first line is still being read' : (resume.reason ?? 'It cannot be resumed')
  const off = resume !== null && command === null
  return (
    <Button
      kind={kind}
      big={kind === 'primary'}
      icon={ICONS[state]}
      unavailable={off}
      aria-label={WORDS[state]}
      aria-describedby={off ? reasonId : undefined}
      title={kind === 'plain' ? (off ? `Resuming is off: ${reason}` : (command ?? undefined)) : undefined}
      onClick={() => {
        if (command === null) announce(reason)
        else copy(command)
      }}
      ref={buttonRef}
      data-testid="copy-resume"
    >
      {kind === 'plain' ? <span className={styles.words}>{WORDS[state]}</span> : WORDS[state]}
    </Button>
  )
}
