import { useId } from 'react'
import { HISTORY_MODE_KINDS } from '../../../shared/history-mode.ts'
import { count, plural } from '../../util/format.ts'
import { BARS_HEIGHT, type BarPlace, TimeBars } from '../tables/index.ts'
import { ModePart, ModePatterns, ModeSwatch } from './ModeSwatch.tsx'
import styles from './MonthBars.module.css'
import { type barsOf, total } from './sums.ts'
import { modeWord, monthWord, shortMonth } from './words.ts'

/** Few threads beside very many are still to be seen. */
const LEAST = 3

type Bar = ReturnType<typeof barsOf>[number]

function words({ month, modes }: Bar): string {
  const parts = HISTORY_MODE_KINDS.filter(mode => modes[mode] > 0).map(
    mode => `${count(modes[mode])} ${modeWord(mode).toLowerCase()}`,
  )
  return `${monthWord(month)}: ${parts.length === 0 ? 'no threads' : parts.join(', ')}`
}

interface StackProps {
  readonly bar: Bar
  readonly place: BarPlace
  readonly prefix: string
}

function Stack({ bar, place: { x, width, y }, prefix }: StackProps) {
  let bottom = BARS_HEIGHT
  return HISTORY_MODE_KINDS.map(mode => {
    if (bar.modes[mode] === 0) return null
    const height = Math.max(LEAST, BARS_HEIGHT - y(bar.modes[mode]))
    bottom -= height
    return <ModePart key={mode} prefix={prefix} mode={mode} x={x} width={width} y={bottom} height={height} />
  })
}

/** Threads of each month, stacked by history mode. The table of months says the same. */
export function MonthBars({ bars }: { readonly bars: readonly Bar[] }) {
  const prefix = useId()
  return (
    <TimeBars
      testId="compatibility-chart"
      bars={bars}
      keyOf={({ month }) => month}
      most={Math.max(...bars.map(({ modes }) => total(modes)))}
      nameOf={({ month }) => shortMonth(month)}
      nameWidth={72}
      wordsOf={words}
      draw={(bar, place) => <Stack bar={bar} place={place} prefix={prefix} />}
      patterns={<ModePatterns prefix={prefix} />}
      legend={
        <ul className={styles.legend}>
          {HISTORY_MODE_KINDS.map(mode => (
            <li key={mode}>
              <ModeSwatch mode={mode} />
              {modeWord(mode)}
            </li>
          ))}
          <li className={styles.quiet}>{plural(bars.length, 'month')} by the day that threads were begun, UTC</li>
        </ul>
      }
    />
  )
}
