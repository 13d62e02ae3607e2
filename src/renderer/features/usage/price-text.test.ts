import { describe, expect, it } from 'vitest'
import { priceOf, textOf } from './price-text.ts'

describe('prices in fields', () => {
  it('are amounts with a point or a comma', () => {
    expect(priceOf({ input: ' 1.25', cachedInput: '0,125', output: '10' })).toEqual({
      input: 1.25,
      cachedInput: 0.125,
      output: 10,
    })
    const price = { input: 0.5, cachedInput: 0, output: 3 }
    expect(priceOf(textOf({ model: 'm', ...price }))).toEqual(price)
  })

  it('are none when all fields are empty, and wrong when only some are', () => {
    expect(priceOf(textOf(undefined))).toBeNull()
    expect(priceOf({ input: '1', cachedInput: '', output: '1' })).toBe('wrong')
    for (const input of ['-1', '1e3', '1,000.5', 'x', '9999999999']) {
      expect(priceOf({ input, cachedInput: '1', output: '1' })).toBe('wrong')
    }
  })
})
