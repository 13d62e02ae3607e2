import { stripVTControlCharacters } from 'node:util'
import { tokensOf } from '../../../../shared/search/tokens.ts'
import type { Block } from './blocks.ts'
import { OddLetters } from './odd-letters.ts'
import { spellings } from './spellings.ts'

/** Where a word may stand in bytes of JSON, as fast as bytes can be looked at. */
export interface TokenFinder {
  /**
   * The first place at or behind `from` and before `to` at which the word may stand; -1 for none. Places of one block
   * are asked for from the front to the back. A line without such a place does not hold the word.
   */
  next(block: Block, from: number, to: number): number
}

/** @param token of `tokensOf` @param prefix whether a longer word that begins so will do */
export function createTokenFinder(token: string, prefix: boolean): TokenFinder {
  return /^[a-z0-9]+$/.test(token) ? new PlainFinder(token, prefix) : new SpelledFinder(token)
}

/** Longer words are known by their beginning alone (tokens.ts); so is what stands behind it. */
const LONGEST = 64
/** Words that are longer are taken for ones that may fit. */
const REGION = 512
const BACKSLASH = 0x5c
const ESCAPES = new Set([...'bfnrt'].map(letter => letter.charCodeAt(0)))

/** Finds words of ASCII: most places by skipping what cannot be a letter of the word, the others by their odd letters. */
class PlainFinder implements TokenFinder {
  readonly #token: string
  readonly #prefix: boolean
  readonly #letters: Uint8Array
  /** How far the word's end may move on when a byte stands at it. */
  readonly #shift: Uint8Array
  #block: Block | null = null
  #oddLetters: OddLetters | null = null
  #plain = -1
  #odd = -1

  constructor(token: string, prefix: boolean) {
    this.#token = token
    this.#prefix = prefix || token.length >= LONGEST - 1
    this.#letters = Uint8Array.from(token, letter => letter.charCodeAt(0))
    this.#shift = new Uint8Array(256).fill(token.length)
    for (const [i, letter] of [...token].slice(0, -1).entries()) {
      this.#shift[letter.charCodeAt(0)] = token.length - 1 - i
      this.#shift[letter.toUpperCase().charCodeAt(0)] = token.length - 1 - i
    }
  }

  next(block: Block, from: number, to: number): number {
    if (block !== this.#block) {
      this.#block = block
      this.#oddLetters = new OddLetters(block)
      this.#plain = -1
      this.#odd = -1
    }
    if (this.#plain < from) this.#plain = this.#nextPlain(block, from)
    if (this.#odd < from) this.#odd = this.#nextOdd(block, this.#oddLetters ?? new OddLetters(block), from)
    const at = Math.min(this.#plain, this.#odd)
    return at < to ? at : -1
  }

  #nextPlain({ bytes, end }: Block, from: number): number {
    const [letters, shift] = [this.#letters, this.#shift]
    const last = letters.length - 1
    const lastLetter = letters[last] ?? 0
    for (let at = from + last; at < end; ) {
      const byte = bytes[at] ?? 0
      if ((byte | 0x20) === lastLetter || byte === lastLetter) {
        let [i, place] = [last - 1, at - 1]
        while (i >= 0 && isLetter(bytes[place] ?? 0, letters[i] ?? 0)) {
          i -= 1
          place -= 1
        }
        if (i < 0 && this.#isWhole(bytes, at - last, at + 1, end)) return at - last
      }
      at += shift[byte] ?? 1
    }
    return Number.POSITIVE_INFINITY
  }

  /** Whether no other letter of ASCII stands before and behind. */
  #isWhole(bytes: Uint8Array, from: number, to: number, end: number): boolean {
    if (!this.#prefix && to < end && isAlphanumeric(bytes[to] ?? 0)) return false
    const before = bytes[from - 1] ?? 0
    return !isAlphanumeric(before) || (ESCAPES.has(before) && bytes[from - 2] === BACKSLASH)
  }

  #nextOdd({ bytes, end }: Block, letters: OddLetters, from: number): number {
    for (let at = letters.next(from); at < end; at = letters.next(at)) {
      const to = regionEnd(bytes, at, end)
      if (this.#mayHold(bytes, regionStart(bytes, at), to)) return at
      at = Math.max(to, at + 1)
    }
    return Number.POSITIVE_INFINITY
  }

  /** Whether a stretch of letters, some of them odd, holds the word. */
  #mayHold(bytes: Buffer, from: number, to: number): boolean {
    if (to - from < this.#token.length) return false
    if (to - from >= REGION) return true
    for (const { text } of tokensOf(stripVTControlCharacters(decoded(bytes, from, to)))) {
      if (this.#prefix ? text.startsWith(this.#token) : text === this.#token) return true
    }
    return false
  }
}

function isLetter(byte: number, letter: number): boolean {
  // Digits have no other case: with that bit they would be other signs.
  return byte === letter || ((byte | 0x20) === letter && letter > 0x60)
}

function isAlphanumeric(byte: number): boolean {
  return (byte > 0x2f && byte < 0x3a) || (byte > 0x40 && byte < 0x5b) || (byte > 0x60 && byte < 0x7b)
}

function isWordByte(byte: number): boolean {
  return byte >= 0x80 || isAlphanumeric(byte)
}

function regionStart(bytes: Uint8Array, at: number): number {
  let from = at
  while (from > 0 && at - from < REGION && isWordByte(bytes[from - 1] ?? 0)) from -= 1
  // The letter of an escape is no part of the word behind it.
  return from < at && isEscaped(bytes, from) ? from + 1 : from
}

/** Whether the byte is the letter of an escape: of the backslashes before it each second one is itself escaped. */
function isEscaped(bytes: Uint8Array, at: number): boolean {
  let from = at
  while (from > 0 && bytes[from - 1] === BACKSLASH) from -= 1
  return (at - from) % 2 === 1
}

function regionEnd(bytes: Uint8Array, at: number, end: number): number {
  let to = at
  while (to < end && to - at < REGION) {
    if (isWordByte(bytes[to] ?? 0)) to += 1
    else if (bytes[to] === BACKSLASH && bytes[to + 1] === 0x75) to = behindEscape(bytes, to)
    else break
  }
  return Math.min(to, end)
}

/** Behind `\uXXXX`; where that begins a terminal's sequence, behind all of it. */
function behindEscape(bytes: Uint8Array, at: number): number {
  let to = at + 6
  const escapes = (bytes[at + 4] ?? 0) === 0x31 && ((bytes[at + 5] ?? 0) | 0x20) === 0x62
  if (!escapes || bytes[to] !== 0x5b) return to
  to += 1
  while ((bytes[to] ?? 0) > 0x2f && (bytes[to] ?? 0) < 0x40) to += 1
  return to + 1
}

function decoded(bytes: Buffer, from: number, to: number): string {
  const text = bytes.toString('utf8', from, to)
  return text.replace(/\\u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}

/** Finds words of other scripts: every letter in all its spellings. */
class SpelledFinder implements TokenFinder {
  readonly #pattern: RegExp
  #block: Block | null = null
  #text = ''

  constructor(token: string) {
    this.#pattern = spellings(token)
  }

  next(block: Block, from: number, to: number): number {
    if (block !== this.#block) {
      this.#block = block
      this.#text = block.bytes.toString('latin1', 0, block.end)
    }
    this.#pattern.lastIndex = from
    const at = this.#pattern.exec(this.#text)?.index ?? -1
    return at < to ? at : -1
  }
}
