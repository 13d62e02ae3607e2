import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readFilterText } from './filter-text.ts'

const read = (text: string) => readFilterText(text, Date.UTC(2026, 10, 26))

it('takes conditions out, and leaves the words as they are', () => {
  expect(read('retry is:pinned  "two words" -tag:later')).toEqual({
    words: 'retry   "two words" ',
    conditions: [
      { field: 'is', value: 'pinned', negated: false },
      { field: 'tag', value: 'later', negated: true },
    ],
  })
  expect(read('tag:"for later"').conditions).toEqual([{ field: 'tag', value: 'for later', negated: false }])
})

it('takes for words what is no condition', () => {
  for (const text of [
    'is:nothing',
    'tag:',
    'kind:prompt',
    'error: is',
    'https://a.example',
    'a OR b',
    '"is:pinned"',
    '',
  ]) {
    expect(read(text)).toEqual({ words: text, conditions: [] })
  }
})

it('understands any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), text => {
      const { words, conditions } = read(text)
      if (conditions.length === 0) expect(words).toBe(text)
      else expect(words.length).toBeLessThan(text.length)
    }),
  )
})
