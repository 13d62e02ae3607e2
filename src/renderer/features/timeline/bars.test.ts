import { describe, expect, it } from 'vitest'
import { testTurn } from '../../../fixtures/turn-summary.ts'
import type { TurnSummary } from '../../../shared/turn.ts'
import { barOfTurn, buildBars, compactionsOf } from './bars.ts'
import { tokenParts, tokenTotals } from './totals.ts'
import { barWords, contextWords, percent } from './words.ts'

function turn(total: number | null, more: Partial<TurnSummary> = {}): TurnSummary {
  return testTurn({
    itemCount: 2,
    tokens: total === null ? null : { input: total - 100, cachedInput: 200, output: 100, reasoningOutput: 40, total },
    contextTokens: total,
    contextWindow: total === null ? null : 10_000,
    ...more,
  })
}

const all = () => true

describe('bars', () => {
  it('are one for each turn as long as there is room', () => {
    const bars = buildBars([turn(1000), turn(null), turn(3000)], { from: 0, to: 2 }, 3, all, [0, 1, 0])
    expect(bars.map(({ from, to, context, compactions }) => [from, to, context, compactions])).toEqual([
      [0, 0, 1000, 0],
      [1, 1, null, 1],
      [2, 2, 3000, 0],
    ])
  })

  it('hold several turns where there is not, with all their tokens', () => {
    const turns = Array.from({ length: 10 }, (_, at) => turn(1000 + at, { rolledBack: at < 4 }))
    const bars = buildBars(turns, { from: 0, to: 9 }, 3, all)
    expect(bars.map(({ from, to }) => [from, to])).toEqual([
      [0, 3],
      [4, 7],
      [8, 9],
    ])
    expect(bars[0]?.tokens?.total).toBe(4006)
    expect(bars.map(({ share }) => share)).toEqual(['rolledBack', 'own', 'own'])
    expect(bars[2]?.context).toBe(1009)
    expect(barOfTurn(bars, 5)).toBe(1)
  })

  it('leave out hidden turns and those beyond the range', () => {
    const turns = [turn(1), turn(2), turn(3), turn(4)]
    const bars = buildBars(turns, { from: 1, to: 99 }, 10, at => at !== 2)
    expect(bars.map(({ from }) => from)).toEqual([1, 3])
    expect(barOfTurn(bars, 2)).toBe(1)
    expect(barOfTurn([], 2)).toBe(-1)
  })

  it('say what they show', () => {
    const [bar] = buildBars([turn(2100, { inherited: true })], { from: 0, to: 0 }, 1, all, [1])
    expect(bar && barWords(bar)).toBe(
      'Turn 1 · 2.1 k tokens: 1.8 k input, 200 cached, 60 output, 40 reasoning · context 2.1 k of 10 k (21%) · compacted · inherited',
    )
    const [none] = buildBars([turn(null)], { from: 0, to: 0 }, 1, all)
    expect(none && barWords(none)).toBe('Turn 1 · no token counts')
  })
})

describe('tokens', () => {
  it('fall into four parts that add up', () => {
    const { tokens } = turn(2100)
    const parts = tokens === null ? null : tokenParts(tokens)
    expect(parts).toEqual({ input: 1800, cached: 200, output: 60, reasoning: 40 })
    expect(tokenParts({ input: 5, cachedInput: 9, output: 1, reasoningOutput: 3, total: 6 })).toEqual({
      input: 0,
      cached: 5,
      output: 0,
      reasoning: 1,
    })
  })

  it('are told apart by whose turns they are', () => {
    const totals = tokenTotals([
      turn(1000, { inherited: true }),
      turn(2000),
      turn(null),
      turn(500, { rolledBack: true }),
    ])
    expect(totals.own).toMatchObject({ turns: 2, counted: 1, tokens: { total: 2000 } })
    expect(totals.inherited).toMatchObject({ turns: 1, tokens: { total: 1000 } })
    expect(totals.rolledBack).toMatchObject({ turns: 1, tokens: { total: 500 } })
  })

  it('say how full the context was only as far as it is known', () => {
    expect(contextWords({ context: 500, window: null })).toBe('context 500 tokens')
    expect(contextWords({ context: null, window: 5 })).toBeNull()
    expect([percent(0, 10), percent(0.01, 10), percent(5, 0)]).toEqual(['0%', 'under 1%', ''])
  })
})

it('counts compactions by turn', () => {
  expect(compactionsOf([{ itemCount: 3 }, { itemCount: 0 }, { itemCount: 4 }], 'ukaukka')).toEqual([1, 0, 2])
})
