/**
 * What is looked for in bytes, sixteen places at a time: any of eight kinds of places, each known by the bytes that may
 * stand at three positions one behind the other. Where a kind has several bytes at a position, some more fit than are
 * named: any upper half of one of them with any lower half of another.
 */

/** How many bytes from a place on are looked at. */
export const POSITIONS = 3
/** How many kinds of places can be looked for at once. */
export const KINDS = 8
/** Of one position: sixteen lower halves of a byte, sixteen upper ones, with a bit for each kind. */
const TABLE_BYTES = 32

/** The tables, one position behind the other. */
export type Pattern = Uint8Array

/** Bytes that may stand at a position. */
export type Bytes = readonly number[]

/** What may stand at a place, position by position; anything at those that are left out. */
export type Kind = readonly Bytes[]

/** @param kinds `KINDS` at most */
export function bytePattern(kinds: readonly Kind[]): Pattern {
  if (kinds.length > KINDS) throw new RangeError(`${kinds.length} kinds of places`)
  const pattern = new Uint8Array(POSITIONS * TABLE_BYTES)
  for (const [i, kind] of kinds.entries()) {
    for (let position = 0; position < POSITIONS; position++) {
      for (const byte of kind[position] ?? ANY_BYTE) {
        const at = position * TABLE_BYTES
        pattern[at + (byte & 0x0f)] = (pattern[at + (byte & 0x0f)] ?? 0) | (1 << i)
        pattern[at + 16 + (byte >> 4)] = (pattern[at + 16 + (byte >> 4)] ?? 0) | (1 << i)
      }
    }
  }
  return pattern
}

export const ANY_BYTE: Bytes = Array.from({ length: 256 }, (_, byte) => byte)

/** All bytes from one to another. */
export function bytesFrom(first: number, last: number): Bytes {
  return ANY_BYTE.slice(first, last + 1)
}
