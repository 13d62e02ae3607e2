import { count, dayName } from '../../../util/format.ts'
import styles from './Row.module.css'

interface DayHeadingProps {
  /** Unix seconds of a thread of that day. */
  readonly time: number
  readonly now: number
  /** Threads of that day; null where not all are loaded. */
  readonly threads: number | null
}

/** Names a day above its first thread. */
export function DayHeading({ time, now, threads }: DayHeadingProps) {
  const { name, detail } = dayName(time, now)
  const parts = [detail, threads === null ? '' : count(threads)].filter(part => part !== '')
  return (
    <div className={styles.heading} role="presentation">
      <span>{name}</span>
      <span>{parts.join(' · ')}</span>
    </div>
  )
}
