import { expect, it } from 'vitest'
import { barsOf } from './times.ts'

it('has a bar for every day between the first and the last', () => {
  const { unit, bars, earlier } = barsOf([
    { day: '2026-03-04', severity: 'error', count: 2 },
    { day: '2026-03-06', severity: 'info', count: 1 },
    { day: '2026-03-04', severity: 'warning', count: 3 },
  ])
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
  const { unit, bars, earlier } = barsOf([
    { day: '1601-01-01', severity: 'warning', count: 7 },
    { day: '2025-11-30', severity: 'error', count: 1 },
    { day: '2026-03-04', severity: 'error', count: 2 },
  ])
  expect({ unit, earlier, bars: bars.length }).toEqual({ unit: 'month', earlier: 7, bars: 120 })
  expect(bars.slice(-5).map(({ error }) => error)).toEqual([1, 0, 0, 0, 2])
})

it('has none of nothing', () => {
  expect(barsOf([])).toEqual({ unit: 'day', bars: [], earlier: 0 })
})
