import { count, plural } from '../../util/format.ts'
import styles from './OverTime.module.css'
import { chooseProblems, useProblems } from './store.ts'
import { barName } from './time-words.ts'

const HEIGHT = 28

/** When the chosen findings are from. A bar narrows the list to its time; once more takes that back. */
export function OverTime() {
  const times = useProblems(state => state.times)
  const { from, to } = useProblems(state => state.choice)
  if (times === null || times.bars.length < 2) return null
  const { unit, bars, earlier, later } = times
  const most = Math.max(1, ...bars.map(bar => bar.error + bar.warning + bar.info))
  return (
    <fieldset className={styles.times} data-testid="problem-times">
      <legend className="vh">Findings by {unit}</legend>
      <div className={styles.bars}>
        {bars.map(bar => {
          const all = bar.error + bar.warning + bar.info
          const here = from === bar.from && to === bar.to
          const words = `${barName(unit, bar.from)}: ${plural(all, 'finding')}`
          const high = (many: number) => (many === 0 ? 0 : Math.max(2, (many / most) * HEIGHT))
          return (
            <button
              type="button"
              key={bar.from}
              className={styles.bar}
              aria-pressed={here}
              aria-label={words}
              title={words}
              disabled={all === 0}
              data-outside={from !== null && !here}
              onClick={() => chooseProblems(here ? { from: null, to: null } : { from: bar.from, to: bar.to })}
            >
              {(['info', 'warning', 'error'] as const).map(severity => (
                <span key={severity} className={styles[severity]} style={{ height: high(bar[severity]) }} />
              ))}
            </button>
          )
        })}
      </div>
      <div className={styles.axis} aria-hidden={true}>
        <span>
          {barName(unit, bars[0]?.from ?? 0)}
          {earlier > 0 && ` (and ${count(earlier)} earlier)`}
        </span>
        <span>
          {barName(unit, bars.at(-1)?.from ?? 0)}
          {later > 0 && ` (and ${count(later)} in the future)`}
        </span>
      </div>
    </fieldset>
  )
}
