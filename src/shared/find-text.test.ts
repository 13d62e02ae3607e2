import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createCounter, createFinder, foldCase } from './find-text.ts'

const places = (text: string, sought: string, options: { case?: boolean; word?: boolean } = {}) =>
  createFinder({ text: sought, caseSensitive: options.case === true, wholeWord: options.word === true })(text)

describe('finding text', () => {
  it('finds every place, without overlaps', () => {
    expect(places('aaaa', 'aa')).toEqual([0, 2])
    expect(places('Beans, beans and BEANS', 'beans')).toEqual([0, 7, 17])
    expect(places('Beans, beans and BEANS', 'beans', { case: true })).toEqual([7])
    expect(places('a.c abc', 'a.c')).toEqual([0])
    expect(places('', 'a')).toEqual([])
  })

  it('knows words of any script, and where signs stand', () => {
    expect(places('bean beans bean_s bean', 'bean', { word: true })).toEqual([0, 18])
    expect(places('Übung Übungen', 'übung', { word: true })).toEqual([0])
    expect(places('豆が 豆', '豆', { word: true })).toEqual([3])
    expect(places('a𝐛 𝐛', '𝐛', { word: true })).toEqual([4])
    expect(places('x--flag --flag', '--flag', { word: true })).toEqual([1, 8])
    expect(places('foo( foo(a', 'foo(', { word: true })).toEqual([0, 5])
    expect(places('cafés cafe\u0301', 'cafe', { word: true })).toEqual([])
  })

  it('folds letters of all scripts, and never to another length', () => {
    expect(places('ΟΔΟΣ', 'οδος')).toEqual([0])
    expect(places('İstanbul', 'stanbul')).toEqual([1])
    expect(places('ÄÖ', 'äö')).toEqual([0])
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => foldCase(text).length === text.length),
      { numRuns: 1000 },
    )
    for (let code = 0; code < 0x11000; code++) {
      const text = String.fromCodePoint(code)
      if (foldCase(text).length !== text.length) throw new Error(`U+${code.toString(16)} changes its length`)
      if (code > 0x7f && foldCase(text).charCodeAt(0) <= 0x7f) throw new Error(`U+${code.toString(16)} becomes ASCII`)
    }
  })

  it('counts what it finds', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'B', 'b', ' ', 'é', '_'), maxLength: 20 })
    fc.assert(
      fc.property(
        word,
        word.filter(text => text !== ''),
        fc.boolean(),
        fc.boolean(),
        (text, sought, one, two) => {
          const query = { text: sought, caseSensitive: one, wholeWord: two }
          expect(createCounter(query)(text)).toBe(createFinder(query)(text).length)
          if (!two) {
            const naive = (one ? text : text.toLowerCase()).split(one ? sought : sought.toLowerCase()).length - 1
            expect(createCounter(query)(text)).toBe(naive)
          }
        },
      ),
    )
  })
})
