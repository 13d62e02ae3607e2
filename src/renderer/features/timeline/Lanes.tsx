import { type KeyboardEvent, type PointerEvent, useEffect, useMemo, useRef, useState } from 'react'
import type { ThreadOutline } from '../../../shared/ipc/history.ts'
import { count, exact } from '../../util/format.ts'
import { useSize } from '../../util/use-size.ts'
import type { Span } from './axis.ts'
import { buildColumns } from './columns.ts'
import styles from './Lanes.module.css'
import { ROOM, timeForm, timeLabels, turnLabels } from './labels.ts'
import { LANES } from './lanes.ts'
import { LANE_STEP, LANES_TOP, lanesHeight, paintLanes } from './paint-lanes.ts'
import type { Spot } from './spot.ts'
import { spotAt } from './strand-place.ts'
import type { Line } from './use-line.ts'
import { usePixelRatio, useTheme } from './use-screen.ts'
import { spotWords, timeText, waitWords } from './words.ts'
import { spanForKey, turnsIn, zoomTo } from './zoom.ts'

/** Px that a pointer must move to select rather than click. */
const DRAG = 5
const NO_HITS: readonly number[] = []

interface LanesProps {
  readonly outline: ThreadOutline
  readonly line: Line
  readonly span: Span
  readonly onSpan: (span: Span) => void
  readonly onGo: (spot: Spot) => void
}

/** The turns in time, one row for what each kind of work took. Dragging selects a part to look at. */
export function Lanes({ outline, line, span, onSpan, onGo }: LanesProps) {
  const box = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const { width } = useSize(box)
  const theme = useTheme()
  const ratio = usePixelRatio()
  const [drag, setDrag] = useState<{ readonly from: number; readonly to: number } | null>(null)
  const [tip, setTip] = useState<{ readonly x: number; readonly text: string } | null>(null)
  const { track, axis } = line
  const { turns, marks } = outline

  const lanes = useMemo(() => LANES.filter(([lane]) => track.lanes.includes(lane)), [track])
  const columns = useMemo(() => {
    const muted = (turn: number) => turns[turn]?.rolledBack === true
    const source = { track, axis, marks, muted, hits: NO_HITS }
    return width === 0 ? null : buildColumns(source, span, Math.round(width * ratio), ratio)
  }, [track, axis, turns, marks, span, width, ratio])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another theme has other colours
  useEffect(() => {
    if (canvas.current === null || columns === null) return
    const drawn = lanes.map(([lane]) => lane)
    paintLanes(canvas.current, columns, ratio, drawn, axis.byTime ? axis.shortWaits : null, span)
  }, [columns, lanes, axis, span, ratio, theme])

  const form = timeForm(axis, span)
  const numbers = useMemo(() => turnLabels(axis, span, width, null), [axis, span, width])
  const times = useMemo(() => timeLabels(axis, span, width, ROOM[form]), [axis, span, width, form])
  const range = turnsIn(axis, span)

  const xOf = (event: PointerEvent) =>
    Math.min(width, Math.max(0, event.clientX - (box.current?.getBoundingClientRect().left ?? 0)))
  const placeAt = (x: number) => span.from + (x / Math.max(1, width)) * (span.to - span.from)
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    setDrag({ from: xOf(event), to: xOf(event) })
  }
  const onPointerMove = (event: PointerEvent) => {
    const x = xOf(event)
    if (drag !== null) setDrag({ from: drag.from, to: x })
    const place = placeAt(x)
    const wait = axis.shortWaits.find(({ from, to }) => place >= from && place <= to)
    const spot = spotAt(axis, track, place)
    setTip(spot === null ? null : { x, text: wait === undefined ? spotWords(outline, spot) : waitWords(wait) })
  }
  const onPointerUp = () => {
    if (drag === null) return
    setDrag(null)
    if (Math.abs(drag.to - drag.from) >= DRAG) onSpan(zoomTo(span, drag.from / width, drag.to / width))
    else {
      const spot = spotAt(axis, track, placeAt(drag.to))
      if (spot !== null) onGo(spot)
    }
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const next = spanForKey(event.key, span)
    if (next === null) return
    event.preventDefault()
    event.stopPropagation()
    onSpan(next)
  }
  const height = lanesHeight(lanes.length + (axis.byTime ? 1 : 0))
  const said =
    range === null ? 'Nothing' : `Turns ${count(range.from + 1)} to ${count(range.to + 1)} of ${count(turns.length)}`
  return (
    <div className={styles.lanes} data-testid="turn-times">
      <div className={styles.names} style={{ paddingTop: LANES_TOP }}>
        {lanes.map(([lane, name]) => (
          <span key={lane} style={{ height: LANE_STEP }}>
            {name}
          </span>
        ))}
        {axis.byTime && <span style={{ height: LANE_STEP }}>Between turns</span>}
      </div>
      <div
        ref={box}
        className={styles.box}
        role="slider"
        tabIndex={0}
        aria-label="Part of the thread that is shown"
        aria-valuemin={1}
        aria-valuemax={Math.max(1, turns.length)}
        aria-valuenow={(range?.from ?? 0) + 1}
        aria-valuetext={said}
        onKeyDown={onKeyDown}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerCancel={() => setDrag(null)}
        onPointerLeave={() => setTip(null)}
      >
        <div className={styles.numbers} aria-hidden={true}>
          {numbers.map(({ at, text }) => (
            <span key={text} style={{ left: at }}>
              {text}
            </span>
          ))}
        </div>
        <canvas ref={canvas} className={styles.canvas} style={{ height }} />
        <div className={styles.times} aria-hidden={true}>
          {times.map(({ at, ms, anchor }) => (
            <time key={at} className={styles[anchor]} style={{ left: at }} title={exact(ms / 1000)}>
              {timeText(ms, form)}
            </time>
          ))}
        </div>
        {drag !== null && Math.abs(drag.to - drag.from) >= DRAG && (
          <div
            className={styles.brush}
            style={{
              transform: `translateX(${Math.min(drag.from, drag.to)}px)`,
              width: Math.abs(drag.to - drag.from),
            }}
          />
        )}
        {tip !== null && (
          <div
            className={styles.tip}
            style={tip.x > width / 2 ? { right: width - tip.x } : { left: tip.x }}
            aria-hidden={true}
          >
            {tip.text}
          </div>
        )}
      </div>
    </div>
  )
}
