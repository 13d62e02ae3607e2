import { scaleLinear } from 'd3-scale'
import { type PointerEvent, useId, useRef, useState } from 'react'
import { compact, count, plural } from '../../util/format.ts'
import { useSize } from '../../util/use-size.ts'
import { ModePart, ModePatterns, ModeSwatch } from './ModeSwatch.tsx'
import styles from './MonthBars.module.css'
import { type barsOf, MODES, total } from './sums.ts'
import { modeWord, monthWord, shortMonth } from './words.ts'

const HEIGHT = 160
/** Few threads beside very many are still to be seen. */
const LEAST = 3

type Bar = ReturnType<typeof barsOf>[number]

function words({ month, modes }: Bar): string {
  const parts = MODES.filter(mode => modes[mode] > 0).map(
    mode => `${count(modes[mode])} ${modeWord(mode).toLowerCase()}`,
  )
  return `${monthWord(month)}: ${parts.length === 0 ? 'no threads' : parts.join(', ')}`
}

function Stack({
  bar,
  x,
  width,
  y,
  prefix,
}: {
  readonly bar: Bar
  readonly x: number
  readonly width: number
  readonly y: (threads: number) => number
  readonly prefix: string
}) {
  let bottom = HEIGHT
  return MODES.map(mode => {
    if (bar.modes[mode] === 0) return null
    const height = Math.max(LEAST, HEIGHT - y(bar.modes[mode]))
    bottom -= height
    return <ModePart key={mode} prefix={prefix} mode={mode} x={x} width={width} y={bottom} height={height} />
  })
}

/** Threads of each month, stacked by history mode. The table of months says the same. */
export function MonthBars({ bars }: { readonly bars: readonly Bar[] }) {
  const box = useRef<HTMLDivElement>(null)
  const { width } = useSize(box)
  const prefix = useId()
  const [active, setActive] = useState<number | null>(null)
  const y = scaleLinear([0, Math.max(1, ...bars.map(({ modes }) => total(modes)))], [HEIGHT, 8]).nice(3)
  const each = Math.min(72, width / Math.max(1, bars.length))
  const wide = Math.max(1, each - Math.min(12, each * 0.3))
  const every = Math.max(1, Math.ceil(72 / Math.max(1, each)))
  const pointed = active === null ? undefined : bars[active]
  const point = (event: PointerEvent<SVGSVGElement>) => {
    const at = Math.floor((event.clientX - event.currentTarget.getBoundingClientRect().left) / each)
    setActive(at >= 0 && at < bars.length ? at : null)
  }
  return (
    <div className={styles.bars} data-testid="compatibility-chart">
      <div ref={box} className={styles.box}>
        {width > 0 && (
          <svg
            width={width}
            height={HEIGHT + 20}
            className={styles.chart}
            aria-hidden={true}
            focusable={false}
            onPointerMove={point}
            onPointerLeave={() => setActive(null)}
          >
            <ModePatterns prefix={prefix} />
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
              <rect className={styles.pointed} x={active * each} y={0} width={each} height={HEIGHT} />
            )}
            {bars.map((bar, at) => (
              <Stack key={bar.month} bar={bar} x={at * each + (each - wide) / 2} width={wide} y={y} prefix={prefix} />
            ))}
            <line className={styles.base} x1={0} x2={width} y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} />
            {bars.map(
              ({ month }, at) =>
                at % every === 0 && (
                  <text key={month} className={styles.month} x={at * each + (each - wide) / 2} y={HEIGHT + 16}>
                    {shortMonth(month)}
                  </text>
                ),
            )}
          </svg>
        )}
      </div>
      <div className={styles.below}>
        {pointed === undefined ? (
          <ul className={styles.legend}>
            {MODES.map(mode => (
              <li key={mode}>
                <ModeSwatch mode={mode} />
                {modeWord(mode)}
              </li>
            ))}
            <li className={styles.quiet}>{plural(bars.length, 'month')} by the day that threads were begun, UTC</li>
          </ul>
        ) : (
          <p className={styles.words} aria-hidden={true}>
            {words(pointed)}
          </p>
        )}
      </div>
    </div>
  )
}
