import { useMemo } from 'react'
import type { TokenUse, UsageStep } from '../../../shared/ipc/usage.ts'
import { count } from '../../util/format.ts'
import { TimeBars } from '../tables/index.ts'
import { Legend, TokenStack, tokenParts } from '../timeline/index.ts'
import { everyPeriod, periodName, startOf } from './spans.ts'

type Period = TokenUse & { readonly from: string }

interface PeriodBarsProps {
  /** In order of time. */
  readonly periods: readonly Period[]
  readonly step: UsageStep
  /** The days that were asked for; null for all. */
  readonly days: { readonly from: string; readonly to: string } | null
}

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
  const bars = useMemo(() => {
    const known = new Map(periods.map(period => [period.from, period]))
    const ends = days === null ? [] : [startOf(days.from, step), startOf(days.to, step)]
    const all = everyPeriod([...new Set([...known.keys(), ...ends])].sort(), step)
    return all.map(from => known.get(from) ?? { from, ...NOTHING })
  }, [periods, step, days])
  return (
    <TimeBars
      testId="usage-chart"
      bars={bars}
      keyOf={({ from }) => from}
      most={Math.max(...bars.map(({ input, output }) => input + output))}
      nameOf={({ from }) => periodName(from, step).replace('Week of ', '')}
      nameWidth={110}
      wordsOf={period => words(period, step)}
      draw={(period, { x, width, y }) => <TokenStack parts={partsOf(period)} x={x} width={width} y={y} />}
      legend={<Legend entries={LEGEND} />}
    />
  )
}
