import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { endForKey, rangeOf, timeOf, withEnd } from './brush.ts'

const barsOf = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ from: at * 100, to: at * 100 + 99, legacy: 1, paginated: 0, unknown: 0 }))

describe('the brush', () => {
  it('comes back to the bars whose time it set', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.nat(), fc.nat(), (count, a, b) => {
        const [x, y] = [a % count, b % count]
        const range = { first: Math.min(x, y), last: Math.max(x, y) }
        expect(rangeOf(barsOf(count), timeOf(barsOf(count), range))).toEqual(range)
      }),
    )
  })

  it('leaves the ends of everything open', () => {
    expect(timeOf(barsOf(5), { first: 0, last: 4 })).toEqual({ from: null, to: null })
    expect(timeOf(barsOf(5), { first: 1, last: 4 })).toEqual({ from: 100, to: null })
  })

  it('stays among the bars for times outside of them', () => {
    expect(rangeOf(barsOf(3), { from: 5000, to: null })).toEqual({ first: 2, last: 2 })
    expect(rangeOf(barsOf(3), { from: null, to: -5 })).toEqual({ first: 0, last: 0 })
  })

  it('moves its ends by keys, one pushing the other', () => {
    expect(endForKey('ArrowLeft', 0, 5)).toBe(0)
    expect(endForKey('PageUp', 1, 5)).toBe(4)
    expect(endForKey('a', 1, 5)).toBeNull()
    expect(withEnd({ first: 1, last: 2 }, 'first', 4)).toEqual({ first: 4, last: 4 })
    expect(withEnd({ first: 1, last: 2 }, 'last', 0)).toEqual({ first: 0, last: 0 })
  })
})
