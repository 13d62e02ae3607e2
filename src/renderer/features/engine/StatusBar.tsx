import clsx from 'clsx'
import { Check, CirclePause, Contrast, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { Icon } from '../../components/Icon.tsx'
import { Kbd } from '../../components/Kbd.tsx'
import { bytes, plural } from '../../util/format.ts'
import styles from './StatusBar.module.css'
import { isScanning, scanWords } from './scan-words.ts'
import { readOnBattery, startScan, useEmptyHomes, useEngine } from './store.ts'

const LOOKING =
  'The system does not tell of changes in all folders: it watches no more of them, none of this kind, or one is not there. Skein looks every few seconds. Press to look now.'

const NOT_UP = {
  restarting: 'Engine restarting',
  down: 'Engine stopped: quit Skein and start it again',
  up: 'No answer',
} as const

function Doing(): ReactNode {
  const process = useEngine(state => state.process)
  const scan = useEngine(state => state.scan)
  const failed = useEngine(state => state.error !== null)
  const empty = useEmptyHomes()
  const looking = useEngine(state => (state.homes ?? []).some(home => home.watch === 'looking'))
  if (process !== 'up' || failed) {
    return (
      <span className={clsx(styles.part, styles.bad)}>
        <Icon of={TriangleAlert} size={12} />
        {NOT_UP[process]}
      </span>
    )
  }
  if (scan === null) return <span className={styles.part}>Starting</span>
  if (isScanning(scan)) {
    const words = scanWords(scan)
    return (
      <>
        <span className={clsx(styles.part, styles.busy)}>
          <Icon of={Contrast} size={12} />
          {[words.title.split(',')[0], words.counts, words.size, words.rate].filter(text => text !== '').join(' · ')}
        </span>
        {scan.paused === 'battery' && (
          <button
            type="button"
            className={styles.button}
            data-testid="read-on-battery"
            onClick={() => void readOnBattery()}
          >
            Read on
          </button>
        )}
      </>
    )
  }
  if (scan.phase === 'stopped') {
    return (
      <span className={clsx(styles.part, styles.bad)}>
        <Icon of={CirclePause} size={12} />
        {scanWords(scan).title}
      </span>
    )
  }
  return (
    <button
      type="button"
      className={clsx(styles.button, !empty && styles.good)}
      title={looking ? LOOKING : 'Look for new and changed threads'}
      data-testid="look-again"
      onClick={() => void startScan()}
    >
      <Icon of={empty ? Info : Check} size={12} />
      {empty ? 'No rollout files found' : looking ? 'Looked at every few seconds' : 'Up to date'}
      <Kbd>F5</Kbd>
    </button>
  )
}

interface StatusBarProps {
  readonly onProblems: () => void
  readonly onHelp: () => void
}

/** The bottom line: what the engine does, how much there is, what is wrong. */
export function StatusBar({ onProblems, onHelp }: StatusBarProps) {
  const homes = useEngine(state => state.homes)
  const phase = useEngine(state => state.scan?.phase)
  const sum = (pick: (home: NonNullable<typeof homes>[number]) => number) =>
    (homes ?? []).reduce((total, home) => total + pick(home), 0)
  const problems = sum(home => home.problemCount)
  return (
    <footer className={styles.bar} data-testid="status-bar" data-phase={phase}>
      <Doing />
      {homes !== null && (
        <span>
          {plural(
            sum(home => home.threadCount),
            'thread',
          )}{' '}
          · {bytes(sum(home => home.sizeBytes))}
        </span>
      )}
      <span className={styles.wide}>Read-only: Skein writes nothing into these folders</span>
      <span className={styles.grow} />
      {problems > 0 && (
        <button type="button" className={styles.button} onClick={onProblems} title="Show the threads with problems">
          <Icon of={TriangleAlert} size={12} />
          {plural(problems, 'problem')}
        </button>
      )}
      <button type="button" className={styles.button} onClick={onHelp}>
        <Kbd>?</Kbd>
        Shortcuts
      </button>
    </footer>
  )
}
