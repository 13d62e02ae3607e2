import { expect, it } from 'vitest'
import { barsOf } from './times.ts'

const NOW = new Date(2026, 2, 10, 12).getTime()

it('has a bar for every day between the first and the last', () => {
  const { unit, bars, earlier } = barsOf(
    [
      { day: '2026-03-04', severity: 'error', count: 2 },
      { day: '2026-03-06', severity: 'info', count: 1 },
      { day: '2026-03-04', severity: 'warning', count: 3 },
    ],
    NOW,
  )
  expect({ unit, earlier }).toEqual({ unit: 'day', earlier: 0 })
  expect(bars.map(({ error, warning, info }) => [error, warning, info])).toEqual([
    [2, 3, 0],
    [0, 0, 0],
    [0, 0, 1],
  ])
  expect(bars[0]?.from).toBe(new Date(2026, 2, 4).getTime())
  expect(bars[0]?.to).toBe(new Date(2026, 2, 5).getTime() - 1)
})

it('has a bar for every month of a longer time, and counts what is older than ten years', () => {
  const { unit, bars, earlier } = barsOf(
    [
      { day: '1601-01-01', severity: 'warning', count: 7 },
      { day: '2025-11-30', severity: 'error', count: 1 },
      { day: '2026-03-04', severity: 'error', count: 2 },
    ],
    NOW,
  )
  expect({ unit, earlier, bars: bars.length }).toEqual({ unit: 'month', earlier: 7, bars: 120 })
  expect(bars.slice(-5).map(({ error }) => error)).toEqual([1, 0, 0, 0, 2])
})

it('has none of nothing', () => {
  expect(barsOf([], NOW)).toEqual({ unit: 'day', bars: [], earlier: 0, later: 0 })
})

it('ends at what is not in the future, and counts what is', () => {
  const { unit, bars, earlier, later } = barsOf(
    [
      { day: '2026-03-09', severity: 'error', count: 2 },
      { day: '2026-03-11', severity: 'error', count: 1 },
      { day: '2999-01-01', severity: 'info', count: 4 },
    ],
    NOW,
  )
  expect({ unit, earlier, later, errors: bars.map(({ error }) => error) }).toEqual({
    unit: 'day',
    earlier: 0,
    later: 4,
    errors: [2, 0, 1],
  })
  expect(barsOf([{ day: '2999-01-01', severity: 'info', count: 4 }], NOW)).toMatchObject({ bars: [], later: 4 })
})
