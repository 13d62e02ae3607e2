import clsx from 'clsx'
import { Circle, CircleCheck, Contrast } from 'lucide-react'
import type { ScanProgress } from '../../../shared/ipc/status.ts'
import { Button } from '../../components/Button.tsx'
import { Icon } from '../../components/Icon.tsx'
import { Progress } from '../../components/Progress.tsx'
import { bytes, count, plural } from '../../util/format.ts'
import styles from './ScanPage.module.css'
import { scanWords } from './scan-words.ts'
import { cancelScan } from './store.ts'

const ORDER: readonly ScanProgress['phase'][] = ['discovering', 'heads', 'reading', 'checking']
const ICON = { done: CircleCheck, now: Contrast, next: Circle } as const

interface StepProps {
  readonly when: 'done' | 'now' | 'next'
  readonly name: string
  readonly counts: string
  readonly size: string
}

function Step({ when, name, counts, size }: StepProps) {
  return (
    <li className={clsx(styles.step, styles[when])}>
      <span className={styles.icon}>
        <Icon of={ICON[when]} label={{ done: 'Done:', now: 'Now:', next: 'Later:' }[when]} />
      </span>
      <span>{name}</span>
      <span className={styles.number}>{counts}</span>
      <span className={styles.number}>{size}</span>
    </li>
  )
}

/** What stands in the thread pane while the engine reads and no thread is chosen. */
export function ScanPage({ scan }: { readonly scan: ScanProgress }) {
  const words = scanWords(scan)
  const checking = scan.phase === 'checking'
  const listed = scan.phase === 'reading' || checking
  const now = ORDER.indexOf(scan.phase)
  const when = (step: number) => (step < now ? 'done' : step === now ? 'now' : 'next')
  const closed = checking ? scan.filesToRead : scan.heads - scan.filesToRead
  return (
    <div className={styles.page}>
      <div className={styles.inner}>
        <h1 className={styles.title}>
          {listed ? 'Your list is ready. Skein is still reading.' : 'Skein is finding your threads.'}
        </h1>
        <p className={styles.say}>
          {listed
            ? 'Every thread is listed, and legacy ones open already. Counts, tokens and problems follow.'
            : 'Threads appear in the list as they are found, and open from there at once.'}
        </p>
        <div className={styles.bar}>
          <Progress part={words.part ?? 0} />
        </div>
        <div className={styles.line}>
          {words.part !== null && <b>{Math.floor(words.part * 100)}%</b>}
          <span>{words.size === '' ? words.counts : words.size}</span>
          <span className={styles.grow} />
          <span>{words.rate}</span>
          <Button onClick={() => void cancelScan()}>Cancel</Button>
        </div>
        <h2 className={styles.head}>Steps</h2>
        <ol>
          <Step when={when(0)} name="Find rollout files" counts={plural(scan.files, 'file')} size="" />
          <Step
            when={when(1)}
            name="Read every first line"
            counts={`${count(scan.heads)} of ${count(scan.files)}`}
            size=""
          />
          <Step
            when={when(2)}
            name="Read legacy threads in full"
            counts={checking ? 'done' : listed ? `${count(scan.filesRead)} of ${count(scan.filesToRead)}` : 'follows'}
            size={listed && !checking ? bytes(scan.bytesRead) : ''}
          />
          {listed && closed > 0 && (
            <Step
              when={when(3)}
              name="Check the structure of files that stay closed"
              counts={checking ? `${count(scan.filesRead)} of ${count(closed)}` : plural(closed, 'file')}
              size={checking ? bytes(scan.bytesRead) : ''}
            />
          )}
        </ol>
      </div>
    </div>
  )
}
