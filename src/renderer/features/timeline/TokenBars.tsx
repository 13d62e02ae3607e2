import { useCallback, useMemo } from 'react'
import type { TurnSummary } from '../../../shared/turn.ts'
import { Bars } from './Bars.tsx'

interface TokenBarsProps {
  readonly turns: readonly TurnSummary[]
  /** The turn the reader is in, zero-based. */
  readonly current: number | null
  readonly size?: 'small' | 'large'
  /** Whether turns that were rolled back have bars. */
  readonly showRolledBack?: boolean
  readonly onTurn: (turn: number) => void
}

const NO_COMPACTIONS: readonly number[] = []

/** Tokens of every turn of a thread; a bar leads to its turn. */
export function TokenBars({ turns, current, size = 'small', showRolledBack = true, onTurn }: TokenBarsProps) {
  const range = useMemo(() => ({ from: 0, to: turns.length - 1 }), [turns])
  const shown = useCallback(
    (turn: number) => showRolledBack || turns[turn]?.rolledBack !== true,
    [turns, showRolledBack],
  )
  return (
    <Bars
      turns={turns}
      range={range}
      shown={shown}
      compactions={NO_COMPACTIONS}
      current={current}
      size={size}
      onTurn={onTurn}
    />
  )
}
