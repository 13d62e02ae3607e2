import { KEPT_PHRASES } from './kept-words.ts'

/**
 * Masks texts by the class of their characters: letters become `x`, digits `0`, all that is not ASCII a character that takes as
 * many bytes. What is neither stays, and so do the phrases of the format. Texts that differ get masks that differ, in
 * their last characters, and the same text always gets the same one: replays compare texts.
 */
export class TextMasker {
  /** What tells texts of one mask apart, by text; and how many there are, by mask. */
  readonly #marks = new Map<number, number>()
  readonly #counts = new Map<number, number>()

  /** @returns a text of the same length, in UTF-16 units and in bytes of UTF-8. */
  mask(text: string): string {
    const units = new Uint16Array(text.length)
    const free = maskInto(units, text)
    const plain = textOf(units)
    // White space around a text does not count where texts are compared.
    const own = hashOf(text.trim())
    let mark = this.#marks.get(own)
    if (mark === undefined) {
      const form = hashOf(plain.trim())
      mark = this.#counts.get(form) ?? 0
      this.#counts.set(form, mark + 1)
      this.#marks.set(own, mark)
    }
    if (mark === 0) return plain
    put(units, free, mark)
    return textOf(units)
  }
}

/** Where the characters of a class begin, and how many of them stand for numbers. The first is the plain mask. */
interface CharacterClass {
  readonly plain: number
  readonly from: number
  readonly count: number
}

const LOWER: CharacterClass = { plain: 0x78, from: 0x61, count: 22 }
const UPPER: CharacterClass = { plain: 0x58, from: 0x41, count: 22 }
const DIGIT: CharacterClass = { plain: 0x30, from: 0x31, count: 9 }
/** Two bytes of UTF-8: `ß`, and letters with accents. */
const TWO: CharacterClass = { plain: 0xdf, from: 0xe0, count: 22 }
/** Three: `字`, and the first ideographs. */
const THREE: CharacterClass = { plain: 0x5b57, from: 0x4e00, count: 22 }
/** Four, as a pair: `𝕩`. */
const PAIR = [0xd835, 0xdd69] as const

function classOf(unit: number): CharacterClass | null {
  if (unit >= 0x61 && unit <= 0x7a) return LOWER
  if (unit >= 0x41 && unit <= 0x5a) return UPPER
  if (unit >= 0x30 && unit <= 0x39) return DIGIT
  if (unit < 0x80) return null
  if (unit < 0x800) return TWO
  // A byte order mark is damage where it stands in front of a line.
  if (unit === 0xfeff) return null
  // Half of a pair that stands alone: a byte that is no UTF-8.
  return unit >= 0xd800 && unit <= 0xdfff ? null : THREE
}

/** A mask character for a unit outside of any text. */
export function maskUnit(unit: number): number {
  return classOf(unit)?.plain ?? unit
}

/** Texts are told apart in so many of their last characters. */
const MARKED = 12

/** @returns the last places that a number can be written in. */
function maskInto(units: Uint16Array, text: string): number[] {
  const free: number[] = []
  const keep = (from: number, to: number) => {
    for (let at = from; at < to; at += 1) units[at] = text.charCodeAt(at)
  }
  const mask = (from: number, to: number) => {
    for (let at = from; at < to; at += 1) {
      const unit = text.charCodeAt(at)
      if (isPair(unit, text.charCodeAt(at + 1))) {
        units.set(PAIR, at)
        at += 1
        continue
      }
      const found = classOf(unit)
      units[at] = found?.plain ?? unit
      if (found === null) continue
      free.push(at)
      if (free.length > MARKED * 2) free.splice(0, MARKED)
    }
  }
  let at = 0
  for (const { index, 0: phrase } of text.matchAll(KEPT_PHRASES)) {
    mask(at, index)
    at = index + phrase.length
    keep(index, at)
  }
  mask(at, text.length)
  return free.slice(-MARKED)
}

function isPair(first: number, second: number): boolean {
  return first >= 0xd800 && first <= 0xdbff && second >= 0xdc00 && second <= 0xdfff
}

/** Writes a number into the last places, each in characters of its own class. */
function put(units: Uint16Array, places: readonly number[], number: number): void {
  let left = number
  for (let i = places.length - 1; i >= 0 && left > 0; i -= 1) {
    const at = places[i] ?? 0
    const found = classOf(units[at] ?? 0)
    if (found === null) continue
    const digit = left % (found.count + 1)
    if (digit > 0) units[at] = found.from + digit - 1
    left = Math.floor(left / (found.count + 1))
  }
}

function textOf(units: Uint16Array): string {
  return Buffer.from(units.buffer, units.byteOffset, units.byteLength).toString('utf16le')
}

/** 53 bits of a text. */
function hashOf(text: string): number {
  let a = 0x811c9dc5
  let b = text.length
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i)
    a = Math.imul(a ^ code, 0x01000193)
    b = (Math.imul(b, 31) + code) | 0
  }
  return (a >>> 0) * 0x200000 + ((b ^ (b >>> 21)) & 0x1fffff)
}
