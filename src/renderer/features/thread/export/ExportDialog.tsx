import { useId, useState } from 'react'
import type { ExportFormat } from '../../../../shared/ipc/history.ts'
import type { ListedThread } from '../../../../shared/thread.ts'
import { Button } from '../../../components/Button.tsx'
import { Dialog } from '../../../components/Dialog.tsx'
import { FileOutcome, type FileState } from '../../../components/FileOutcome.tsx'
import { bytes, count, plural } from '../../../util/format.ts'
import { keyOf } from '../../../util/same-thread.ts'
import { revealWritten } from '../../notice/index.ts'
import { useHistory } from '../../transcript/index.ts'
import styles from './ExportDialog.module.css'
import { type ExportState, useExport } from './use-export.ts'

const FORMATS: readonly (readonly [ExportFormat, string, string])[] = [
  ['md', 'Markdown', 'To read, to edit, to paste into an issue'],
  ['html', 'HTML', 'One page that needs nothing else, pictures included'],
  ['json', 'JSON', 'Turns and items as data, for scripts'],
  ['repro', 'Minimal repro', 'The rollout’s shape and damage with every text masked, for a maintainer'],
]

function fileState(state: ExportState, format: ExportFormat): FileState {
  if (state.phase !== 'running') return state
  const { done, total } = state
  if (total === 0) return { phase: 'running', words: 'Waiting for a place to write to…', part: null }
  const words = format === 'repro' ? `${bytes(done)} of ${bytes(total)}` : `${count(done)} of ${plural(total, 'item')}`
  return { phase: 'running', words, part: done / total }
}

/** Writes the thread into a file, in one of three formats. */
export function ExportDialog({ thread, onClose }: { readonly thread: ListedThread; readonly onClose: () => void }) {
  const [format, setFormat] = useState<ExportFormat>('md')
  const [toolOutput, setToolOutput] = useState(true)
  const [rolledBack, setRolledBack] = useState(false)
  const { state, start, cancel } = useExport(keyOf(thread))
  const history = useHistory()
  const name = useId()
  const taken = history.phase === 'open' ? history.outline.turns.filter(turn => turn.rolledBack).length : 0
  const running = state.phase === 'running'
  return (
    <Dialog title="Export the thread" onClose={onClose} width={520}>
      <form
        className={styles.form}
        data-testid="export-dialog"
        onSubmit={event => {
          event.preventDefault()
          if (!running) start({ format, toolOutput, rolledBack })
        }}
      >
        <div className={styles.formats} role="radiogroup" aria-label="Format" data-testid="export-format">
          {FORMATS.map(([value, label, say]) => (
            <label className={styles.format} key={value}>
              <input
                type="radio"
                name={name}
                value={value}
                aria-label={label}
                aria-describedby={`${name}-${value}`}
                checked={format === value}
                disabled={running}
                onChange={() => setFormat(value)}
              />
              <span>{label}</span>
              <span className={styles.say} id={`${name}-${value}`}>
                {say}
              </span>
            </label>
          ))}
        </div>
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={toolOutput}
            disabled={running || format === 'repro'}
            data-testid="export-tool-output"
            onChange={event => setToolOutput(event.target.checked)}
          />
          Outputs of commands and tools
        </label>
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={rolledBack}
            disabled={running || format === 'repro'}
            data-testid="export-rolled-back"
            onChange={event => setRolledBack(event.target.checked)}
          />
          {taken === 0 ? 'Turns that were taken back (none here)' : `${plural(taken, 'turn')} taken back`}
        </label>
        <FileOutcome state={fileState(state, format)} name="export" onReveal={file => void revealWritten(file)} />
        <div className={styles.acts}>
          {running ? (
            <Button onClick={cancel}>Cancel</Button>
          ) : (
            <>
              <Button onClick={onClose}>{state.phase === 'written' ? 'Done' : 'Cancel'}</Button>
              <Button
                kind="primary"
                data-testid="export-start"
                onClick={() => start({ format, toolOutput, rolledBack })}
              >
                Choose a place and write…
              </Button>
            </>
          )}
        </div>
      </form>
    </Dialog>
  )
}
