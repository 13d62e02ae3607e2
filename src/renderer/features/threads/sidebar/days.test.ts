import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayEnd, dayOf, dayStart } from './days.ts'

describe('days', () => {
  it('are the same after going there and back', () => {
    const day = fc.date({ min: new Date(1990, 0, 1), max: new Date(2090, 0, 1), noInvalidDate: true })
    fc.assert(
      fc.property(day, date => {
        const written = dayOf(date.getTime() / 1000)
        expect(dayOf(dayStart(written))).toBe(written)
        expect(dayOf(dayEnd(written))).toBe(written)
        expect(dayStart(written)).toBeLessThanOrEqual(date.getTime() / 1000)
        expect(dayEnd(written)).toBeGreaterThan(date.getTime() / 1000 - 1)
      }),
    )
  })

  it('are nothing for other text', () => {
    expect([dayStart(''), dayEnd('soon'), dayStart('2026-11')]).toEqual([null, null, null])
    expect(dayOf(null)).toBe('')
  })
})
