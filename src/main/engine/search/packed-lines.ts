import type { LineRef } from '../transcript/outline.ts'

/** Places of lines in few bytes: varints of what each adds to the one before. Lines go up or, seldom, back. */

/** Packs the places of rows, in their order. */
export class LinePacker {
  #bytes: number[] = []
  #number = 0
  #offset = 0

  add({ number, offset, length }: LineRef): void {
    pushSigned(this.#bytes, number - this.#number)
    pushSigned(this.#bytes, offset - this.#offset)
    pushVarint(this.#bytes, length)
    this.#number = number
    this.#offset = offset
  }

  /** The places that were added since the last time. */
  take(): Uint8Array {
    const bytes = Uint8Array.from(this.#bytes)
    this.#bytes = []
    this.#number = 0
    this.#offset = 0
    return bytes
  }
}

/** The places of these rows. @param wanted indexes of rows, ascending. */
export function unpackLines(bytes: Uint8Array, wanted: readonly number[]): LineRef[] {
  const found: LineRef[] = []
  const reader = new VarintReader(bytes)
  let [number, offset] = [0, 0]
  for (let row = 0; found.length < wanted.length && !reader.done; row++) {
    number += reader.signed()
    offset += reader.signed()
    const length = reader.next()
    if (row === wanted[found.length]) found.push({ number, offset, length })
  }
  return found
}

function pushSigned(bytes: number[], value: number): void {
  pushVarint(bytes, value < 0 ? -2 * value - 1 : 2 * value)
}

/** Files may be larger than what fits bit operations. */
function pushVarint(bytes: number[], value: number): void {
  let left = value
  while (left > 127) {
    bytes.push((left % 128) | 128)
    left = Math.floor(left / 128)
  }
  bytes.push(left)
}

class VarintReader {
  readonly #bytes: Uint8Array
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  get done(): boolean {
    return this.#at >= this.#bytes.length
  }

  next(): number {
    let value = 0
    for (let unit = 1; ; unit *= 128) {
      const byte = this.#bytes[this.#at] ?? 0
      this.#at += 1
      value += (byte & 127) * unit
      if (byte < 128) return value
    }
  }

  signed(): number {
    const value = this.next()
    return value % 2 === 1 ? -(value + 1) / 2 : value / 2
  }
}
