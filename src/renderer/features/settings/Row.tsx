import { type ReactNode, useId } from 'react'
import styles from './SettingsDialog.module.css'

interface RowProps {
  readonly name: string
  /** What it means, below. */
  readonly say?: string
  readonly children: ReactNode
}

/** One setting, or some that belong together. */
export function Row({ name, say, children }: RowProps) {
  const id = useId()
  return (
    <section className={styles.row} aria-labelledby={id}>
      <h2 className={styles.name} id={id}>
        {name}
      </h2>
      <div className={styles.control}>
        {children}
        {say !== undefined && <p className={styles.say}>{say}</p>}
      </div>
    </section>
  )
}

interface CheckProps {
  readonly label: string
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
  readonly testId?: string
}

/** A setting that is on or off. */
export function Check({ label, checked, onChange, testId }: CheckProps) {
  return (
    <label className={styles.check}>
      <input
        type="checkbox"
        checked={checked}
        data-testid={testId}
        onChange={event => onChange(event.target.checked)}
      />
      {label}
    </label>
  )
}
