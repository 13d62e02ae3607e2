import { useId } from 'react'
import { narrow, useQuery } from '../query-store.ts'
import styles from './Dates.module.css'
import { dayEnd, dayOf, dayStart } from './days.ts'
import side from './Sidebar.module.css'

interface DayFieldProps {
  readonly label: string
  readonly day: string
  readonly onChange: (day: string) => void
}

function DayField({ label, day, onChange }: DayFieldProps) {
  const id = useId()
  return (
    <div className={styles.row}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="date"
        className={styles.field}
        value={day}
        aria-label={`Updated ${label.toLowerCase()}`}
        onChange={event => onChange(event.target.value)}
      />
    </div>
  )
}

/** From when to when: by the time of a thread's last change, both days included. */
export function Dates() {
  const from = useQuery(state => state.query.from)
  const to = useQuery(state => state.query.to)
  return (
    <section className={side.section} aria-labelledby="side-updated" data-testid="facet-updated">
      <h2 className={side.title} id="side-updated">
        Updated
      </h2>
      <DayField label="From" day={dayOf(from)} onChange={day => narrow({ from: dayStart(day) })} />
      <DayField label="To" day={dayOf(to)} onChange={day => narrow({ to: dayEnd(day) })} />
    </section>
  )
}
