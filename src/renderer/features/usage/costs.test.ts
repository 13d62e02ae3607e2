import { describe, expect, it } from 'vitest'
import { costOf, costsOf, costText } from './costs.ts'

const use = { input: 3_000_000, cachedInput: 1_000_000, output: 500_000, reasoning: 200_000 }
const price = { input: 2, cachedInput: 0.5, output: 10 }

describe('costs', () => {
  it('take cached input out of input, and reasoning as a part of output', () => {
    expect(costOf(use, price)).toBe(2 * 2 + 0.5 + 5)
    // More cached than there was input: files may say so.
    expect(costOf({ ...use, cachedInput: 9_000_000 }, price)).toBe(3 * 0.5 + 5)
  })

  it('count what has no price apart', () => {
    const models = [
      { value: 'a', ...use },
      { value: 'b', ...use },
    ]
    expect(costsOf(models, [])).toEqual({ total: null, of: new Map(), unpriced: 2 })
    expect(costsOf(models, [{ model: 'b', ...price }])).toEqual({
      total: 9.5,
      of: new Map([['b', 9.5]]),
      unpriced: 1,
    })
  })

  it('never show a cost as none', () => {
    expect(costText(0.001)).toBe('< 0.01')
    expect(costText(0)).toBe('0.00')
    expect(costText(1204.5)).toBe('1,204.50')
  })
})
