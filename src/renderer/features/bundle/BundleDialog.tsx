import { useId, useState } from 'react'
import type { BundleProgress } from '../../../shared/ipc/bundle.ts'
import type { ThreadKey } from '../../../shared/ipc/contract.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { FileOutcome, type FileState } from '../../components/FileOutcome.tsx'
import { bytes, plural } from '../../util/format.ts'
import { revealWritten } from '../notice/index.ts'
import styles from './BundleDialog.module.css'
import { Choices } from './Choices.tsx'
import { type Chosen, choicesOf, FIRST, wordsProblem } from './choices.ts'
import { Preview } from './Preview.tsx'
import { closeBundle, useBundledThreads } from './store.ts'
import { type BundleState, useBundle } from './use-bundle.ts'

/** As many as a request takes. */
const MOST_THREADS = 10_000

const PHASES: Readonly<Record<BundleProgress['phase'], string>> = {
  checking: 'Checking the files',
  learning: 'Looking for names',
  replacing: 'Looking for what is replaced',
  writing: 'Writing',
}

function fileState({ busy, written, error }: BundleState): FileState {
  if (busy !== null) {
    const { what, far } = busy
    if (far === null || far.total === 0) {
      const words = what === 'write' ? 'Waiting for a place to write to…' : 'Beginning…'
      return { phase: 'running', words, part: null }
    }
    const words = `${PHASES[far.phase]}: ${bytes(far.done)} of ${bytes(far.total)}`
    return { phase: 'running', words, part: far.done / far.total }
  }
  if (written !== null) return { phase: 'written', ...written }
  return error === null ? { phase: 'rest' } : { phase: 'failed', error }
}

function Open({ threads }: { readonly threads: readonly ThreadKey[] }) {
  const [chosen, setChosen] = useState<Chosen>(FIRST)
  const { state, look, write, forget, cancel } = useBundle(threads)
  const reason = useId()
  const problem = chosen.redact ? wordsProblem(chosen.words) : null
  const tooMany = threads.length > MOST_THREADS ? `A bundle takes ${plural(MOST_THREADS, 'thread')} at most` : null
  const why = tooMany ?? problem
  const seen = state.preview !== null
  const go = () => {
    if (why !== null || state.busy !== null) return
    if (seen) write(choicesOf(chosen))
    else look(choicesOf(chosen))
  }
  return (
    <Dialog title={`Bundle ${plural(threads.length, 'thread')}`} onClose={closeBundle} width={860}>
      <div className={styles.form} data-testid="bundle-dialog">
        <Choices
          chosen={chosen}
          disabled={state.busy !== null}
          onChange={next => {
            setChosen(next)
            forget()
          }}
        />
        {state.preview !== null && <Preview key={state.preview.count} preview={state.preview} />}
        <FileOutcome state={fileState(state)} name="bundle" onReveal={file => void revealWritten(file)} />
        {why !== null && (
          <p className={styles.why} id={reason} role="alert">
            {why}.
          </p>
        )}
        <div className={styles.acts}>
          {state.busy !== null ? (
            <Button onClick={cancel} data-testid="bundle-cancel">
              Cancel
            </Button>
          ) : (
            <>
              <Button onClick={closeBundle}>{state.written === null ? 'Cancel' : 'Done'}</Button>
              <Button
                kind="primary"
                unavailable={why !== null}
                aria-describedby={why === null ? undefined : reason}
                data-testid={seen ? 'bundle-write' : 'bundle-look'}
                onClick={go}
              >
                {seen ? 'Choose a place and write…' : 'Show what will be in it'}
              </Button>
            </>
          )}
        </div>
      </div>
    </Dialog>
  )
}

/** Writes threads into an archive for somebody else, after it has shown what will be in it. */
export function BundleDialog() {
  const threads = useBundledThreads()
  return threads === null ? null : <Open threads={threads} />
}
