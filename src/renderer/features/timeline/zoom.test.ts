import { describe, expect, it } from 'vitest'
import { WHOLE } from './axis.ts'
import { isWhole, panBy, spanForKey, zoomBy, zoomTo } from './zoom.ts'

describe('a part of the line', () => {
  it('is chosen from what is shown, in either direction', () => {
    expect(zoomTo(WHOLE, 0.25, 0.75)).toEqual({ from: 0.25, to: 0.75 })
    expect(zoomTo({ from: 0.5, to: 1 }, 0.5, 0)).toEqual({ from: 0.5, to: 0.75 })
  })

  it('never leaves the line', () => {
    for (const span of [panBy({ from: 0, to: 0.2 }, -3), panBy({ from: 0.8, to: 1 }, 3), zoomBy(WHOLE, 2)]) {
      expect(span.from).toBeGreaterThanOrEqual(0)
      expect(span.to).toBeLessThanOrEqual(1 + 1e-12)
    }
    expect(zoomTo(WHOLE, 0.5, 0.5).to).toBeGreaterThan(0.5)
  })

  it('is moved by keys', () => {
    const span = { from: 0.4, to: 0.6 }
    expect(spanForKey('+', span)).toEqual({ from: 0.45, to: 0.55 })
    expect(spanForKey('ArrowRight', span)?.from).toBeCloseTo(0.44)
    expect(spanForKey('End', span)?.to).toBeCloseTo(1)
    expect(isWhole(spanForKey('0', span) ?? span)).toBe(true)
    expect(spanForKey('x', span)).toBeNull()
  })
})
