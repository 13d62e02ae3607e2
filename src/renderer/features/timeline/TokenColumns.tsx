import { type ScaleLinear, scaleLinear } from 'd3-scale'
import { compact } from '../../util/format.ts'
import styles from './Bars.module.css'
import type { Bar } from './bars.ts'
import { TokenStack } from './TokenStack.tsx'
import { tokenParts } from './totals.ts'

interface ChartProps {
  readonly bars: readonly Bar[]
  readonly width: number
  readonly height: number
  /** Whether there is room for numbers at the lines. */
  readonly scale: boolean
}

/** Px of a bar, of the step from one to the next. */
function barWidth(step: number): number {
  return Math.max(1, Math.min(step - Math.min(3, step * 0.3), 28))
}

interface GridProps {
  readonly y: ScaleLinear<number, number>
  /** About how many. */
  readonly lines: number
  readonly width: number
}

/** Lines across a chart, with their numbers. */
function Grid({ y, lines, width }: GridProps) {
  return y.ticks(lines).map(tick => (
    <g key={tick}>
      <line className={styles.grid} x1={0} x2={width} y1={y(tick)} y2={y(tick)} />
      {tick > 0 && (
        <text className={styles.scale} x={-8} y={y(tick) + 4}>
          {compact(tick)}
        </text>
      )}
    </g>
  ))
}

/** Tokens of each bar, stacked: input at the bottom, then cached input, output and reasoning. */
export function TokenColumns({ bars, width, height, scale }: ChartProps) {
  const most = Math.max(1, ...bars.map(bar => bar.tokens?.total ?? 0))
  const y = scaleLinear([0, most], [height, 4])
  const step = width / Math.max(1, bars.length)
  const wide = barWidth(step)
  return (
    <svg width={width} height={height} aria-hidden={true} className={styles.chart}>
      {scale && <Grid y={y} lines={3} width={width} />}
      {bars.map((bar, index) => (
        <Column key={bar.from} bar={bar} x={index * step + (step - wide) / 2} width={wide} base={height} y={y} />
      ))}
      <line className={styles.base} x1={0} x2={width} y1={height - 0.5} y2={height - 0.5} />
    </svg>
  )
}

interface ColumnProps {
  readonly bar: Bar
  readonly x: number
  readonly width: number
  readonly base: number
  readonly y: (tokens: number) => number
}

function Column({ bar, x, width, base, y }: ColumnProps) {
  if (bar.tokens === null) return null
  const parts = tokenParts(bar.tokens)
  const top = y(parts.input + parts.cached + parts.output + parts.reasoning)
  return (
    <>
      <TokenStack parts={parts} x={x} width={width} y={y} />
      {bar.share === 'rolledBack' && (
        <line className={styles.struck} x1={x - 1} x2={x + width + 1} y1={(top + base) / 2} y2={(top + base) / 2} />
      )}
      {bar.share === 'inherited' && <line className={styles.dotted} x1={x} x2={x + width} y1={top - 3} y2={top - 3} />}
    </>
  )
}

/** How full the context was after each bar, against what the model takes; upright lines where it was compacted. */
export function ContextLine({ bars, width, height, scale }: ChartProps) {
  const most = Math.max(1, ...bars.map(bar => Math.max(bar.context ?? 0, bar.window ?? 0)))
  const y = scaleLinear([0, most], [height - 1, 4])
  const step = width / Math.max(1, bars.length)
  const x = (index: number) => (index + 0.5) * step
  // Many lines beside each other would hide the curve.
  const crowded = bars.filter(bar => bar.compactions > 0).length * 10 > width
  return (
    <svg width={width} height={height} aria-hidden={true} className={styles.chart}>
      {scale && <Grid y={y} lines={2} width={width} />}
      <path
        className={styles.window}
        d={stepPath(
          bars.map(bar => bar.window),
          step,
          y,
        )}
      />
      <path
        className={styles.context}
        d={linePath(
          bars.map(bar => bar.context),
          x,
          y,
        )}
      />
      {/* A single value makes no line. */}
      {bars.map(
        (bar, index) =>
          bar.context !== null &&
          (bars[index - 1]?.context ?? null) === null &&
          (bars[index + 1]?.context ?? null) === null && (
            <circle key={bar.from} className={styles.point} cx={x(index)} cy={y(bar.context)} r={2} />
          ),
      )}
      {bars.map(
        (bar, index) =>
          bar.compactions > 0 && (
            <line
              key={bar.from}
              className={styles.compaction}
              x1={x(index)}
              x2={x(index)}
              y1={0}
              y2={crowded ? 4 : height}
            />
          ),
      )}
      <line className={styles.base} x1={0} x2={width} y1={height - 0.5} y2={height - 0.5} />
    </svg>
  )
}

type Values = readonly (number | null)[]

function linePath(values: Values, x: (index: number) => number, y: (value: number) => number): string {
  let path = ''
  let open = false
  values.forEach((value, index) => {
    if (value !== null) path += `${open ? 'L' : 'M'}${x(index).toFixed(1)} ${y(value).toFixed(1)}`
    open = value !== null
  })
  return path
}

function stepPath(values: Values, step: number, y: (value: number) => number): string {
  let path = ''
  let open = false
  values.forEach((value, index) => {
    if (value !== null) {
      const height = y(value).toFixed(1)
      path += `${open ? 'L' : 'M'}${(index * step).toFixed(1)} ${height}L${((index + 1) * step).toFixed(1)} ${height}`
    }
    open = value !== null
  })
  return path
}
