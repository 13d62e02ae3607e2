import { expect, it } from 'vitest'
import { choicesOf, FIRST, wordsOf, wordsProblem } from './choices.ts'

it('takes a word from each line, once', () => {
  expect(wordsOf(' Kraken \n\nacme*\r\nKraken')).toEqual(['Kraken', 'acme*'])
  expect(choicesOf({ ...FIRST, words: 'a b\n', raw: true })).toEqual({
    redaction: { secrets: true, identities: true, emails: true, terms: ['a b'] },
    refused: 'raw',
  })
  expect(choicesOf({ ...FIRST, redact: false, words: 'a' })).toEqual({ redaction: null, refused: 'metadata' })
})

it('says what is wrong with words', () => {
  for (const good of ['', 'acme*', '*a*', 'a\n'.repeat(3)]) expect(wordsProblem(good)).toBeNull()
  for (const bad of ['*', 'a*b*c*d', 'x'.repeat(201), Array.from({ length: 101 }, (_, i) => `w${i}`).join('\n')])
    expect(wordsProblem(bad)).not.toBeNull()
})
