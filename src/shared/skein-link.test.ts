import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseSkeinLink, type SkeinLink, skeinLink } from './skein-link.ts'

const thread = (id: string, place: Partial<{ line: number; item: number }> = {}): SkeinLink => ({
  to: 'thread',
  id,
  line: null,
  item: null,
  ...place,
})

describe('links', () => {
  it('name a thread, and a line or an item in it', () => {
    expect(parseSkeinLink('skein://thread/0199a213-81c0')).toEqual(thread('0199a213-81c0'))
    expect(parseSkeinLink('skein://thread/a/')).toEqual(thread('a'))
    expect(parseSkeinLink('skein://thread/a?line=17')).toEqual(thread('a', { line: 17 }))
    expect(parseSkeinLink('skein://thread/a?item=3')).toEqual(thread('a', { item: 3 }))
  })

  it('name a search', () => {
    expect(parseSkeinLink('skein://search?q=cargo+test%20%22a%26b%22')).toEqual({
      to: 'search',
      text: 'cargo test "a&b"',
    })
  })

  it('are refused whole when a part of them is not understood', () => {
    const others = [
      'skein://thread/',
      'skein://thread/a/b',
      'skein://thread/a?b',
      'skein://thread/a?line=0',
      'skein://thread/a?line=-1',
      'skein://thread/a?line=1&item=2',
      'skein://thread/a?line=1x',
      `skein://thread/a?line=${'9'.repeat(10)}`,
      'skein://home/a',
      'https://thread/a',
      `skein://thread/${'a'.repeat(129)}`,
      'x skein://thread/a',
      'skein://thread/%2e%2e',
      'skein://search',
      'skein://search?q=%ff',
      `skein://search?q=${'a'.repeat(4001)}`,
    ]
    for (const link of others) expect(parseSkeinLink(link), link).toBeNull()
  })

  it('are read as they were written', () => {
    const place = fc.oneof(
      fc.constant({}),
      fc.integer({ min: 1, max: 999_999_999 }).map(line => ({ line })),
      fc.integer({ min: 1, max: 999_999_999 }).map(item => ({ item })),
    )
    const threads = fc.tuple(fc.stringMatching(/^[\w.-]{1,128}$/), place).map(([id, at]) => thread(id, at))
    const searches = fc.string({ unit: 'grapheme', maxLength: 300 }).map(text => ({ to: 'search', text }) as const)
    fc.assert(
      fc.property(fc.oneof(threads, searches), link => {
        expect(parseSkeinLink(skeinLink(link))).toEqual(link)
      }),
    )
  })
})
