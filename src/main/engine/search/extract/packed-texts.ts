/**
 * Texts on their way into the index: their UTF-8, one behind the other. Bytes go from thread to thread without being copied,
 * and SQLite takes them as they are; texts would be copied four times, and be kept until there are enough for a batch.
 */
export interface PackedTexts {
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Where each text ends. */
  readonly ends: Uint32Array<ArrayBuffer>
}

/** Bytes that one UTF-16 unit takes at most. */
const UNIT_BYTES = 3
const START_BYTES = 256 * 1024
/** More is given up: one huge text must not hold memory for good. */
const MAX_IDLE_BYTES = 4 * 1024 * 1024

/** Memory that nobody packs into: made anew for each file, most of it would be for a few small texts. */
const idle: Buffer[] = []

export class TextPacker {
  #bytes: Buffer | null = null
  #length = 0
  #ends: number[] = []

  add(text: string): void {
    const bytes = this.#room(text.length * UNIT_BYTES)
    this.#length += bytes.write(text, this.#length, 'utf8')
    this.#ends.push(this.#length)
  }

  /** What was added since the last time. */
  take(): PackedTexts {
    const bytes = this.#bytes
    const packed = {
      bytes: new Uint8Array(bytes?.subarray(0, this.#length) ?? []),
      ends: Uint32Array.from(this.#ends),
    }
    if (bytes !== null && bytes.length <= MAX_IDLE_BYTES) idle.push(bytes)
    this.#bytes = null
    this.#length = 0
    this.#ends = []
    return packed
  }

  #room(wanted: number): Buffer {
    const bytes = this.#bytes ?? idle.pop() ?? Buffer.allocUnsafeSlow(START_BYTES)
    this.#bytes = bytes
    if (this.#length + wanted <= bytes.length) return bytes
    const larger = Buffer.allocUnsafeSlow(Math.max(2 * bytes.length, this.#length + wanted))
    bytes.copy(larger, 0, 0, this.#length)
    this.#bytes = larger
    return larger
  }
}

/** The texts one by one, each a view on the bytes of all. */
export function* unpackTexts({ bytes, ends }: PackedTexts): Generator<Uint8Array> {
  let start = 0
  for (const end of ends) {
    yield bytes.subarray(start, end)
    start = end
  }
}
