import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { histogramOf, monthCounts, spanOfMonth } from './months.ts'

const msOf = (...when: [number, number, number, number?]) => new Date(...when).getTime()
const modes = ['legacy', 'paginated', 'unknown'] as const
/** Times and modes of threads, oldest first. */
const threads = fc
  .array(fc.tuple(fc.integer({ min: msOf(1995, 0, 1), max: msOf(2090, 0, 1) }), fc.constantFrom(...modes)), {
    maxLength: 40,
  })
  .map(all => all.sort(([a], [b]) => a - b))
  .map(all => ({ times: Float64Array.from(all, ([ms]) => ms), modes: all.map(([, mode]) => mode) }))

describe('months', () => {
  it('count every thread once, newest first, each within its span', () => {
    fc.assert(
      fc.property(threads, ({ times }) => {
        const months = monthCounts(times)
        const spans = months.map(({ value }) => spanOfMonth(value))
        expect(months.reduce((sum, { count }) => sum + count, 0)).toBe(times.length)
        for (const [at, month] of months.entries()) {
          const { from = 0, to = 0 } = spans[at] ?? {}
          expect(times.filter(ms => ms >= from && ms < to)).toHaveLength(month.count)
          expect(spans[at + 1]?.from ?? Number.NEGATIVE_INFINITY).toBeLessThan(from)
        }
      }),
    )
  })

  it('are nothing for other text', () => {
    expect([spanOfMonth('2026-13'), spanOfMonth('2026'), spanOfMonth('soon')]).toEqual([null, null, null])
  })
})

describe('the histogram', () => {
  it('has bars without gaps that hold every thread', () => {
    fc.assert(
      fc.property(threads, ({ times, modes }) => {
        const { bars } = histogramOf(times, at => modes[at] ?? 'unknown')
        for (const mode of ['legacy', 'paginated', 'unknown'] as const) {
          expect(bars.reduce((sum, bar) => sum + bar[mode], 0)).toBe(modes.filter(one => one === mode).length)
        }
        expect(bars.length).toBeLessThanOrEqual(240)
        for (const [at, bar] of bars.entries()) {
          expect(bar.to).toBeGreaterThan(bar.from)
          const inside = times.filter(ms => ms >= bar.from * 1000 && ms < (bar.to + 1) * 1000)
          expect(inside).toHaveLength(bar.legacy + bar.paginated + bar.unknown)
          if (at > 0) expect(bar.from).toBe((bars[at - 1]?.to ?? 0) + 1)
        }
      }),
    )
  })

  it('goes by days, weeks or months, as the time asks for', () => {
    const of = (from: number, to: number) => histogramOf(Float64Array.of(from, to), () => 'legacy')
    expect(of(msOf(2026, 10, 3, 23), msOf(2026, 10, 5, 1))).toMatchObject({ unit: 'day', bars: { length: 3 } })
    expect(of(msOf(2026, 7, 3), msOf(2026, 10, 2))).toMatchObject({ unit: 'week', bars: { length: 14 } })
    expect(of(msOf(2023, 0, 9), msOf(2026, 10, 2))).toMatchObject({ unit: 'month', bars: { length: 47 } })
    expect(histogramOf(new Float64Array(), () => 'legacy').bars).toEqual([])
  })

  it('puts what is very old into the first bar', () => {
    const old = msOf(1601, 0, 1)
    const { bars } = histogramOf(Float64Array.of(old, old, msOf(2026, 10, 2)), at => (at < 2 ? 'unknown' : 'legacy'))
    expect(bars[0]).toMatchObject({ unknown: 2 })
    expect(bars.at(-1)).toMatchObject({ legacy: 1 })
  })
})
