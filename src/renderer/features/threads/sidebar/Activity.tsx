import { Table2 } from 'lucide-react'
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react'
import type { Histogram } from '../../../../shared/ipc/query.ts'
import { LinkButton, ToolButton } from '../../../components/Button.tsx'
import { useNow } from '../../../util/use-now.ts'
import { narrow, useQuery } from '../query-store.ts'
import styles from './Activity.module.css'
import { ActivityTable } from './ActivityTable.tsx'
import { Bars } from './Bars.tsx'
import { barLabel, endForKey, endName, type Range, rangeOf, timeOf, withEnd } from './brush.ts'
import { useFacets } from './facets-store.ts'

const ENDS = [
  ['first', 'Updated from'],
  ['last', 'Updated until'],
] as const

interface BrushProps {
  readonly histogram: Histogram
  readonly range: Range
  readonly onRange: (range: Range) => void
}

function Brush({ histogram: { unit, bars }, range, onRange }: BrushProps) {
  const [drawn, setDrawn] = useState<Range | null>(null)
  const anchor = useRef<number | null>(null)
  const shown = drawn ?? range
  const barAt = (event: PointerEvent<HTMLDivElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect()
    const at = Math.floor(((event.clientX - left) / Math.max(1, width)) * bars.length)
    return Math.min(bars.length - 1, Math.max(0, at))
  }
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    const at = barAt(event)
    const end = event.target instanceof HTMLElement ? event.target.dataset.end : undefined
    // On a handle the other end stays; elsewhere a new range begins.
    anchor.current = end === 'first' ? range.last : end === 'last' ? range.first : at
    setDrawn({ first: Math.min(anchor.current, at), last: Math.max(anchor.current, at) })
  }
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    if (anchor.current === null) return
    const at = barAt(event)
    setDrawn({ first: Math.min(anchor.current, at), last: Math.max(anchor.current, at) })
  }
  const onPointerUp = () => {
    anchor.current = null
    if (drawn !== null) onRange(drawn)
    setDrawn(null)
  }
  const onPointerCancel = () => {
    anchor.current = null
    setDrawn(null)
  }
  const onKeyDown = (event: KeyboardEvent, end: 'first' | 'last') => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const to = endForKey(event.key, range[end], bars.length)
    if (to === null) return
    event.preventDefault()
    event.stopPropagation()
    onRange(withEnd(range, end, to))
  }
  const percent = (at: number) => `${(at / bars.length) * 100}%`
  return (
    <div
      className={styles.chart}
      data-testid="activity-chart"
      data-first={shown.first}
      data-last={shown.last}
      data-bars={bars.length}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={onPointerCancel}
    >
      <Bars bars={bars} range={shown} />
      <div
        className={styles.range}
        style={{ left: percent(shown.first), width: percent(shown.last - shown.first + 1) }}
      />
      {ENDS.map(([end, label]) => (
        <div
          key={end}
          role="slider"
          tabIndex={0}
          className={styles.handle}
          style={{ left: percent(end === 'first' ? shown.first : shown.last + 1) }}
          aria-label={label}
          aria-orientation="horizontal"
          aria-valuemin={0}
          aria-valuemax={bars.length - 1}
          aria-valuenow={shown[end]}
          aria-valuetext={endName(unit, bars[shown[end]], end)}
          data-end={end}
          onKeyDown={event => onKeyDown(event, end)}
        />
      ))}
    </div>
  )
}

/** When the threads were changed last, and from when to when the list goes. */
export function Activity() {
  const histogram = useFacets(state => state.histogram)
  const from = useQuery(state => state.query.from)
  const to = useQuery(state => state.query.to)
  const [inNumbers, setInNumbers] = useState(false)
  const now = useNow()
  if (histogram === null || histogram.bars.length === 0) return null
  const { unit, bars } = histogram
  return (
    <section className={styles.activity} aria-labelledby="side-activity" data-testid="activity">
      <div className={styles.head}>
        <h2 id="side-activity">Activity</h2>
        <span className={styles.grow} />
        {(from !== null || to !== null) && (
          <LinkButton aria-label="Clear the time" onClick={() => narrow({ from: null, to: null })}>
            Clear
          </LinkButton>
        )}
        <ToolButton icon={Table2} label="Activity as a table" small={true} onClick={() => setInNumbers(true)} />
      </div>
      <Brush histogram={histogram} range={rangeOf(bars, { from, to })} onRange={range => narrow(timeOf(bars, range))} />
      <div className={styles.axis} aria-hidden={true}>
        <span>{barLabel(unit, bars[0]?.from ?? 0)}</span>
        {bars.length > 1 && <span>{barLabel(unit, Math.min(bars.at(-1)?.to ?? 0, now))}</span>}
      </div>
      {inNumbers && <ActivityTable histogram={histogram} onClose={() => setInNumbers(false)} />}
    </section>
  )
}
