import { scaleLinear } from 'd3-scale'
import { type PointerEvent, type ReactNode, useRef, useState } from 'react'
import { compact } from '../../util/format.ts'
import { useSize } from '../../util/use-size.ts'
import styles from './TimeBars.module.css'

/** Where a bar is drawn, in px. */
export interface BarPlace {
  readonly x: number
  readonly width: number
  /** From an amount to its height above the foot of the chart, seen from the top. */
  readonly y: (amount: number) => number
}

interface TimeBarsProps<T> {
  /** One for each time, in order. */
  readonly bars: readonly T[]
  readonly keyOf: (bar: T) => string
  /** The highest bar. */
  readonly most: number
  /** What stands below a bar; `nameWidth` px is what it takes. */
  readonly nameOf: (bar: T) => string
  readonly nameWidth: number
  /** The bar in words, while somebody points at it. */
  readonly wordsOf: (bar: T) => string
  readonly draw: (bar: T, place: BarPlace) => ReactNode
  /** Patterns that the bars are drawn with. */
  readonly patterns?: ReactNode
  readonly legend: ReactNode
  readonly testId: string
}

export const BARS_HEIGHT = 160
const ROOM_ABOVE = 8
/** Few bars stand close together, not across the page. */
const WIDEST = 72
const WIDEST_GAP = 12

/** Bars over time. A table says the same: who has the page read aloud is not told of them. */
export function TimeBars<T>({
  bars,
  keyOf,
  most,
  nameOf,
  nameWidth,
  wordsOf,
  draw,
  patterns,
  legend,
  testId,
}: TimeBarsProps<T>) {
  const box = useRef<HTMLDivElement>(null)
  const { width } = useSize(box)
  const [active, setActive] = useState<number | null>(null)
  const y = scaleLinear([0, Math.max(1, most)], [BARS_HEIGHT, ROOM_ABOVE]).nice(3)
  const each = Math.min(WIDEST, width / Math.max(1, bars.length))
  const wide = Math.max(1, each - Math.min(WIDEST_GAP, each * 0.3))
  const every = Math.max(1, Math.ceil(nameWidth / Math.max(1, each)))
  const left = (at: number) => at * each + (each - wide) / 2
  const pointed = active === null ? undefined : bars[active]
  const point = (event: PointerEvent<SVGSVGElement>) => {
    const at = Math.floor((event.clientX - event.currentTarget.getBoundingClientRect().left) / each)
    setActive(at >= 0 && at < bars.length ? at : null)
  }
  return (
    <div className={styles.bars} data-testid={testId}>
      <div ref={box} className={styles.box}>
        {width > 0 && (
          <svg
            width={width}
            height={BARS_HEIGHT + 20}
            className={styles.chart}
            aria-hidden={true}
            focusable={false}
            onPointerMove={point}
            onPointerLeave={() => setActive(null)}
          >
            {patterns}
            {y
              .ticks(3)
              .filter(Number.isInteger)
              .map(tick => (
                <g key={tick}>
                  <line className={styles.grid} x1={0} x2={width} y1={y(tick)} y2={y(tick)} />
                  <text className={styles.scale} x={-8} y={y(tick) + 4}>
                    {compact(tick)}
                  </text>
                </g>
              ))}
            {active !== null && (
              <rect className={styles.pointed} x={active * each} y={0} width={each} height={BARS_HEIGHT} />
            )}
            {bars.map((bar, at) => (
              <g key={keyOf(bar)}>{draw(bar, { x: left(at), width: wide, y })}</g>
            ))}
            <line className={styles.base} x1={0} x2={width} y1={BARS_HEIGHT - 0.5} y2={BARS_HEIGHT - 0.5} />
            {bars.map(
              (bar, at) =>
                at % every === 0 &&
                (at === 0 || at * each + nameWidth < width + WIDEST_GAP) && (
                  <text key={keyOf(bar)} className={styles.name} x={left(at)} y={BARS_HEIGHT + 16}>
                    {nameOf(bar)}
                  </text>
                ),
            )}
          </svg>
        )}
      </div>
      <div className={styles.below}>
        {pointed === undefined ? (
          legend
        ) : (
          <p className={styles.words} aria-hidden={true}>
            {wordsOf(pointed)}
          </p>
        )}
      </div>
    </div>
  )
}
