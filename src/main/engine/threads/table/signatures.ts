/**
 * For each text a set of bits: for each letter in it, each two neighbouring ones and each three. Letters of the Latin alphabet
 * and digits, alone and in twos, have bits of their own, all others share some. A text that lacks a bit of a word's has not
 * the word.
 */

const BITS = 4096
/** Letters and digits, and nothing. */
const OWN = 37
const SHARED_FROM = OWN * OWN
const SHARED = BITS - SHARED_FROM

/** By UTF-16 unit: 0 for nothing, 1 to 36 for what has bits of its own, 37 for others. */
const own = new Uint8Array(65_536).fill(OWN)
own[0] = 0
for (const [i, letter] of [...'abcdefghijklmnopqrstuvwxyz0123456789'].entries()) own[letter.charCodeAt(0)] = i + 1

/** Texts of a block: one bit of a number each. */
export const BLOCK = 32

/** A column for each bit, in which each text has one bit: what is asked of all texts goes through few columns. */
export class Signatures {
  /** Blocks that there is room for. */
  #room = 0
  #columns = new Uint32Array()
  readonly #block = new Uint32Array(BITS)

  /** Replaces those of a block, which is numbered from 0; texts that are not there have none. */
  put(block: number, texts: readonly string[]): void {
    if (block >= this.#room) this.#grow(Math.max(32, this.#room * 2, block + 1))
    const bits = this.#block.fill(0)
    for (const [i, text] of texts.entries()) {
      const mask = 1 << i
      let [first, second] = [0, 0]
      for (let at = 0; at < text.length; at += 1) {
        const third = text.charCodeAt(at)
        const single = bitOf(0, third)
        const pair = bitOf(second, third)
        const triple = bitOfThree(first, second, third)
        bits[single] = (bits[single] ?? 0) | mask
        bits[pair] = (bits[pair] ?? 0) | mask
        bits[triple] = (bits[triple] ?? 0) | mask
        first = second
        second = third
      }
    }
    const columns = this.#columns
    for (let bit = 0, at = block; bit < BITS; bit += 1, at += this.#room) columns[at] = bits[bit] ?? 0
  }

  /** The texts that may have this word, a bit for each; `surely` where all that may have it do. */
  having(word: string): { readonly surely: boolean; readonly places: Uint32Array } {
    const [one, ...others] = bitsOf(word)
    const columns = this.#columns
    const room = this.#room
    const column = (bit = 0) => columns.subarray(bit * room, (bit + 1) * room)
    const places = column(one).slice()
    for (const bit of others) {
      const next = column(bit)
      for (let at = 0; at < room; at += 1) places[at] = (places[at] ?? 0) & (next[at] ?? 0)
    }
    return { surely: word.length <= 2 && [one, ...others].every(bit => bit !== undefined && bit < SHARED_FROM), places }
  }

  #grow(room: number): void {
    const columns = new Uint32Array(room * BITS)
    for (let bit = 0; bit < BITS; bit += 1) {
      columns.set(this.#columns.subarray(bit * this.#room, (bit + 1) * this.#room), bit * room)
    }
    this.#columns = columns
    this.#room = room
  }
}

function bitsOf(word: string): Set<number> {
  const bits = new Set<number>()
  const units = Array.from({ length: word.length }, (_, at) => word.charCodeAt(at))
  for (const [at, third] of units.entries()) {
    const [second, first] = [units[at - 1], units[at - 2]]
    if (second === undefined) bits.add(bitOf(0, third))
    else bits.add(bitOf(second, third))
    if (second !== undefined && first !== undefined) bits.add(bitOfThree(first, second, third))
  }
  return bits
}

function bitOf(first: number, second: number): number {
  const a = own[first] ?? OWN
  const b = own[second] ?? OWN
  return a < OWN && b < OWN ? a * OWN + b : bitOfThree(0, first, second)
}

function bitOfThree(first: number, second: number, third: number): number {
  const mixed = Math.imul(Math.imul(first, 0x85eb_ca6b) ^ Math.imul(second, 0xc2b2_ae35) ^ third, 0x9e37_79b1) >>> 0
  return SHARED_FROM + ((mixed >>> 4) % SHARED)
}
