import clsx from 'clsx'
import { type ReactNode, useMemo, useRef, useState } from 'react'
import type { TurnSummary } from '../../../shared/turn.ts'
import { count } from '../../util/format.ts'
import { useSize } from '../../util/use-size.ts'
import { BarOptions } from './BarOptions.tsx'
import styles from './Bars.module.css'
import { BarsTable } from './BarsTable.tsx'
import { buildBars } from './bars.ts'
import { Legend, type LegendEntry } from './Legend.tsx'
import { ContextLine, TokenColumns } from './TokenColumns.tsx'
import { barWords, percent } from './words.ts'

interface BarsProps {
  readonly turns: readonly TurnSummary[]
  /** The turns that are drawn, zero-based, both included. */
  readonly range: { readonly from: number; readonly to: number }
  readonly shown: (turn: number) => boolean
  /** How often the context was compacted, by turn. */
  readonly compactions: readonly number[]
  readonly current: number | null
  readonly size: 'small' | 'large'
  readonly onTurn: (turn: number) => void
}

const MEASURES = {
  small: { bar: 4, tokens: 62, context: 26 },
  large: { bar: 5, tokens: 150, context: 84 },
}

/** Tokens per turn as bars, and below them how full the context was. */
export function Bars({ turns, range, shown, compactions, current, size, onTurn }: BarsProps): ReactNode {
  const box = useRef<HTMLDivElement>(null)
  const { width } = useSize(box)
  const [active, setActive] = useState<number | null>(null)
  const measures = MEASURES[size]
  const bars = useMemo(
    () => buildBars(turns, range, Math.max(1, Math.floor(width / measures.bar)), shown, compactions),
    [turns, range, shown, compactions, width, measures],
  )
  const large = size === 'large'
  const pointed = active === null ? undefined : bars[active]
  const drawn = turns.slice(range.from, range.to + 1).filter((_, index) => shown(range.from + index))
  const hasTokens = drawn.some(turn => turn.tokens !== null)
  const hasContext = drawn.some(turn => turn.contextTokens !== null)
  if (!hasTokens && !hasContext) return <p className={styles.none}>This file holds no token counts.</p>
  const each = bars[0] === undefined ? 1 : bars[0].to - bars[0].from + 1
  const words = pointed === undefined ? null : barWords(pointed)
  return (
    <div className={clsx(styles.bars, large && styles.large)} data-testid="token-chart">
      <div ref={box} className={styles.box}>
        {width > 0 && (
          <>
            {hasTokens && <TokenColumns bars={bars} width={width} height={measures.tokens} scale={large} />}
            {hasContext && (
              <div className={styles.second} data-testid="context-chart">
                {large && <h3 className={styles.heading}>How full the context was after each turn</h3>}
                <ContextLine bars={bars} width={width} height={measures.context} scale={large} />
              </div>
            )}
            <BarOptions
              label={hasTokens ? 'Tokens per turn' : 'Context per turn'}
              bars={bars}
              current={current}
              active={active}
              onActive={setActive}
              onTurn={onTurn}
            />
            {large && <TurnNumbers bars={bars} width={width} />}
          </>
        )}
      </div>
      {large && (
        <p className={styles.words} aria-hidden={true}>
          {words ?? ' '}
        </p>
      )}
      {!large && words !== null ? (
        <p className={styles.words} aria-hidden={true}>
          {words}
        </p>
      ) : (
        <Legend entries={entries(bars, hasTokens, hasContext, current)}>
          {each > 1 && <span>Each bar is {count(each)} turns</span>}
        </Legend>
      )}
      <BarsTable bars={bars} />
    </div>
  )
}

type BarList = ReturnType<typeof buildBars>

/** Numbers of turns below the charts, as many as there is room for. */
function TurnNumbers({ bars, width }: { readonly bars: BarList; readonly width: number }) {
  const step = width / Math.max(1, bars.length)
  const every = Math.max(1, Math.ceil(36 / step))
  return (
    <div className={styles.turns} aria-hidden={true}>
      {bars.map(
        (bar, index) =>
          index % every === 0 && (
            <span key={bar.from} style={{ left: (index + 0.5) * step }}>
              {count(bar.from + 1)}
            </span>
          ),
      )}
    </div>
  )
}

function entries(bars: BarList, tokens: boolean, context: boolean, current: number | null): readonly LegendEntry[] {
  const found: LegendEntry[] = []
  if (tokens)
    found.push(
      { swatch: 'input', label: 'Input', title: 'Input that was not cached' },
      { swatch: 'cached', label: 'Cached', title: 'Input that the model had seen before' },
      { swatch: 'output', label: 'Output' },
      { swatch: 'reasoning', label: 'Reasoning' },
    )
  if (context) {
    const reached = bars.findLast(bar => bar.context !== null && (current === null || bar.from <= current))
    const full =
      reached?.context != null && reached.window !== null ? ` ${percent(reached.context, reached.window)}` : ''
    found.push({ swatch: 'context', label: `Context${full}`, title: 'How full the context was; dashed: all it takes' })
  }
  if (bars.some(bar => bar.compactions > 0)) found.push({ swatch: 'compacted', label: 'Compacted' })
  if (bars.some(bar => bar.share === 'inherited')) found.push({ swatch: 'inherited', label: 'Inherited' })
  if (bars.some(bar => bar.share === 'rolledBack')) found.push({ swatch: 'struck', label: 'Rolled back' })
  return found
}
