/** Bytes as rows of a hex dump. Pure. */

/** Bytes of a row. */
export const HEX_ROW = 16

/** `text`: as ASCII; `zero`: 0x00; `control`: tabs, newlines and their like; `high`: beyond ASCII; `invalid`: no UTF-8. */
export type ByteClass = 'text' | 'zero' | 'control' | 'high' | 'invalid'

export interface HexByte {
  /** Two digits. */
  readonly hex: string
  /** One printable sign; `·` where the byte is none. */
  readonly sign: string
  readonly class: ByteClass
}

export interface HexRow {
  /** Of its first byte, in the file. */
  readonly offset: number
  readonly bytes: readonly HexByte[]
}

/**
 * The rows of a window.
 * @param hex two digits for each byte
 * @param offset of the first byte in the file; rows begin at multiples of 16 from there on.
 */
export function hexRows(hex: string, offset: number): readonly HexRow[] {
  const values = bytesOf(hex)
  const wrong = invalidUtf8(values)
  const rows: HexRow[] = []
  for (let at = 0; at < values.length; at += HEX_ROW) {
    const row = Array.from(values.subarray(at, at + HEX_ROW), (value, i) => hexByte(value, wrong[at + i] === 1))
    rows.push({ offset: offset + at, bytes: row })
  }
  return rows
}

/** `0000a3f0`: as many digits as the largest offset needs, eight at least. */
export function offsetText(offset: number, largest: number): string {
  return offset.toString(16).padStart(Math.max(8, largest.toString(16).length), '0')
}

function bytesOf(hex: string): Uint8Array {
  return Uint8Array.from({ length: hex.length / 2 }, (_, at) => Number.parseInt(hex.slice(2 * at, 2 * at + 2), 16))
}

function hexByte(value: number, wrong: boolean): HexByte {
  const hex = value.toString(16).padStart(2, '0')
  const plain = value >= 0x20 && value < 0x7f
  return { hex, sign: plain ? String.fromCharCode(value) : '·', class: wrong ? 'invalid' : classOf(value) }
}

function classOf(value: number): ByteClass {
  if (value === 0) return 'zero'
  if (value < 0x20 || value === 0x7f) return 'control'
  return value < 0x80 ? 'text' : 'high'
}

/** Least and most of the byte behind a lead byte, where that is not any continuation. */
const SECOND: Readonly<Record<number, readonly [number, number]>> = {
  224: [0xa0, 0xbf],
  237: [0x80, 0x9f],
  240: [0x90, 0xbf],
  244: [0x80, 0x8f],
}

/**
 * For each byte 1 where it is part of no UTF-8 character. Characters that a window cuts in two are given the benefit of
 * the doubt at both ends.
 */
export function invalidUtf8(bytes: Uint8Array): Uint8Array {
  const wrong = new Uint8Array(bytes.length)
  let at = 0
  // The rest of a character that began before the window.
  while (at < Math.min(3, bytes.length) && isContinuation(bytes[at] ?? 0)) at += 1
  while (at < bytes.length) {
    const lead = bytes[at] ?? 0
    const size = sizeOf(lead)
    let length = 1
    while (length < size && at + length < bytes.length && fits(lead, length, bytes[at + length] ?? 0)) length += 1
    const complete = length === size
    const cutByEnd = size > 1 && at + length === bytes.length
    if (size === 0 || !(complete || cutByEnd)) wrong.fill(1, at, at + Math.max(1, length))
    at += Math.max(1, length)
  }
  return wrong
}

function isContinuation(byte: number): boolean {
  return (byte & 0xc0) === 0x80
}

function fits(lead: number, place: number, byte: number): boolean {
  const [least, most] = (place === 1 ? SECOND[lead] : undefined) ?? [0x80, 0xbf]
  return byte >= least && byte <= most
}

/** Bytes of the character that a byte leads; 0 for one that can lead none. */
function sizeOf(lead: number): number {
  if (lead < 0x80) return 1
  if (lead < 0xc2) return 0
  if (lead < 0xe0) return 2
  if (lead < 0xf0) return 3
  return lead < 0xf5 ? 4 : 0
}
