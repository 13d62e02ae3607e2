import { tokensOf } from '../../../../shared/search/tokens.ts'
import { codeAt } from './odd-letters.ts'

/**
 * Whether bytes of JSON are a word of ASCII written otherwise, told without making a text of them: most letters with accents
 * stand in words that differ in some plain letter.
 */

const BACKSLASH = 0x5c
const [ESC, OPENING, SEMICOLON, SMALL_M] = [0x1b, 0x5b, 0x3b, 0x6d] as const
/** What a letter folds to where that depends on what stands beside it, or is more than two letters, or none of ASCII. */
const UNCLEAR = -1
const UNKNOWN = -2
const CODES = 0x20000

/** What a code point folds to: nothing (0), a letter, or two of which the second stands in the upper byte. */
const FOLDS = new Int32Array(CODES).fill(UNKNOWN)

/**
 * @param from where a stretch begins of letters, digits, whatever is not ASCII, and escapes
 * @param to behind it
 * @param word of `tokensOf`, of ASCII @param prefix whether it may be longer
 * @returns null where this cannot be told so
 */
export function isWordFolded(
  bytes: Uint8Array,
  from: number,
  to: number,
  word: Uint8Array,
  prefix: boolean,
): boolean | null {
  let [at, length, differs] = [from, 0, false]
  while (at < to) {
    const byte = bytes[at] ?? 0
    let fold = byte | 0x20
    if (byte === BACKSLASH) {
      const code = escapedCode(bytes, at)
      at += 6
      if (code === ESC) {
        at = behindColour(bytes, at)
        if (at === -1) return null
        fold = 0
      } else fold = foldOf(code)
    } else if (byte < 0x80) {
      at += 1
    } else {
      fold = foldOf(codeAt(bytes, at))
      at += byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4
    }
    if (fold === UNCLEAR) return null
    for (; fold !== 0; fold >>= 8) {
      if (length < word.length) differs ||= word[length] !== (fold & 0xff)
      else if (!prefix) differs = true
      length += 1
    }
  }
  return !differs && length >= word.length
}

/** The code unit of `\uXXXX`; -1 where the four are no digits. */
function escapedCode(bytes: Uint8Array, at: number): number {
  let code = 0
  for (let i = at + 2; i < at + 6; i++) {
    const byte = bytes[i] ?? 0
    const digit = byte < 0x3a ? byte - 0x30 : (byte | 0x20) - 0x57
    if (digit < 0 || digit > 15) return -1
    code = code * 16 + digit
  }
  return code
}

/** Behind a terminal's sequence for colours, of which the first sign is before the place; -1 for any other. */
function behindColour(bytes: Uint8Array, from: number): number {
  if (bytes[from] !== OPENING) return -1
  for (let [at, digits] = [from + 1, 0]; digits <= 4; at++) {
    const byte = bytes[at] ?? 0
    if (byte === SMALL_M) return at + 1
    if (byte === SEMICOLON) digits = 0
    else if (byte > 0x2f && byte < 0x3a) digits += 1
    else return -1
  }
  return -1
}

function foldOf(code: number): number {
  const known = FOLDS[code] ?? UNCLEAR
  if (known !== UNKNOWN) return known
  const fold = foldAmongOthers(String.fromCodePoint(code))
  FOLDS[code] = fold
  return fold
}

/** A letter stands in a word, where it neither begins nor ends another. */
function foldAmongOthers(letter: string): number {
  const [token, ...others] = tokensOf(`x${letter}x`)
  const match = /^x([a-z0-9]{0,2})x$/.exec(token?.text ?? '')
  if (match === null || others.length > 0) return UNCLEAR
  const [first = 0, second = 0] = Buffer.from(match[1] ?? '')
  return first | (second << 8)
}
