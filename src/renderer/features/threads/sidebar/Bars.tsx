import { HISTORY_MODE_KINDS } from '../../../../shared/history-mode.ts'
import type { Histogram } from '../../../../shared/ipc/query.ts'
import styles from './Activity.module.css'
import type { Range } from './brush.ts'

const HEIGHT = 40
/** Of a bar's place; the rest is the gap. */
const BAR = 0.8

/** The bars, stacked by mode; those outside of the range are pale. Decoration: the sliders and the table say it. */
export function Bars({ bars, range }: { readonly bars: Histogram['bars']; readonly range: Range }) {
  const most = Math.max(1, ...bars.map(bar => bar.legacy + bar.paginated + bar.unknown))
  // Few threads beside very many are still to be seen.
  const tall = (many: number) => (many === 0 ? 0 : Math.max(1.5, (many / most) * HEIGHT))
  return (
    <svg
      className={styles.bars}
      viewBox={`0 0 ${bars.length} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden={true}
      focusable={false}
    >
      {bars.map((bar, at) => {
        let top = HEIGHT
        return (
          <g key={bar.from} className={at < range.first || at > range.last ? styles.outside : undefined}>
            {HISTORY_MODE_KINDS.map(mode => {
              const height = tall(bar[mode])
              top -= height
              return height === 0 ? null : (
                <rect className={styles[mode]} key={mode} x={at} y={top} width={BAR} height={height} />
              )
            })}
          </g>
        )
      })}
    </svg>
  )
}
