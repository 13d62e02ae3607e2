/** The ends of texts, numbers and words of JSON in bytes, without making a value of them. */

export interface TokenEnd {
  readonly state: 'complete' | 'incomplete' | 'invalid'
  /** Behind the token, or the byte from which on it is none. */
  readonly at: number
}

const QUOTE = 0x22
const BACKSLASH = 0x5c
const LETTER_U = 0x75
const ESCAPED: ReadonlySet<number> = new Set([...'"\\/bfnrt'].map(char => char.charCodeAt(0)))
const DELIMITERS: ReadonlySet<number> = new Set([...',:]}[{" \n\r\t'].map(char => char.charCodeAt(0)))

/** A number of more digits is taken for none. */
const MAX_WORD_BYTES = 4096
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/
const NUMBER_BEGUN = /^-?(?:(?:0|[1-9]\d*)(?:\.\d*)?(?:[eE][+-]?\d*)?)?$/
const WORDS: readonly string[] = ['true', 'false', 'null']

/** @param start of the opening quote. */
export function endOfString(bytes: Buffer, start: number): TokenEnd {
  let at = start + 1
  for (;;) {
    const byte = bytes[at]
    if (byte === undefined) return { state: 'incomplete', at }
    if (byte === QUOTE) return { state: 'complete', at: at + 1 }
    if (byte < 0x20) return { state: 'invalid', at }
    if (byte !== BACKSLASH) {
      at += 1
      continue
    }
    const end = endOfEscape(bytes, at)
    if (end.state !== 'complete') return end
    at = end.at
  }
}

function endOfEscape(bytes: Buffer, start: number): TokenEnd {
  const letter = bytes[start + 1]
  if (letter === undefined) return { state: 'incomplete', at: start + 1 }
  if (letter !== LETTER_U) return { state: ESCAPED.has(letter) ? 'complete' : 'invalid', at: start + 2 }
  for (let at = start + 2; at < start + 6; at++) {
    const digit = bytes[at]
    if (digit === undefined) return { state: 'incomplete', at }
    if (!isHexDigit(digit)) return { state: 'invalid', at }
  }
  return { state: 'complete', at: start + 6 }
}

function isHexDigit(byte: number): boolean {
  const lower = byte | 0x20
  return (byte >= 0x30 && byte <= 0x39) || (lower >= 0x61 && lower <= 0x66)
}

/** A number, or one of the three words. */
export function endOfWord(bytes: Buffer, start: number): TokenEnd {
  let at = start
  while (at < bytes.length && !DELIMITERS.has(bytes[at] ?? 0)) at += 1
  if (at - start > MAX_WORD_BYTES) return { state: 'invalid', at: start }
  const text = bytes.toString('latin1', start, at)
  if (NUMBER.test(text) || WORDS.includes(text)) return { state: 'complete', at }
  const begun = NUMBER_BEGUN.test(text) || WORDS.some(word => word.startsWith(text))
  return begun && text !== '' && at === bytes.length ? { state: 'incomplete', at } : { state: 'invalid', at: start }
}
