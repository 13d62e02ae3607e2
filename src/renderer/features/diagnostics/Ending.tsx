import type { Profile } from '../../../shared/ipc/doctor.ts'
import { Word } from '../../content/Labels.tsx'
import { count, duration, exact } from '../../util/format.ts'
import styles from './Diagnostics.module.css'
import { LineLink } from './LineLink.tsx'
import type { LineWay } from './way.ts'

interface EndingProps {
  readonly last: Profile['last']
  readonly lines: number
  readonly way: LineWay | null
}

/** The last good record, and the silence before it. */
export function Ending({ last, lines, way }: EndingProps) {
  if (last === null) return <p className={styles.none}>No record has a time.</p>
  const behind = lines - last.line
  return (
    <dl className={styles.facts} data-testid="time-of-death">
      <dt>Last record</dt>
      <dd>
        {exact(last.at / 1000)}, <Word text={last.kind} />
      </dd>
      <dt>Where</dt>
      <dd>
        <LineLink way={way} place={last} name="Show line">
          line {count(last.line)}
        </LineLink>
        , byte {count(last.offset)}
        {behind > 0 &&
          `; ${behind === 1 ? 'one line follows that has' : `${count(behind)} lines follow that have`} no time`}
      </dd>
      <dt>Silence before it</dt>
      <dd>{last.gapMs === null ? 'there is no record with a time before it' : duration(last.gapMs)}</dd>
    </dl>
  )
}
