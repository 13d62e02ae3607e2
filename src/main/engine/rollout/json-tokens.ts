/** The ends of texts, numbers and words of JSON in bytes, without making a value of them. */

export interface TokenEnd {
  readonly state: 'complete' | 'incomplete' | 'invalid'
  /** Behind the token, or the byte from which on it is none. */
  readonly at: number
}

const QUOTE = 0x22
const BACKSLASH = 0x5c
const LETTER_U = 0x75
const CARRIAGE_RETURN = 0x0d
/** Bytes below it are control characters. */
const FIRST_LETTER = 0x20
/** 1 for the letters that make an escape with a backslash before them; not the one of four digits. */
const ESCAPED = table('"\\/bfnrt')
const DELIMITERS = table(',:]}[{" \n\r\t')

/** A number of more digits is taken for none. */
const MAX_WORD_BYTES = 4096
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/
const NUMBER_BEGUN = /^-?(?:(?:0|[1-9]\d*)(?:\.\d*)?(?:[eE][+-]?\d*)?)?$/
const WORDS: readonly string[] = ['true', 'false', 'null']

/**
 * The ends of the texts of one line, asked for from left to right. Nearly all lines are without control characters, which no
 * text may hold: then the runtime looks for quotes and backslashes, several times as fast as a look at each byte.
 */
export class TextEnds {
  readonly #bytes: Buffer
  readonly #plain: boolean
  /** The first backslash behind what was asked for last; the number of bytes where there is none. */
  #slash = -1

  constructor(bytes: Buffer) {
    this.#bytes = bytes
    this.#plain = !hasControls(bytes)
  }

  /** @param start of the opening quote. */
  of(start: number): TokenEnd {
    const bytes = this.#bytes
    let at = start + 1
    for (let quote = this.#plain ? bytes.indexOf(QUOTE, at) : -1; quote !== -1; ) {
      if (this.#slash < at) this.#slash = indexOrEnd(bytes, BACKSLASH, at)
      if (this.#slash > quote) return { state: 'complete', at: quote + 1 }
      const end = endOfEscape(bytes, this.#slash)
      if (end.state !== 'complete') return end
      at = end.at
      if (quote < at) quote = bytes.indexOf(QUOTE, at)
    }
    return endOfString(bytes, start)
  }
}

function indexOrEnd(bytes: Buffer, byte: number, from: number): number {
  const at = bytes.indexOf(byte, from)
  return at === -1 ? bytes.length : at
}

/** Whether there is a control character, but for the first half of a line end of Windows. Without a branch for each byte. */
function hasControls(bytes: Buffer): boolean {
  const end = bytes.at(-1) === CARRIAGE_RETURN ? bytes.length - 1 : bytes.length
  let below = 0
  for (let at = 0; at < end; at++) below |= (bytes[at] ?? 0) - FIRST_LETTER
  return below < 0
}

/** @param start of the opening quote. */
function endOfString(bytes: Buffer, start: number): TokenEnd {
  const { length } = bytes
  let at = start + 1
  while (at < length) {
    const byte = bytes[at] ?? 0
    // Most of a file is read here, and most of it are small letters.
    if (byte > BACKSLASH) at += 1
    else if (byte === QUOTE) return { state: 'complete', at: at + 1 }
    else if (byte < FIRST_LETTER) return { state: 'invalid', at }
    else if (byte !== BACKSLASH) at += 1
    else {
      const end = endOfEscape(bytes, at)
      if (end.state !== 'complete') return end
      at = end.at
    }
  }
  return { state: 'incomplete', at: length }
}

function table(chars: string): Uint8Array {
  const found = new Uint8Array(256)
  for (const char of chars) found[char.charCodeAt(0)] = 1
  return found
}

function endOfEscape(bytes: Buffer, start: number): TokenEnd {
  const letter = bytes[start + 1]
  if (letter === undefined) return { state: 'incomplete', at: start + 1 }
  if (ESCAPED[letter] === 1) return { state: 'complete', at: start + 2 }
  if (letter !== LETTER_U) return { state: 'invalid', at: start + 2 }
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
  while (at < bytes.length && DELIMITERS[bytes[at] ?? 0] === 0) at += 1
  if (at - start > MAX_WORD_BYTES) return { state: 'invalid', at: start }
  const text = bytes.toString('latin1', start, at)
  if (NUMBER.test(text) || WORDS.includes(text)) return { state: 'complete', at }
  const begun = NUMBER_BEGUN.test(text) || WORDS.some(word => word.startsWith(text))
  return begun && text !== '' && at === bytes.length ? { state: 'incomplete', at } : { state: 'invalid', at: start }
}
