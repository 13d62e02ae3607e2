import { expect, it } from 'vitest'
import { countWhile } from './search.ts'

it('finds where a condition ends, for every length and every end', () => {
  for (let length = 0; length < 20; length += 1)
    for (let end = 0; end <= length; end += 1) expect(countWhile(length, index => index < end)).toBe(end)
})
