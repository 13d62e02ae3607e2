/**
 * Letters that are written otherwise than a word that is looked for, and mean the same: with accents, full width, as
 * escapes, with marks that nobody sees or colours of a terminal between them. Bytes of JSON.
 */

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
