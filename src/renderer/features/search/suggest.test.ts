import fc from 'fast-check'
import { expect, it } from 'vitest'
import { suggestionsFor, wishAt } from './suggest.ts'

const values = [
  { value: 'acme-api', count: 3 },
  { value: 'acme web', count: 1 },
]
const offered = { values, recent: ['retry webhook', 'is:pinned'] }
const at = (text: string, caret = text.length) => suggestionsFor(text, caret, wishAt(text, caret), offered)
const texts = (text: string, caret?: number) => at(text, caret).map(one => one.text)

it('offers what was looked for lately in an empty field alone', () => {
  expect(texts('')).toEqual(['retry webhook', 'is:pinned'])
  expect(texts(' ')).toEqual([])
})

it('completes names of fields, but none that is typed whole', () => {
  expect(texts('retry pro')).toEqual(['retry project:', 'retry provider:'])
  expect(texts('-pro')).toEqual(['-project:', '-provider:'])
  expect(texts('mode')).toEqual(['model:'])
  for (const plain of ['file', 'before', 'p', 'project.ts', '"pro', 'pro*', 'OR', 'retry '])
    expect(texts(plain)).toEqual([])
})

it('completes values, with quotes where they have blanks, and goes on behind them', () => {
  expect(texts('x project:ac')).toEqual(['x project:acme-api ', 'x project:"acme web" '])
  expect(texts('-is:p')).toEqual(['-is:pinned '])
  expect(texts('is:')).toContain('is:noted ')
  expect(texts('project:"acme w')).toContain('project:"acme web" ')
  expect(texts('project:ACME-API')).toEqual([])
  expect(texts('file:a')).toEqual([])
})

it('goes by the caret, and leaves alone what stands behind it', () => {
  expect(texts('is:pi retry', 5)).toEqual(['is:pinned retry'])
  expect(texts('is:pinned', 4)).toEqual([])
  expect(at('is:pi retry', 5)[0]?.caret).toBe('is:pinned '.length)
})

it('understands any text at any caret, and never takes away what is not being typed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.nat(40), (text, n) => {
      const caret = Math.min(n, text.length)
      for (const one of at(text, caret)) {
        expect(one.caret).toBeLessThanOrEqual(one.text.length)
        if (text !== '') expect(one.text.endsWith(text.slice(caret).trimStart())).toBe(true)
      }
    }),
  )
})
