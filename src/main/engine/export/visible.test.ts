import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { visible, visibleJson, visibleLines, visibleTitle } from './visible.ts'

const anyText = fc.string({ unit: 'binary', maxLength: 60 })
/** Texts made of what does harm, so that a run of the property meets it. */
const nasty = fc.string({
  unit: fc.constantFrom(
    '\u001b',
    '\u009b',
    '\r',
    '\n',
    '\t',
    '\b',
    '\u202e',
    '\u2066',
    '\u200b',
    '\ufeff',
    '\u{e0041}',
    '\u2028',
    '\ud800',
    'a',
    '[',
    '👩',
    '\u200d',
  ),
  maxLength: 40,
})
const HARMFUL = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{Bidi_Control}\u200b\u200e\u200f\u2060\ufeff\u{e0000}-\u{e007f}]/u

describe('what goes to a terminal', () => {
  it('never holds a character that acts or hides', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, nasty), text => {
        expect(visible(text)).not.toMatch(HARMFUL)
        expect(visibleTitle(text)).not.toMatch(HARMFUL)
        expect(visibleLines(text).replace(/[\n\t]/g, '')).not.toMatch(HARMFUL)
        expect(visibleJson({ [text]: [text] })).not.toMatch(HARMFUL)
      }),
    )
  })

  it('leaves ordinary text alone, in every script and with emoji', () => {
    for (const text of ['plain', 'Grüße', '日本語', 'مرحبا', 'नमस्ते', '👩‍👩‍👧 ❤️', 'a\\x1b'])
      expect(visible(text)).toBe(text)
  })

  it('writes out what it takes away', () => {
    expect(visible('a\u001b[31m\u202eb\u{e0041}\r\n')).toBe('a\\x1b[31m\\u202eb\\u{e0041}\\x0d\\x0a')
    expect(visibleLines('a\r\nb\tc\rd')).toBe('a\nb\tc\\x0dd')
    expect(visibleTitle('  a\n\n b ')).toBe('a b')
  })

  it('writes JSON that says the same', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.oneof(anyText, nasty), (value, text) => {
        expect(JSON.parse(visibleJson([value, text], 2))).toEqual(JSON.parse(JSON.stringify([value, text])))
      }),
    )
  })
})
