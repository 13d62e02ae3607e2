import { type KeyboardEvent, type PointerEvent, useEffect, useMemo, useRef, useState } from 'react'
import type { ThreadOutline } from '../../../shared/ipc/history.ts'
import { count } from '../../util/format.ts'
import type { Span } from './axis.ts'
import styles from './Lanes.module.css'
import { LineNumbers, Times, Tip, type TipAt } from './LineLabels.tsx'
import { LANES } from './lanes.ts'
import { LANE_STEP, LANES_TOP, lanesHeight, paintLanes } from './paint-lanes.ts'
import type { Spot } from './spot.ts'
import { spotAt } from './strand-place.ts'
import type { Line } from './use-line.ts'
import { NO_HITS, usePicture } from './use-picture.ts'
import { tipWords } from './words.ts'
import { spanForKey, turnsIn, zoomTo } from './zoom.ts'

/** Px that a pointer must move to select rather than click. */
const DRAG = 5

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
  const [drag, setDrag] = useState<{ readonly from: number; readonly to: number } | null>(null)
  const [tip, setTip] = useState<TipAt | null>(null)
  const { track, axis } = line
  const { turns } = outline
  const picture = usePicture(box, { outline, line, span, hits: NO_HITS, current: null })
  const { width, theme, ratio, columns } = picture

  const lanes = useMemo(() => LANES.filter(([lane]) => track.lanes.includes(lane)), [track])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another theme has other colours
  useEffect(() => {
    if (canvas.current === null || columns === null) return
    const drawn = lanes.map(([lane]) => lane)
    paintLanes(canvas.current, columns, ratio, drawn, axis.byTime ? axis.shortWaits : null, span)
  }, [columns, lanes, axis, span, ratio, theme])

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
    const text = tipWords(outline, axis, place, spotAt(axis, track, place))
    setTip(text === null ? null : { x, text })
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
        <LineNumbers labels={picture.numbers} current={null} height={14} className={styles.labels} />
        <canvas ref={canvas} className={styles.canvas} style={{ height }} />
        <Times labels={picture.times} form={picture.form} className={styles.labels} />
        {drag !== null && Math.abs(drag.to - drag.from) >= DRAG && (
          <div
            className={styles.brush}
            style={{
              transform: `translateX(${Math.min(drag.from, drag.to)}px)`,
              width: Math.abs(drag.to - drag.from),
            }}
          />
        )}
        <Tip tip={tip} width={width} top="100%" />
      </div>
    </div>
  )
}
