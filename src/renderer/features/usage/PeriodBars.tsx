import { scaleLinear } from 'd3-scale'
import { type PointerEvent, useMemo, useRef, useState } from 'react'
import type { TokenUse, UsageStep } from '../../../shared/ipc/usage.ts'
import { compact, count } from '../../util/format.ts'
import { useSize } from '../../util/use-size.ts'
import { Legend, TokenStack, tokenParts } from '../timeline/index.ts'
import styles from './PeriodBars.module.css'
import { everyPeriod, periodName, startOf } from './spans.ts'

type Period = TokenUse & { readonly from: string }

interface PeriodBarsProps {
  /** In order of time. */
  readonly periods: readonly Period[]
  readonly step: UsageStep
  /** The days that were asked for; null for all. */
  readonly days: { readonly from: string; readonly to: string } | null
}

const HEIGHT = 160
const NOTHING = { input: 0, cachedInput: 0, output: 0, reasoning: 0 }
const LEGEND = [
  { swatch: 'input', label: 'Input', title: 'Input that was not cached' },
  { swatch: 'cached', label: 'Cached input', title: 'Input that the model had seen before' },
  { swatch: 'output', label: 'Output' },
  { swatch: 'reasoning', label: 'Reasoning' },
] as const

function partsOf(use: TokenUse) {
  return tokenParts({ ...use, reasoningOutput: use.reasoning, total: use.input + use.output })
}

function words(period: Period, step: UsageStep): string {
  const { input, cached, output, reasoning } = partsOf(period)
  const name = periodName(period.from, step)
  return `${name}: ${count(input)} input, ${count(cached)} cached, ${count(output)} output, ${count(reasoning)} reasoning`
}

/** Tokens of each period, stacked. A table says the same (`PeriodTable`). */
export function PeriodBars({ periods, step, days }: PeriodBarsProps) {
  const box = useRef<HTMLDivElement>(null)
  const { width } = useSize(box)
  const [active, setActive] = useState<number | null>(null)
  const bars = useMemo(() => {
    const known = new Map(periods.map(period => [period.from, period]))
    const ends = days === null ? [] : [startOf(days.from, step), startOf(days.to, step)]
    const all = everyPeriod([...new Set([...known.keys(), ...ends])].sort(), step)
    return all.map(from => known.get(from) ?? { from, ...NOTHING })
  }, [periods, step, days])
  const most = Math.max(1, ...bars.map(bar => bar.input + bar.output))
  const y = scaleLinear([0, most], [HEIGHT, 6])
  const each = width / Math.max(1, bars.length)
  const wide = Math.max(1, Math.min(each - Math.min(3, each * 0.3), 40))
  const every = Math.max(1, Math.ceil(110 / Math.max(1, each)))
  const pointed = active === null ? undefined : bars[active]
  const point = (event: PointerEvent<SVGSVGElement>) => {
    const at = Math.floor((event.clientX - event.currentTarget.getBoundingClientRect().left) / each)
    setActive(at >= 0 && at < bars.length ? at : null)
  }
  return (
    <div className={styles.bars} data-testid="usage-chart">
      <div ref={box} className={styles.box}>
        {width > 0 && (
          <svg
            width={width}
            height={HEIGHT + 20}
            aria-hidden={true}
            className={styles.chart}
            onPointerMove={point}
            onPointerLeave={() => setActive(null)}
          >
            {y.ticks(3).map(tick => (
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
            {bars.map((bar, index) => (
              <TokenStack key={bar.from} parts={partsOf(bar)} x={index * each + (each - wide) / 2} width={wide} y={y} />
            ))}
            <line className={styles.base} x1={0} x2={width} y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} />
            {bars.map(
              (bar, index) =>
                index % every === 0 &&
                index * each + 80 < width && (
                  <text key={bar.from} className={styles.day} x={index * each} y={HEIGHT + 16}>
                    {periodName(bar.from, step).replace('Week of ', '')}
                  </text>
                ),
            )}
          </svg>
        )}
      </div>
      <div className={styles.below}>
        {pointed === undefined ? (
          <Legend entries={LEGEND} />
        ) : (
          <p className={styles.words} aria-hidden={true}>
            {words(pointed, step)}
          </p>
        )}
      </div>
    </div>
  )
}
