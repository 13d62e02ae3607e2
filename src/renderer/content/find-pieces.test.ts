import { expect, it } from 'vitest'
import { findInPieces } from './find-pieces.ts'

const query = (text: string) => ({ text, caseSensitive: false, wholeWord: false })
const texts = ['He', 'llo wor', 'ld', '', ' hello']

it('finds what runs over borders', () => {
  expect(findInPieces(texts, query('hello'))).toEqual([
    { from: [0, 0], to: [1, 3] },
    { from: [4, 1], to: [4, 6] },
  ])
})

it('ends a match in the piece that its last character is in', () => {
  expect(findInPieces(texts, query('world'))).toEqual([{ from: [1, 4], to: [2, 2] }])
})

it('begins a match in the piece that its first character is in', () => {
  expect(findInPieces(['ab', 'cd'], query('cd'))).toEqual([{ from: [1, 0], to: [1, 2] }])
})
