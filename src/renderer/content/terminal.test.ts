import { describe, expect, it } from 'vitest'
import { foldLines, plainOutput } from './terminal.ts'

describe('plainOutput', () => {
  it('takes colours, cursor moves and links out', () => {
    expect(
      plainOutput(
        '\u001b[1;31mFAIL\u001b[0m \u001b[2K\u001b]8;;https://x.invalid\u0007link\u001b]8;;\u001b\\ \u001b(Bok',
      ),
    ).toBe('FAIL link ok')
  })
  it('keeps an unfinished sequence, which then shows as a mark', () => {
    expect(plainOutput('a\u001b]0;title')).toBe('a\u001b]0;title')
  })
  it('breaks lines once, whatever the line ends are', () => {
    expect(plainOutput('a\r\nb\r\r\nc\rd\r')).toBe('a\nb\nc\r\nd\r')
  })
})

describe('foldLines', () => {
  it('shows short texts whole', () => {
    expect(foldLines('a\nb\n', 2)).toEqual({ shown: 'a\nb', hiddenLines: 0, hiddenChars: 0 })
    expect(foldLines('', 2)).toEqual({ shown: '', hiddenLines: 0, hiddenChars: 0 })
  })
  it('says how many lines and characters are left', () => {
    expect(foldLines('a\nb\ncc\nd\n', 2)).toEqual({ shown: 'a\nb', hiddenLines: 2, hiddenChars: 4 })
  })
  it('cuts a line that is longer than all that is shown', () => {
    const folded = foldLines('x'.repeat(30_000), 20)
    expect(folded.shown.length).toBe(20_000)
    expect(folded).toMatchObject({ hiddenLines: 1, hiddenChars: 10_000 })
  })
  it('counts blank lines', () => {
    expect(foldLines('\n\n\n\n', 1)).toEqual({ shown: '', hiddenLines: 3, hiddenChars: 2 })
  })
})
