/**
 * Letters that are written otherwise than a word that is looked for, and mean the same: with accents, full width, as
 * escapes, with marks that nobody sees or colours of a terminal between them. Bytes of JSON.
 */

import type { Block } from './blocks.ts'

const BACKSLASH = 0x5c
const SMALL_U = 0x75

/** Ranges of code points that fold to letters and digits of ASCII, or to nothing; a few others lie between them. */
const RANGES: readonly (readonly [number, number])[] = [
  [0xaa, 0xbe],
  [0xc0, 0x2b8],
  [0x2e0, 0x36f],
  [0x1d00, 0x1eff],
  [0x200c, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x209c],
  [0x20a8, 0x20a8],
  [0x2100, 0x218f],
  [0x2460, 0x24ff],
  [0x2c60, 0x2c7f],
  [0x3250, 0x325f],
  [0x32b1, 0x32cf],
  [0x3371, 0x33df],
  [0x33ff, 0x33ff],
  [0xa7f0, 0xa7ff],
  [0xab5b, 0xab69],
  [0xfb00, 0xfb06],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xffef],
]
/** Beyond the first plane nearly all such letters are mathematical, outlined or framed ones. */
const PLANES: readonly (readonly [number, number])[] = [
  [0x10780, 0x107ba],
  [0x1ccd6, 0x1ccf9],
  [0x1d400, 0x1d7ff],
  [0x1f100, 0x1f16c],
  [0x1fbf0, 0x1fbf9],
]

const ODD = oddTable()

function oddTable(): Uint8Array {
  const table = new Uint8Array(0x20000)
  for (const [from, to] of [...RANGES, ...PLANES]) table.fill(1, from, to + 1)
  return table
}

/**
 * Whether something that may be such a letter begins at a byte.
 * @returns 1 if so, else 0 less the number of bytes that belong to what stands there
 */
export function oddAt(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0
  if (first < 0x80) {
    if (first !== BACKSLASH) return -1
    return bytes[at + 1] === SMALL_U ? 1 : -2
  }
  if (first < 0xc0) return -1
  const second = (bytes[at + 1] ?? 0) & 0x3f
  if (first < 0xe0) return ODD[((first & 0x1f) << 6) | second] === 1 ? 1 : -2
  const third = (bytes[at + 2] ?? 0) & 0x3f
  if (first < 0xf0) return ODD[((first & 0x0f) << 12) | (second << 6) | third] === 1 ? 1 : -3
  const code = ((first & 0x07) << 18) | (second << 12) | (third << 6) | ((bytes[at + 3] ?? 0) & 0x3f)
  return ODD[code] === 1 ? 1 : -4
}

const ESCAPE = Buffer.from('\\u')

/** Goes through a block for such letters, from the front to the back. */
export class OddLetters {
  readonly #block: Block
  /** The next escape; every one that is near would otherwise be looked for again behind each letter. */
  #escape = -1

  constructor(block: Block) {
    this.#block = block
  }

  /** The next place at which something that may be such a letter begins; a place behind the block where there is none. */
  next(from: number): number {
    const { bytes, words, end } = this.#block
    if (this.#escape < from) {
      const found = bytes.indexOf(ESCAPE, from)
      this.#escape = found === -1 || found >= end ? Number.POSITIVE_INFINITY : found
    }
    const before = Math.min(this.#escape, end)
    for (let at = from; at < before; ) {
      at = Math.max(at, nextLead(words, at, before))
      // Four bytes at most, some of which may begin a letter.
      for (const to = Math.min((at | 3) + 1, before); at < to; at += 1) {
        if ((bytes[at] ?? 0) >= 0xc0 && oddAt(bytes, at) === 1) return at
      }
    }
    return this.#escape
  }
}

/**
 * The next four bytes that have a first byte of a letter which is not Cyrillic, Hebrew, Arabic, an ideograph or the like: those
 * are most of what is not ASCII, and to look at each of them takes longer than all the rest.
 */
function nextLead(words: Int32Array, from: number, end: number): number {
  const last = (end + 3) >> 2
  for (let at = from >> 2; at < last; at += 1) {
    const word = words[at] ?? 0
    if ((word & 0x80808080) === 0) continue
    // The bits of each byte, moved to its highest: 11 begins a letter, 1101 one of U+0400 to U+07FF, 111001, 11101000 and
    // 11101001 one of U+4000 to U+9FFF.
    const fourth = word << 4
    const fifth = word << 5
    const ideograph = (word << 2) & ~(word << 3) & ((~fourth & fifth) | (fourth & ~fifth & ~(word << 6)))
    if ((word & (word << 1) & ((word << 2) | ~(word << 3)) & ~ideograph & 0x80808080) !== 0) return at << 2
  }
  return end
}
