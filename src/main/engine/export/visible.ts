/**
 * Texts of threads for terminals, documents and labels. They are untrusted: an escape sequence in a command, a bidi
 * override in a path or a carriage return in a title must show, not act.
 */

/** Controls, formats (bidi among them), lone surrogates, line separators, and everything that has no shape at all. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu
/** The joiner inside an emoji and the two choosers of its form: they hide nothing and are needed to draw it. */
const EMOJI_JOINER = /^\u200d\p{Extended_Pictographic}/u
const EMOJI_FORMS = new Set(['\ufe0e', '\ufe0f'])
/** What writing in some languages needs: joiners, soft hyphens, and marks that turn no text around. */
const PROSE_MARKS = new Set(['\u200c', '\u200d', '\u200e', '\u200f', '\u061c', '\u00ad'])

const ESC = '\\u001b'
/** What terminals act upon: sequences with parameters, strings (titles, links, pictures), and the short ones. */
const SEQUENCES = new RegExp(
  [
    `(?:${ESC}\\[|\\u009b)[0-?]*[ -/]*[@-~]`,
    `(?:${ESC}[\\]PX^_]|[\\u009d\\u0090\\u0098\\u009e\\u009f])[^\\u0007\\u001b\\u009c\\n\\r]*(?:\\u0007|\\u009c|${ESC}\\\\)?`,
    `${ESC}[ -/]+[0-~]`,
    `${ESC}[0-Z\\\\^_a-~]`,
  ].join('|'),
  'g',
)

/** The text on one line, every hidden character written out as `\xHH`, `\uHHHH` or `\u{HHHHH}`. */
export function visible(text: string): string {
  return text.replace(HIDDEN, (char, at: number) => (isHarmless(char, text, at) ? char : escapeOf(char)))
}

/** As `visible`, but line breaks and tabs stay what they are. */
export function visibleLines(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .split('\n')
    .map(line => line.split('\t').map(visible).join('\t'))
    .join('\n')
}

/** Words on one line, as titles have them. */
export function visibleTitle(text: string): string {
  return visible(text.replace(/\s+/g, ' ').trim())
}

/** JSON of a value, safe in a terminal and on one line for every reader: hidden characters are JSON escapes. */
export function visibleJson(value: unknown, indent = 0): string {
  return JSON.stringify(value, null, indent).replace(HIDDEN, char =>
    char === '\n'
      ? char
      : unitsOf(char)
          .map(unit => `\\u${unit.toString(16).padStart(4, '0')}`)
          .join(''),
  )
}

/** What a program wrote, as text: terminal sequences taken out, every kind of line break `\n`, the rest visible. */
export function plainLines(text: string): string {
  return visibleLines(withoutSequences(text))
}

/** As `plainLines`, for what people and models write: the marks that their languages need stay. */
export function proseLines(text: string): string {
  return withoutSequences(text).replace(HIDDEN, (char, at: number) =>
    char === '\n' || char === '\t' || PROSE_MARKS.has(char) || isHarmless(char, text, at) ? char : escapeOf(char),
  )
}

function withoutSequences(text: string): string {
  return text.replace(SEQUENCES, '').replace(/\r\n?/g, '\n')
}

function isHarmless(char: string, text: string, at: number): boolean {
  return EMOJI_FORMS.has(char) || EMOJI_JOINER.test(text.slice(at, at + 4))
}

function escapeOf(char: string): string {
  const code = char.codePointAt(0) ?? 0
  const hex = code.toString(16)
  if (code <= 0xff) return `\\x${hex.padStart(2, '0')}`
  return code <= 0xffff ? `\\u${hex.padStart(4, '0')}` : `\\u{${hex}}`
}

function unitsOf(char: string): number[] {
  return Array.from({ length: char.length }, (_, i) => char.charCodeAt(i))
}
