import { describe, expect, it } from 'vitest'
import { countLines, foldLines, linesOf } from './fold-lines.ts'

const rules = { head: 2, tail: 0, chars: 100 }

describe('foldLines', () => {
  it('shows short texts whole', () => {
    expect(foldLines(linesOf('a\nb\n'), rules)).toEqual({ head: ['a', 'b'], tail: [], hiddenLines: 0, hiddenChars: 0 })
    expect(foldLines([], rules).hiddenLines).toBe(0)
  })

  it('does not fold for a line or two', () => {
    expect(foldLines(linesOf('a\nb\nc\nd\ne'), rules).hiddenLines).toBe(0)
    expect(foldLines(linesOf('a\nb\nc\nd\ne\nf'), rules)).toMatchObject({
      head: ['a', 'b'],
      hiddenLines: 4,
      hiddenChars: 8,
    })
  })

  it('keeps the end where it is wanted', () => {
    const lines = Array.from({ length: 100 }, (_, i) => `${i}`)
    expect(foldLines(lines, { head: 2, tail: 3, chars: 100 })).toMatchObject({
      head: ['0', '1'],
      tail: ['97', '98', '99'],
      hiddenLines: 95,
    })
  })

  it('cuts a line that is longer than all that is shown', () => {
    const folded = foldLines(['x'.repeat(300)], rules)
    expect(folded.head).toEqual(['x'.repeat(100)])
    expect(folded).toMatchObject({ hiddenLines: 1, hiddenChars: 200 })
  })

  it('adds up', () => {
    const lines = Array.from({ length: 50 }, (_, i) => 'y'.repeat(i))
    const folded = foldLines(lines, { head: 20, tail: 20, chars: 100 })
    expect(folded.head.length + folded.tail.length + folded.hiddenLines).toBe(50)
  })
})

it('counts lines', () => {
  expect([countLines(''), countLines('a'), countLines('a\n'), countLines('a\nb'), countLines('\n\n')]).toEqual([
    0, 1, 1, 2, 2,
  ])
})
