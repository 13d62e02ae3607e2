import fc from 'fast-check'
import { expect, it } from 'vitest'
import { lineOfRow, rowFrom, rowOfLine } from './rows.ts'

it('has a row for every line while all are shown', () => {
  expect([lineOfRow(null, 0), rowFrom(null, 7), rowOfLine(null, 7), rowOfLine(null, 0)]).toEqual([1, 6, 6, -1])
})

it('has rows for the chosen lines alone', () => {
  const only = [3, 7, 9]
  expect([0, 1, 2, 3].map(row => lineOfRow(only, row))).toEqual([3, 7, 9, 0])
  expect([1, 3, 4, 9, 10].map(line => rowFrom(only, line))).toEqual([0, 0, 1, 2, 3])
  expect([0, 3, 4, 10].map(line => rowOfLine(only, line))).toEqual([-1, 0, -1, -1])
  expect(rowOfLine([], 1)).toBe(-1)
})

it('finds each line again that it has, and none that it has not', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 200 })), fc.integer({ min: 1, max: 210 }), (lines, line) => {
      const only = lines.sort((a, b) => a - b)
      expect(rowOfLine(only, line)).toBe(only.indexOf(line))
      expect(rowFrom(only, line)).toBe(only.filter(one => one < line).length)
    }),
  )
})
