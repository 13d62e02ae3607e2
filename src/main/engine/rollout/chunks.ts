import { closeSync, read as readCallback, readSync } from 'node:fs'
import { promisify } from 'node:util'
import { Decompress } from 'fzstd'
import { openFile } from './open.ts'

/** The bytes of a rollout, uncompressed, in pieces: memory stays the same however large the file is. */

const read = promisify(readCallback)
const CHUNK_BYTES = 1024 * 1024

/** A compressed file that is damaged, cut off or built to explode; `code` names which. */
export class CompressionError extends Error {
  override readonly name = 'CompressionError'
}

/** Beyond this much output, input must have been at least a thousandth of it: no honest transcript compresses better. */
const BOMB_BYTES = 256 * 1024 * 1024
const BOMB_RATIO = 1000
/** The zstd command line's own default limit. */
const MAX_WINDOW_BYTES = 128 * 1024 * 1024

const MAGIC = 0xfd2fb528

/** Refuses a frame that asks for more memory than a rollout's frame can need (zstd format, "Window_Descriptor"). */
function checkFrameHeader(start: Buffer): void {
  if (start.length < 6 || start.readUInt32LE(0) !== MAGIC) throw new CompressionError('not a zstd stream')
  const singleSegment = (start.readUInt8(4) & 0x20) !== 0
  const descriptor = start.readUInt8(5)
  const base = 2 ** (10 + (descriptor >> 3))
  const windowBytes = base + (base / 8) * (descriptor & 7)
  if (!singleSegment && windowBytes > MAX_WINDOW_BYTES) {
    throw new CompressionError(`the zstd stream asks for a window of ${windowBytes} bytes`)
  }
}

/** Turns pieces of a zstd stream into pieces of its content. */
export class ZstdReader {
  #out: Buffer[] = []
  #inBytes = 0
  #outBytes = 0
  readonly #stream = new Decompress(piece => {
    this.#outBytes += piece.length
    this.#out.push(Buffer.from(piece.buffer, piece.byteOffset, piece.length))
  })

  /**
   * @param last true for the end of the stream; `chunk` may then be empty.
   * @throws CompressionError
   */
  push(chunk: Buffer, last: boolean): Buffer[] {
    if (this.#inBytes === 0) checkFrameHeader(chunk)
    this.#inBytes += chunk.length
    this.#out = []
    try {
      this.#stream.push(chunk, last)
    } catch (error) {
      throw new CompressionError(error instanceof Error ? error.message : 'damaged zstd stream', { cause: error })
    }
    if (this.#outBytes > BOMB_BYTES && this.#outBytes > this.#inBytes * BOMB_RATIO) {
      throw new CompressionError(`${this.#inBytes} compressed bytes hold more than ${this.#outBytes}`)
    }
    return this.#out
  }
}

/**
 * Reads a whole rollout, uncompressed.
 * @param signal stops between two pieces; the generator then throws the signal's reason.
 * @throws the system's error, CompressionError
 */
export async function* readChunks(path: string, compressed: boolean, signal: AbortSignal): AsyncGenerator<Buffer> {
  const zstd = compressed ? new ZstdReader() : null
  const descriptor = openFile(path)
  try {
    for (;;) {
      signal.throwIfAborted()
      const { bytesRead, buffer } = await read(descriptor, Buffer.allocUnsafe(CHUNK_BYTES), 0, CHUNK_BYTES, null)
      const chunk = buffer.subarray(0, bytesRead)
      if (zstd !== null) yield* zstd.push(chunk, bytesRead === 0)
      else if (bytesRead > 0) yield chunk
      if (bytesRead === 0) return
    }
  } finally {
    closeSync(descriptor)
  }
}

/**
 * Reads the beginning of an open rollout at once, uncompressed, in pieces of a size that fits most heads.
 * @throws CompressionError
 */
export function* readStart(descriptor: number, compressed: boolean): Generator<Buffer> {
  const zstd = compressed ? new ZstdReader() : null
  for (let size = 64 * 1024; ; size = Math.min(size * 4, CHUNK_BYTES)) {
    const buffer = Buffer.allocUnsafe(size)
    const chunk = buffer.subarray(0, readSync(descriptor, buffer, 0, size, null))
    if (zstd !== null) yield* zstd.push(chunk, chunk.length === 0)
    else if (chunk.length > 0) yield chunk
    if (chunk.length === 0) return
  }
}
