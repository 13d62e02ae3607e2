/** A compressed file that is damaged, cut off or built to explode; the message says which. */
export class CompressionError extends Error {
  override readonly name = 'CompressionError'
}

/** The zstd command line's own default limit. */
const MAX_WINDOW_BYTES = 128 * 1024 * 1024

const MAGIC = 0xfd2fb528
const SKIPPABLE = 0x184d2a5
const NOTHING = Buffer.alloc(0)

/**
 * Follows the frames of a zstd stream (RFC 8878) without decompressing them, ahead of the decompressor: that one takes
 * whatever memory a frame's header asks for.
 */
export class FrameGuard {
  #next: 'frame' | 'block' = 'frame'
  /** Bytes until the next header. */
  #skip = 0
  /** The beginning of a header whose rest has not come yet. */
  #begun = NOTHING
  #hasChecksum = false
  #frames = 0

  /** @throws CompressionError when a frame needs more memory than a rollout's can, or is none. */
  check(chunk: Buffer): void {
    let rest = this.#begun.length === 0 ? chunk : Buffer.concat([this.#begun, chunk])
    this.#begun = NOTHING
    while (rest.length > 0) {
      const bytes =
        this.#skip > 0 ? this.#skipped(rest) : this.#next === 'frame' ? this.#frame(rest) : this.#block(rest)
      if (bytes === null) {
        this.#begun = Buffer.from(rest)
        return
      }
      rest = rest.subarray(bytes)
    }
  }

  /** @throws CompressionError when the stream may not end here. */
  end(): void {
    if (this.#frames === 0) throw new CompressionError('not a zstd stream')
    if (this.#next === 'block' || this.#skip > 0 || this.#begun.length > 0) {
      throw new CompressionError('the zstd stream is cut off')
    }
  }

  #skipped(rest: Buffer): number {
    const bytes = Math.min(this.#skip, rest.length)
    this.#skip -= bytes
    return bytes
  }

  /** @returns the header's length; null when it is not complete. */
  #frame(rest: Buffer): number | null {
    if (rest.length < 5) return null
    const magic = rest.readUInt32LE(0)
    if (magic >>> 4 === SKIPPABLE && this.#frames > 0) {
      if (rest.length < 8) return null
      this.#skip = rest.readUInt32LE(4)
      return 8
    }
    if (magic !== MAGIC) throw new CompressionError('not a zstd stream')
    const descriptor = rest.readUInt8(4)
    const single = (descriptor & 0x20) !== 0
    const sizeBytes = descriptor >> 6 === 0 ? Number(single) : 1 << (descriptor >> 6)
    const sizeAt = (single ? 5 : 6) + ((1 << (descriptor & 3)) >> 1)
    if (rest.length < sizeAt + sizeBytes) return null
    const window = single ? contentSize(rest.subarray(sizeAt, sizeAt + sizeBytes)) : windowSize(rest.readUInt8(5))
    if (window > MAX_WINDOW_BYTES) throw new CompressionError(`the zstd stream asks for a window of ${window} bytes`)
    this.#hasChecksum = (descriptor & 4) !== 0
    this.#frames += 1
    this.#next = 'block'
    return sizeAt + sizeBytes
  }

  #block(rest: Buffer): number | null {
    if (rest.length < 3) return null
    const header = rest.readUIntLE(0, 3)
    const repeated = ((header >> 1) & 3) === 1
    this.#skip = repeated ? 1 : header >> 3
    if ((header & 1) === 1) {
      this.#next = 'frame'
      if (this.#hasChecksum) this.#skip += 4
    }
    return 3
  }
}

/** "Window_Descriptor". */
function windowSize(descriptor: number): number {
  const base = 2 ** (10 + (descriptor >> 3))
  return base + (base / 8) * (descriptor & 7)
}

/** "Frame_Content_Size", which is the window of a frame that is a single segment. */
function contentSize(bytes: Buffer): number {
  if (bytes.length === 8) return Number(bytes.readBigUInt64LE())
  return bytes.readUIntLE(0, bytes.length) + (bytes.length === 2 ? 256 : 0)
}
