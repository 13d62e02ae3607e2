import { Button } from '../../components/Button.tsx'
import { count } from '../../util/format.ts'
import styles from './Details.module.css'

interface PagerProps {
  /** What is paged through: `Characters`. */
  readonly of: string
  readonly from: number
  /** Of what is shown. */
  readonly length: number
  readonly total: number
  /** How much is shown at a time. */
  readonly page: number
  readonly onFrom: (from: number) => void
}

/** The way through something long, a page at a time. */
export function Pager({ of, from, length, total, page, onFrom }: PagerProps) {
  const last = Math.max(0, Math.ceil(total / page) - 1) * page
  return (
    <div className={styles.pager}>
      <span>
        {of} {count(from + 1)} to {count(Math.min(total, from + length))} of {count(total)}
      </span>
      <Button unavailable={from === 0} onClick={() => onFrom(0)}>
        Start
      </Button>
      <Button unavailable={from === 0} onClick={() => onFrom(Math.max(0, from - page))}>
        Earlier
      </Button>
      <Button unavailable={from >= last} onClick={() => onFrom(Math.min(last, from + page))}>
        Later
      </Button>
      <Button unavailable={from >= last} onClick={() => onFrom(last)}>
        End
      </Button>
    </div>
  )
}
