import { closeSync, read as readCallback, readSync } from 'node:fs'
import { promisify } from 'node:util'
import { Decompress } from 'fzstd'
import { openFile } from './open.ts'
import { CompressionError, FrameGuard } from './zstd-frames.ts'

/** The bytes of a rollout, uncompressed, in pieces: memory stays the same however large the file is. */

const read = promisify(readCallback)
const CHUNK_BYTES = 1024 * 1024

/** Beyond this much output, input must have been at least a thousandth of it: no honest transcript compresses better. */
const BOMB_BYTES = 256 * 1024 * 1024
const BOMB_RATIO = 1000
/** As little input may become 32,768 times as much; so much of it is decompressed at once. */
const SLICE_BYTES = 4096

/** Turns pieces of a zstd stream into pieces of its content. */
export class ZstdReader {
  #out: Buffer[] = []
  #inBytes = 0
  #outBytes = 0
  readonly #guard = new FrameGuard()
  readonly #stream = new Decompress(piece => {
    this.#outBytes += piece.length
    this.#out.push(Buffer.from(piece.buffer, piece.byteOffset, piece.length))
  })

  #slice(slice: Buffer, last: boolean): Buffer[] {
    this.#guard.check(slice)
    this.#inBytes += slice.length
    this.#out = []
    try {
      this.#stream.push(slice, last)
    } catch (error) {
      throw new CompressionError(error instanceof Error ? error.message : 'damaged zstd stream', { cause: error })
    }
    if (this.#outBytes > BOMB_BYTES && this.#outBytes > this.#inBytes * BOMB_RATIO) {
      throw new CompressionError(`${this.#inBytes} compressed bytes hold more than ${this.#outBytes}`)
    }
    return this.#out
  }

  /**
   * @param last true for the end of the stream; `chunk` may then be empty.
   * @throws CompressionError
   */
  *push(chunk: Buffer, last: boolean): Generator<Buffer> {
    for (let at = 0; at < chunk.length; at += SLICE_BYTES)
      yield* this.#slice(chunk.subarray(at, at + SLICE_BYTES), false)
    if (!last) return
    this.#guard.end()
    yield* this.#slice(chunk.subarray(chunk.length), true)
  }
}

/** Whether pieces may be kept, or lie in memory that the next ones are read into. */
export type Memory = 'kept' | 'lent'

/** Memory that nobody reads into: making and forgetting it anew for each file costs more than reading. */
const idle: Buffer[] = []

/** The bytes of a file that is not compressed. While a piece is looked at, the next one is read. */
async function* plainPieces(
  path: string,
  from: number,
  to: number,
  signal: AbortSignal,
  memory: Memory,
): AsyncGenerator<Buffer> {
  const { descriptor } = openFile(path)
  const lent = memory === 'kept' ? [] : [0, 1].map(() => idle.pop() ?? Buffer.allocUnsafeSlow(CHUNK_BYTES))
  let turn = 0
  const ask = (at: number) => {
    if (at >= to) return null
    const size = Math.min(CHUNK_BYTES, to - at)
    turn = 1 - turn
    const asked = read(descriptor, lent[turn] ?? Buffer.allocUnsafe(size), 0, size, at)
    // It is waited for later, or, where nobody wants it any more, not at all.
    asked.catch(() => undefined)
    return asked
  }
  let next = ask(from)
  try {
    for (let at = from; next !== null; ) {
      signal.throwIfAborted()
      const { bytesRead, buffer } = await next
      signal.throwIfAborted()
      if (bytesRead === 0) return
      at += bytesRead
      next = ask(at)
      yield buffer.subarray(0, bytesRead)
    }
  } finally {
    await next?.catch(() => undefined)
    closeSync(descriptor)
    idle.push(...lent)
  }
}

/** The content of a compressed file. */
async function* unpackedPieces(path: string, signal: AbortSignal): AsyncGenerator<Buffer> {
  const zstd = new ZstdReader()
  for await (const piece of plainPieces(path, 0, Number.POSITIVE_INFINITY, signal, 'kept'))
    yield* zstd.push(piece, false)
  yield* zstd.push(Buffer.alloc(0), true)
}

/**
 * Reads a whole rollout, uncompressed.
 * @param signal stops between two pieces; the generator then throws the signal's reason.
 * @throws the system's error, CompressionError
 */
export function readChunks(
  path: string,
  compressed: boolean,
  signal: AbortSignal,
  memory: Memory = 'kept',
): AsyncGenerator<Buffer> {
  return compressed ? unpackedPieces(path, signal) : plainPieces(path, 0, Number.POSITIVE_INFINITY, signal, memory)
}

/**
 * Reads the bytes from `from` up to `to` of a rollout, uncompressed; fewer where it ends before. A compressed one has to
 * be decompressed from its beginning.
 * @throws as `readChunks`
 */
export function readRange(
  { absolutePath, compressed }: { readonly absolutePath: string; readonly compressed: boolean },
  from: number,
  to: number,
  signal: AbortSignal,
  memory: Memory = 'kept',
): AsyncGenerator<Buffer> {
  return compressed
    ? unpackedRange(absolutePath, from, to, signal)
    : plainPieces(absolutePath, from, to, signal, memory)
}

async function* unpackedRange(path: string, from: number, to: number, signal: AbortSignal): AsyncGenerator<Buffer> {
  let at = 0
  for await (const chunk of unpackedPieces(path, signal)) {
    const wanted = chunk.subarray(Math.max(0, from - at), Math.max(0, to - at))
    at += chunk.length
    if (wanted.length > 0) yield wanted
    if (at >= to) return
  }
}

/** The bytes of a range in one piece. @throws as `readChunks` */
export async function readBytes(
  source: { readonly absolutePath: string; readonly compressed: boolean },
  from: number,
  to: number,
  signal: AbortSignal,
): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of readRange(source, from, to, signal)) pieces.push(piece)
  return Buffer.concat(pieces)
}

/** Every beginning is read into the same memory: a new piece for each of thousands costs more than reading it. */
const first = Buffer.allocUnsafeSlow(64 * 1024)

/**
 * Reads the beginning of an open rollout at once, uncompressed, in pieces of a size that fits most heads.
 * What it gives is good until the next beginning is read.
 * @throws CompressionError
 */
export function* readStart(descriptor: number, compressed: boolean): Generator<Buffer> {
  const zstd = compressed ? new ZstdReader() : null
  let buffer = compressed ? first.subarray(0, 16 * 1024) : first
  for (; ; buffer = Buffer.allocUnsafe(Math.min(buffer.length * 4, CHUNK_BYTES))) {
    const chunk = buffer.subarray(0, readSync(descriptor, buffer, 0, buffer.length, null))
    if (zstd !== null) yield* zstd.push(chunk, chunk.length === 0)
    else if (chunk.length > 0) yield chunk
    if (chunk.length === 0) return
  }
}
