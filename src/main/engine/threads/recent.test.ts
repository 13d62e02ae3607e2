import { expect, it } from 'vitest'
import { Recent } from './recent.ts'

it('keeps what was used last, as far as it fits, and the last one in any case', () => {
  const recent = new Recent<string>(10, text => text.length)
  for (const text of ['aaaa', 'bbbb']) recent.put(text, text)
  expect(recent.get('aaaa')).toBe('aaaa')
  recent.put('cccc', 'cccc')
  expect([recent.get('aaaa'), recent.get('bbbb'), recent.get('cccc')]).toEqual(['aaaa', undefined, 'cccc'])
  recent.put('large', 'x'.repeat(20))
  expect([recent.get('aaaa'), recent.get('cccc'), recent.get('large')?.length]).toEqual([undefined, undefined, 20])
  recent.put('large', 'small')
  recent.put('other', 'x'.repeat(5))
  expect([recent.get('large'), recent.get('other')]).toEqual(['small', 'xxxxx'])
})
