/**
 * Letters that are written otherwise than a word that is looked for, and mean the same: with accents, full width, as
 * escapes, with marks that nobody sees or colours of a terminal between them. Bytes of JSON.
 */

import { bytesFrom, type Kind } from './byte-pattern.ts'

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

/** Escapes of letters. */
export const ESCAPES: Kind = [[BACKSLASH], [SMALL_U]]

/**
 * Where such letters may begin, by the bytes that they are written with. Much else fits, but little of what most text that is
 * not ASCII is made of: Greek, Cyrillic, Hebrew, Arabic, kana, ideographs, frames, quotes and dashes.
 */
export const ODD_KINDS: readonly Kind[] = [
  ESCAPES,
  // To U+037F: 0xce and 0xcf are Greek.
  [[...bytesFrom(0xc2, 0xcd)]],
  // U+1D00 to U+1EFF.
  [[0xe1], bytesFrom(0xb4, 0xbb)],
  // U+2000 to U+203F: marks that nobody sees.
  [[0xe2], [0x80], [...bytesFrom(0x8c, 0x8f), ...bytesFrom(0xaa, 0xae)]],
  [[0xe2], [0x81, 0x82, 0x84, 0x85, 0x86]],
  [[0xe2], [0x91, 0x92, 0x93, 0xb1]],
  // U+3250 to U+33FF, U+A7C0 to U+A7FF, U+AB40 to U+AB7F, U+FB00 on, and other planes.
  [
    [0xe3, 0xea, 0xef, 0xf0],
    [0x90, ...bytesFrom(0x89, 0x8f), 0x9c, 0x9d, 0x9f, 0xac, 0xad, 0xb8, ...bytesFrom(0xbb, 0xbf)],
  ],
]

/** Whether something that may be such a letter begins at a byte. */
export function isOdd(bytes: Uint8Array, at: number): boolean {
  const first = bytes[at] ?? 0
  if (first < 0xc0) return first === BACKSLASH && bytes[at + 1] === SMALL_U
  return ODD[codeAt(bytes, at)] === 1
}

/** The code point whose first byte stands at a place. */
export function codeAt(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0
  if (first < 0x80) return first
  const second = (bytes[at + 1] ?? 0) & 0x3f
  if (first < 0xe0) return ((first & 0x1f) << 6) | second
  const third = (bytes[at + 2] ?? 0) & 0x3f
  if (first < 0xf0) return ((first & 0x0f) << 12) | (second << 6) | third
  return ((first & 0x07) << 18) | (second << 12) | (third << 6) | ((bytes[at + 3] ?? 0) & 0x3f)
}
