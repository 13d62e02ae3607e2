import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAX_GROUPS } from '../../../shared/ipc/usage.ts'
import { dayNumber, UNTIMED, UsageSums, type Used } from './sums.ts'

const use = (input: number) => ({ input, cachedInput: 0, output: 0, reasoning: 0 })
const one = (file: number, date: string | null, input: number, value = 'p', model = 'm'): Used => ({
  file,
  day: date === null ? UNTIMED : dayNumber(date),
  model,
  value,
  use: use(input),
})

function summed(step: 'day' | 'week' | 'month', ...rows: Used[]): UsageSums {
  const sums = new UsageSums(step)
  for (const row of rows) sums.add(row)
  return sums
}

describe('sums of usage', () => {
  it('put days into weeks from Monday on, and into months, apart from what has no time', () => {
    const rows = [
      one(1, '2026-03-01', 1),
      one(1, '2026-03-02', 2),
      one(1, null, 8),
      one(2, '2026-03-08', 4),
      one(2, '2024-02-29', 16),
    ]
    const periods = (step: 'day' | 'week' | 'month') =>
      summed(step, ...rows).periods.map(period => [period.from, period.use.input])
    expect(periods('day')).toEqual([
      [null, 8],
      ['2024-02-29', 16],
      ['2026-03-01', 1],
      ['2026-03-02', 2],
      ['2026-03-08', 4],
    ])
    expect(periods('week')).toEqual([
      [null, 8],
      ['2024-02-26', 16],
      ['2026-02-23', 1],
      ['2026-03-02', 6],
    ])
    expect(periods('month')).toEqual([
      [null, 8],
      ['2024-02-01', 16],
      ['2026-03-01', 7],
    ])
  })

  it('count a thread once in each group, and name the heaviest', () => {
    const sums = summed('day', one(1, null, 5, 'a', 'x'), one(1, null, 5, 'a', 'y'), one(2, null, 20, 'b', 'y'))
    expect(sums.groups.groups.map(({ value, threads, input }) => [value, threads, input])).toEqual([
      ['b', 1, 20],
      ['a', 1, 10],
    ])
    expect(sums.models.groups.map(({ value, threads, input }) => [value, threads, input])).toEqual([
      ['y', 2, 25],
      ['x', 1, 5],
    ])
    expect(sums.heaviest(1)).toEqual([{ file: 2, use: use(20) }])
  })

  it('lose nothing, however it is grouped', () => {
    const row = fc.record({
      file: fc.nat(40),
      day: fc.integer({ min: UNTIMED, max: 25_000 }),
      model: fc.constantFrom('', 'x', 'y'),
      value: fc.nat(3 * MAX_GROUPS).map(String),
      use: fc.record({ input: fc.nat(1e9), cachedInput: fc.nat(1e9), output: fc.nat(1e9), reasoning: fc.nat(1e9) }),
    })
    fc.assert(
      fc.property(fc.array(row), fc.constantFrom('day', 'week', 'month'), (rows, step) => {
        const sums = summed(step, ...rows.toSorted((a, b) => a.file - b.file))
        const total = rows.reduce((sum, { use: { input } }) => sum + input, 0)
        const { groups, others } = sums.groups
        expect(sums.total.input).toBe(total)
        expect(sums.periods.reduce((sum, { use: { input } }) => sum + input, 0)).toBe(total)
        expect(groups.reduce((sum, { input }) => sum + input, others.input)).toBe(total)
        expect(groups.length + others.groups).toBe(new Set(rows.map(({ value }) => value)).size)
        expect(sums.threads).toBe(new Set(rows.map(({ file }) => file)).size)
      }),
    )
  })
})
