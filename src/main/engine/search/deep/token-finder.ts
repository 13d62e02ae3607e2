import { stripVTControlCharacters } from 'node:util'
import { tokensOf } from '../../../../shared/search/tokens.ts'
import type { Block } from './blocks.ts'
import { bytePattern, type Kind, type Pattern, POSITIONS } from './byte-pattern.ts'
import { isWordFolded } from './folded-letters.ts'
import { isOdd, ODD_KINDS } from './odd-letters.ts'
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
const NEWLINE = 10
const ESCAPES = new Set([...'bfnrt'].map(letter => letter.charCodeAt(0)))

/** Finds words of ASCII: by three letters that stand next to each other in few words, and by their odd letters. */
class PlainFinder implements TokenFinder {
  readonly #token: string
  readonly #prefix: boolean
  readonly #letters: Uint8Array
  /** Where the three letters stand in the word. */
  readonly #rarest: number
  readonly #pattern: Pattern
  #block: Block | null = null
  #place = -1
  /** Behind the letters that have been looked at for an odd one among them. */
  #looked = -1

  constructor(token: string, prefix: boolean) {
    this.#token = token
    this.#prefix = prefix || token.length >= LONGEST - 1
    this.#letters = Uint8Array.from(token, letter => letter.charCodeAt(0))
    this.#rarest = rarestPart(token)
    const part = token.slice(this.#rarest, this.#rarest + POSITIONS)
    const kind: Kind = Array.from(part, letter => [letter.charCodeAt(0), letter.toUpperCase().charCodeAt(0)])
    this.#pattern = bytePattern([kind, ...ODD_KINDS])
  }

  next(block: Block, from: number, to: number): number {
    if (block !== this.#block) {
      this.#block = block
      this.#place = -1
      this.#looked = -1
    }
    if (this.#place < from) this.#place = this.#find(block, from)
    return this.#place < to ? this.#place : -1
  }

  #find({ memory, bytes, end }: Block, from: number): number {
    for (let at = memory.find(this.#pattern, from, end); at !== -1; at = memory.find(this.#pattern, at + 1, end)) {
      if (isAlphanumeric(bytes[at] ?? 0)) {
        const begin = at - this.#rarest
        if (begin >= from && this.#isWord(bytes, begin, end)) return begin
      } else if (at >= this.#looked && isOdd(bytes, at)) {
        const behind = regionEnd(bytes, at, end)
        if (this.#mayHold(bytes, regionStart(bytes, at), behind)) return at
        this.#looked = behind
      }
    }
    return Number.POSITIVE_INFINITY
  }

  /** Whether the word stands at a place, and no other letter of ASCII before and behind. */
  #isWord(bytes: Uint8Array, from: number, end: number): boolean {
    const to = from + this.#letters.length
    if (to > end || (!this.#prefix && to < end && isAlphanumeric(bytes[to] ?? 0))) return false
    for (let i = 0; i < this.#letters.length; i++) {
      if (!isLetter(bytes[from + i] ?? 0, this.#letters[i] ?? 0)) return false
    }
    const before = bytes[from - 1] ?? 0
    return !isAlphanumeric(before) || (ESCAPES.has(before) && bytes[from - 2] === BACKSLASH)
  }

  /** Whether a stretch of letters, some of them odd, holds the word. */
  #mayHold(bytes: Buffer, from: number, to: number): boolean {
    if (to - from < this.#token.length) return false
    if (to - from >= REGION) return true
    const folded = to - from < LONGEST ? isWordFolded(bytes, from, to, this.#letters, this.#prefix) : null
    if (folded !== null) return folded
    for (const { text } of tokensOf(stripVTControlCharacters(decoded(bytes, from, to)))) {
      if (this.#prefix ? text.startsWith(this.#token) : text === this.#token) return true
    }
    return false
  }
}

/** Letters and digits, those first that stand in most texts. */
const FREQUENT = 'etaoinsrhldcumfpgwybvk0123456789xjqz'

/** Where three letters begin that are seldom met. */
function rarestPart(token: string): number {
  const rare = (at: number) =>
    [...token.slice(at, at + POSITIONS)].reduce((sum, letter) => sum + FREQUENT.indexOf(letter), 0)
  const places = Array.from({ length: Math.max(1, token.length - POSITIONS + 1) }, (_, at) => at)
  return places.reduce((best, at) => (rare(at) > rare(best) ? at : best), 0)
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

/** Finds words of other scripts: their first letter by its bytes, then every letter in all its spellings. */
class SpelledFinder implements TokenFinder {
  readonly #spelled: RegExp
  readonly #pattern: Pattern
  #block: Block | null = null
  #place = -1
  /** The rest of the line in which a first letter was found last, a character for each byte. */
  #rest = { from: 0, to: 0, text: '' }

  constructor(token: string) {
    const { pattern, beginnings } = spellings(token)
    this.#spelled = pattern
    this.#pattern = bytePattern(beginnings)
  }

  next(block: Block, from: number, to: number): number {
    if (block !== this.#block) {
      this.#block = block
      this.#place = -1
      this.#rest = { from: 0, to: 0, text: '' }
    }
    if (this.#place < from) this.#place = this.#find(block, from)
    return this.#place < to ? this.#place : -1
  }

  #find({ memory, bytes, end }: Block, from: number): number {
    for (let at = memory.find(this.#pattern, from, end); at !== -1; at = memory.find(this.#pattern, at + 1, end)) {
      if (at >= this.#rest.to) {
        const newline = bytes.indexOf(NEWLINE, at)
        const to = newline === -1 ? end : Math.min(newline, end)
        this.#rest = { from: at, to, text: bytes.toString('latin1', at, to) }
      }
      this.#spelled.lastIndex = at - this.#rest.from
      if (this.#spelled.test(this.#rest.text)) return at
    }
    return Number.POSITIVE_INFINITY
  }
}
