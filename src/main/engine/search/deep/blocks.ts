import { readSync } from 'node:fs'
import { ZstdReader } from '../../rollout/chunks.ts'
import { MAX_LINE_BYTES } from '../../rollout/lines.ts'
import { ByteMemory } from './byte-memory.ts'

/** A file's bytes, uncompressed, cut behind lines: a block is searched at once, without a look at its lines. */

/** Whole lines. Valid until the next block is asked for. */
export interface Block {
  /** More bytes than the block has. */
  readonly bytes: Buffer
  /** In which they lie. */
  readonly memory: ByteMemory
  /** Bytes that the block has, with the newline of its last line; that of the file may lack it. */
  readonly end: number
  /** Byte offset of the block in the (uncompressed) file. */
  readonly offset: number
}

const BLOCK_BYTES = 1024 * 1024
const COMPRESSED_BYTES = 64 * 1024
const NEWLINE = 10

/** A buffer that nobody uses: files are many, and seldom two are read at a time. */
let spare: ByteMemory | null = null

/**
 * Reads an open file in blocks, from its beginning. Lines that are longer than `MAX_LINE_BYTES` are passed over.
 * @throws the system's error, CompressionError
 */
export function* readBlocks(descriptor: number, compressed: boolean): Generator<Block> {
  const memory = spare ?? new ByteMemory(BLOCK_BYTES)
  const { length } = memory.bytes
  spare = null
  try {
    yield* cutBehindLines(compressed ? decompressing(descriptor) : copying(descriptor), memory)
  } finally {
    if (memory.bytes.length === length) spare = memory
  }
}

/** Puts bytes into a buffer from a place on. @returns how many; 0 at the end of the file */
type Fill = (into: Buffer, at: number) => number

function* cutBehindLines(fill: Fill, memory: ByteMemory): Generator<Block> {
  let offset = 0
  let filled = 0
  let skipping = false
  for (;;) {
    if (filled === memory.bytes.length) memory.grow()
    const read = fill(memory.bytes, filled)
    const behind = memory.bytes.subarray(0, filled + read).lastIndexOf(NEWLINE) + 1
    filled += read
    const end = read === 0 ? filled : behind
    const begin = skipping ? memory.bytes.subarray(0, end).indexOf(NEWLINE) + 1 : 0
    if (begin > 0) {
      // What is left of a line that is too long.
      memory.bytes.copyWithin(0, begin, filled)
      offset += begin
      filled -= begin
      skipping = false
    }
    if (!skipping && end > begin) {
      yield { bytes: memory.bytes, memory, end: end - begin, offset }
      memory.bytes.copyWithin(0, end - begin, filled)
      offset += end - begin
      filled -= end - begin
    }
    if (read === 0) return
    if (skipping || filled > MAX_LINE_BYTES) {
      skipping = true
      offset += filled
      filled = 0
    }
  }
}

/** Where the descriptor stands does not matter: its head has been read. */
function copying(descriptor: number): Fill {
  let place = 0
  return (into, at) => {
    const read = readSync(descriptor, into, at, into.length - at, place)
    place += read
    return read
  }
}

function decompressing(descriptor: number): Fill {
  const zstd = new ZstdReader()
  const pieces = (function* () {
    for (let place = 0; ; ) {
      // What the reader cannot use yet it keeps as it is.
      const chunk = Buffer.allocUnsafe(COMPRESSED_BYTES)
      const read = readSync(descriptor, chunk, 0, chunk.length, place)
      place += read
      yield* zstd.push(chunk.subarray(0, read), read === 0)
      if (read === 0) return
    }
  })()
  let piece: Buffer = Buffer.alloc(0)
  return (into, at) => {
    while (piece.length === 0) {
      const next = pieces.next()
      if (next.done === true) return 0
      piece = next.value
    }
    const copied = piece.copy(into, at)
    piece = piece.subarray(copied)
    return copied
  }
}
