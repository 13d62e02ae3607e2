import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fuzzy } from './fuzzy.ts'

const marked = (text: string, wanted: string) =>
  fuzzy(text, wanted)?.marks.map(([from, to]) => text.slice(from, to)) ?? null

describe('fuzzy', () => {
  it('marks words, wherever they stand, without case or accents', () => {
    expect(marked('Retry webhook deliveries', 're web')).toEqual(['Re', 'web'])
    expect(marked('Über den Kai', 'uber')).toEqual(['Über'])
    expect(marked('Copy thread id', 'zebra')).toBeNull()
  })

  it('takes the first letters of words', () => {
    expect(marked('Copy file path', 'cfp')).toEqual(['C', 'f', 'p'])
    expect(marked('Show the raw lines', 'srl')).toEqual(['S', 'r', 'l'])
  })

  it('puts beginnings before insides, and those before scattered letters', () => {
    const scores = ['Reveal', 'Not revealed', 'Unreveal', 'Read every velvet'].map(
      text => fuzzy(text, 'reve')?.score ?? 0,
    )
    expect(scores).toEqual([...scores].sort((a, b) => b - a))
    expect(new Set(scores).size).toBe(scores.length)
  })

  it('gives marks that are in order, apart, and within the text', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 40 })
    fc.assert(
      fc.property(text, text, (one, wanted) => {
        let end = -1
        for (const [from, to] of fuzzy(one, wanted)?.marks ?? []) {
          expect(from).toBeGreaterThan(end)
          expect(to).toBeGreaterThan(from)
          end = to
        }
        expect(end).toBeLessThanOrEqual(one.length)
      }),
    )
  })

  it('finds every part of a text in it', () => {
    const word = fc.stringMatching(/^[a-z]{1,8}$/)
    fc.assert(
      fc.property(word, word, word, (a, b, c) => {
        expect(fuzzy(a + b + c, b)).not.toBeNull()
      }),
    )
  })
})
