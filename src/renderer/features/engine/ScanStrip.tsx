import clsx from 'clsx'
import type { ScanProgress } from '../../../shared/ipc/status.ts'
import { LinkButton } from '../../components/Button.tsx'
import { Progress } from '../../components/Progress.tsx'
import styles from './ScanStrip.module.css'
import { isScanning, scanWords } from './scan-words.ts'
import { cancelScan, pauseScan, startScan, useEngine } from './store.ts'

/** Holds the reading in full, or lets it go on; what waits for the battery goes on by itself. */
function PauseButton({ scan }: { readonly scan: ScanProgress }) {
  if (scan.phase !== 'reading' || scan.paused === 'battery') return null
  const paused = scan.paused !== null
  return <LinkButton onClick={() => void pauseScan(!paused)}>{paused ? 'Resume' : 'Pause'}</LinkButton>
}

/** Below the list while the engine reads, and after it was stopped. */
export function ScanStrip() {
  // An engine that has ended reads nothing, whatever it said last.
  const scan = useEngine(state => (state.process === 'up' ? state.scan : null))
  if (scan === null || scan.phase === 'idle') return null
  const words = scanWords(scan)
  const running = isScanning(scan)
  const value = words.part === null ? {} : { 'aria-valuenow': Math.round(words.part * 100) }
  const bar = { role: 'progressbar', 'aria-label': words.title, 'aria-valuetext': words.counts, ...value }
  return (
    <div className={styles.strip} data-testid="scan-progress" data-phase={scan.phase}>
      <div {...(running ? bar : { role: 'status' })}>
        <div className={styles.row}>
          <span className={styles.cut}>{words.title}</span>
          <span>{words.counts}</span>
        </div>
        {running && (
          <div className={styles.bar}>
            <Progress part={words.part ?? 0} />
          </div>
        )}
      </div>
      <div className={clsx(styles.row, styles.small)}>
        <span className={styles.cut}>
          {scan.error ?? [words.size, words.rate].filter(text => text !== '').join(' · ')}
        </span>
        {running ? (
          <span className={styles.actions}>
            <PauseButton scan={scan} />
            <LinkButton onClick={() => void cancelScan()}>Cancel</LinkButton>
          </span>
        ) : (
          <LinkButton onClick={() => void startScan()}>Read again</LinkButton>
        )}
      </div>
    </div>
  )
}
