import { CircleX, Info } from 'lucide-react'
import { Button } from '../../components/Button.tsx'
import { Icon } from '../../components/Icon.tsx'
import { Progress } from '../../components/Progress.tsx'
import { Word } from '../../content/Labels.tsx'
import { bytes } from '../../util/format.ts'
import styles from './Opening.module.css'
import { cancelOpening, dismissOutcome, useOpening } from './opening-store.ts'

const PHASE = { checking: 'Checking', unpacking: 'Unpacking' } as const

function Running() {
  const far = useOpening(state => state.far)
  if (far === null) return null
  const part = far.total === 0 ? 0 : far.done / far.total
  const counts = `${bytes(far.done)} of ${bytes(far.total)}`
  return (
    <section className={styles.card} aria-label="Opening an archive" data-testid="opening">
      <div className={styles.row}>
        <span className={styles.cut}>
          {PHASE[far.phase]} <Word text={far.name} />
        </span>
        <span className={styles.counts}>{counts}</span>
      </div>
      <div role="progressbar" aria-label={`${PHASE[far.phase]} ${far.name}`} aria-valuenow={Math.round(part * 100)}>
        <Progress part={part} />
      </div>
      <div className={styles.acts}>
        <Button onClick={cancelOpening}>Cancel</Button>
      </div>
    </section>
  )
}

function Outcome() {
  const outcome = useOpening(state => state.outcome)
  if (outcome === null) return null
  const { failed, notes } = outcome
  return (
    <section className={styles.card} aria-label="What could not be opened" data-testid="opening-outcome">
      <ul className={styles.list}>
        {failed.map(({ name, message }) => (
          <li className={styles.one} key={`${name} ${message}`}>
            <Icon of={CircleX} size={14} className={styles.error} label="Error:" />
            <span>
              {name !== '' && <Word text={`${name}: `} className={styles.name} />}
              <Word text={message} />
            </span>
          </li>
        ))}
        {notes.map(note => (
          <li className={styles.one} key={note}>
            <Icon of={Info} size={14} className={styles.info} label="Note:" />
            <Word text={note} />
          </li>
        ))}
      </ul>
      <div className={styles.acts}>
        <Button onClick={dismissOutcome} data-testid="dismiss-outcome">
          Close
        </Button>
      </div>
    </section>
  )
}

/** Above the status bar: how far the opening of an archive is, and what could not be opened. */
export function OpeningCards() {
  return (
    <div className={styles.cards}>
      <Outcome />
      <Running />
    </div>
  )
}
