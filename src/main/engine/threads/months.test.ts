import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { histogramOf, monthCounts, SLOT_MS, type Slot, spanOfMonth } from './months.ts'

const slotOf = (...when: [number, number, number, number?]) => Math.floor(new Date(...when).getTime() / SLOT_MS)
const slot = fc.record({
  slot: fc.integer({ min: slotOf(1995, 0, 1), max: slotOf(2090, 0, 1) }),
  mode: fc.constantFrom('legacy' as const, 'paginated' as const, 'unknown' as const),
  count: fc.integer({ min: 1, max: 9 }),
})
const total = (slots: readonly Slot[]) => slots.reduce((sum, { count }) => sum + count, 0)

describe('months', () => {
  it('count every thread once, newest first, each within its span', () => {
    fc.assert(
      fc.property(fc.array(slot, { maxLength: 40 }), slots => {
        const months = monthCounts(slots)
        const spans = months.map(({ value }) => spanOfMonth(value))
        expect(months.reduce((sum, { count }) => sum + count, 0)).toBe(total(slots))
        for (const [at, month] of months.entries()) {
          const { from = 0, to = 0 } = spans[at] ?? {}
          expect(total(slots.filter(one => one.slot * SLOT_MS >= from && one.slot * SLOT_MS < to))).toBe(month.count)
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
      fc.property(fc.array(slot, { maxLength: 40 }), slots => {
        const { bars } = histogramOf(slots)
        expect(bars.reduce((sum, bar) => sum + bar.legacy + bar.paginated + bar.unknown, 0)).toBe(total(slots))
        expect(bars.length).toBeLessThanOrEqual(240)
        for (const [at, bar] of bars.entries()) {
          expect(bar.to).toBeGreaterThan(bar.from)
          if (at > 0) expect(bar.from).toBe((bars[at - 1]?.to ?? 0) + 1)
        }
      }),
    )
  })

  it('goes by days, weeks or months, as the time asks for', () => {
    const of = (from: number, to: number) => histogramOf([from, to].map(at => ({ slot: at, mode: 'legacy', count: 1 })))
    expect(of(slotOf(2026, 10, 3, 23), slotOf(2026, 10, 5, 1))).toMatchObject({ unit: 'day', bars: { length: 3 } })
    expect(of(slotOf(2026, 7, 3), slotOf(2026, 10, 2))).toMatchObject({ unit: 'week', bars: { length: 14 } })
    expect(of(slotOf(2023, 0, 9), slotOf(2026, 10, 2))).toMatchObject({ unit: 'month', bars: { length: 47 } })
    expect(histogramOf([]).bars).toEqual([])
  })

  it('puts what is very old into the first bar', () => {
    const old = { slot: slotOf(1601, 0, 1), mode: 'unknown', count: 2 } as const
    const { bars } = histogramOf([old, { slot: slotOf(2026, 10, 2), mode: 'legacy', count: 1 }])
    expect(bars[0]).toMatchObject({ unknown: 2 })
    expect(bars.at(-1)).toMatchObject({ legacy: 1 })
  })
})
