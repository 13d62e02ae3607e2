import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shareOfLines } from './diff-budget.ts'
import { gutterOf } from './diff-gutter.ts'

describe('shareOfLines', () => {
  it('gives a file alone all of it, and several files what they need of their share', () => {
    expect(shareOfLines([1200])).toEqual([40])
    expect(shareOfLines([300, 3])).toEqual([37, 20])
    expect(shareOfLines(Array.from({ length: 10 }, () => 9))).toEqual([5, 5, 5, 5, 5, 5, 5, 5, 0, 0])
  })

  it('never shows more than one screen in all', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(5000)), files => {
        const drawn = shareOfLines(files).reduce((sum, most, index) => sum + Math.min(most, files[index] ?? 0), 0)
        expect(drawn).toBeLessThanOrEqual(40)
      }),
    )
  })
})

it('writes what stands before each line in columns', () => {
  const lines = [
    { kind: 'hunk', text: '@@', before: null, after: null },
    { kind: 'same', text: 'a', before: 9, after: 10 },
    { kind: 'add', text: 'b', before: null, after: 123_456 },
    { kind: 'remove', text: 'c', before: 10, after: null },
  ] as const
  expect(lines.map(gutterOf(lines))).toEqual([
    '                ',
    '     9     10   ',
    '       123456 + ',
    '    10        − ',
  ])
})
