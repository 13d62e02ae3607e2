import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as later } from 'node:timers/promises'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRandom } from '../../../fixtures/random.ts'
import { temporaryHome } from '../../../fixtures/testing.ts'
import { zstd } from '../../../fixtures/zstd.ts'
import { readChunks, readRange, readStart, ZstdReader } from './chunks.ts'
import { withFile } from './open.ts'
import { CompressionError } from './zstd-frames.ts'

const never = new AbortController().signal

/** Text that compresses to about half: `bytes` of words and numbers, the same for the same seed. */
function prose(bytes: number, seed = 1): Buffer {
  const random = createRandom(seed)
  const parts: string[] = []
  for (let size = 0; size < bytes; ) {
    const part = `line ${random.below(2 ** 32)} of ${random.below(2 ** 32).toString(36)} ${random.next()}\n`
    parts.push(part)
    size += part.length
  }
  return Buffer.from(parts.join('')).subarray(0, bytes)
}

/** Everything at once, and only copied when all of it has been emitted. */
function decompress(bytes: Buffer, cut: number): Buffer {
  const reader = new ZstdReader()
  const pieces: Buffer[] = []
  for (let at = 0; at < bytes.length; at += cut) pieces.push(...reader.push(bytes.subarray(at, at + cut), false))
  pieces.push(...reader.push(Buffer.alloc(0), true))
  return Buffer.concat(pieces)
}

async function readAll(path: string, compressed: boolean, signal = never): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of readChunks(path, compressed, signal)) pieces.push(piece)
  return Buffer.concat(pieces)
}

function written(bytes: Buffer): string {
  const path = join(temporaryHome(), 'file')
  writeFileSync(path, bytes)
  return path
}

/** The header of a frame, without content: `descriptor` says how its sizes are written. */
function frameHeader(descriptor: number, ...rest: number[]): Buffer {
  return Buffer.from([0x28, 0xb5, 0x2f, 0xfd, descriptor, ...rest])
}

/** Blocks that each repeat one byte 128 Ki times: 4 bytes of input for 131072 of output. */
function repeating(blocks: number): Buffer {
  const block = Buffer.alloc(4)
  block.writeUIntLE((131_072 << 3) | (1 << 1), 0, 3)
  block.writeUInt8(0x61, 3)
  return Buffer.concat([frameHeader(0, 0x58), Buffer.alloc(blocks * 4, block)])
}

describe('ZstdReader', () => {
  it('gives back what was compressed, however the input is cut', () => {
    const text = prose(3_000_000)
    const bytes = zstd(text)
    expect(bytes.length).toBeGreaterThan(1_048_576)
    for (const cut of [1, 999, 65_536, 1_048_576, bytes.length]) {
      expect(decompress(bytes, cut).equals(text)).toBe(true)
    }
  })

  it('gives back any content', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 5000 }), fc.integer({ min: 1, max: 700 }), (content, cut) => {
        expect(decompress(zstd(Buffer.from(content)), cut).equals(content)).toBe(true)
      }),
    )
  })

  it('reads frame after frame', () => {
    const texts = [prose(400_000, 1), Buffer.alloc(0), prose(10, 2), prose(900_000, 3)]
    const bytes = Buffer.concat(texts.map(zstd))
    for (const cut of [1, 5000, bytes.length]) {
      expect(decompress(bytes, cut).equals(Buffer.concat(texts))).toBe(true)
    }
  })

  it('never gives wrong content for a stream that is cut off or damaged without saying so', () => {
    const text = prose(60_000)
    const bytes = zstd(text)
    for (const length of [0, 1, 5, 6, 17, 100, bytes.length >> 1, bytes.length - 1]) {
      expect(() => decompress(bytes.subarray(0, length), 700), `${length} bytes`).toThrow(CompressionError)
    }
    expect(() => decompress(Buffer.from('{"type":"session_meta"}'), 700)).toThrow(CompressionError)
    expect(() => decompress(Buffer.concat([bytes, Buffer.from('garbage behind the frame')]), 700)).toThrow(
      CompressionError,
    )
    expect(() => decompress(Buffer.concat([frameHeader(0, 0x58), Buffer.alloc(64, 0xff)]), 700)).toThrow(
      CompressionError,
    )
  })

  it('survives any damage', () => {
    const bytes = zstd(prose(20_000))
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 20 }), hits => {
        const damaged = Buffer.from(bytes)
        for (const [at, value] of hits) damaged[at] = value
        try {
          decompress(damaged, 512)
        } catch (error) {
          expect(error).toBeInstanceOf(CompressionError)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('refuses frames that ask for more memory than a rollout needs', () => {
    // A window of 1 GiB; a single segment of 1 GiB, whose content is its window.
    const window = frameHeader(0, 20 << 3, 0, 0, 0)
    const segment = frameHeader(0xa0, 0, 0, 0, 0x40, 0, 0, 0)
    const wide = frameHeader(0xe0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0)
    for (const header of [window, segment, wide]) {
      expect(() => decompress(Buffer.concat([header, Buffer.alloc(32)]), 4096)).toThrow(/asks for a window/)
    }
    expect(() => decompress(Buffer.concat([zstd(prose(1000)), window, Buffer.alloc(32)]), 4096)).toThrow(
      CompressionError,
    )
  })

  it('stops at a bomb before it has grown', () => {
    // A megabyte that would become 34 GB.
    const bomb = repeating(262_144)
    const reader = new ZstdReader()
    let seen = 0
    expect(() => {
      for (const piece of reader.push(bomb, false)) seen += piece.length
    }).toThrow(CompressionError)
    expect(seen).toBeLessThan(1.5 * 1024 ** 3)
  })

  it('takes the repetition that transcripts hold for no bomb', () => {
    const text = Buffer.alloc(40 * 1024 * 1024, 'the same line again and again\n')
    expect(decompress(zstd(text), 1_048_576).equals(text)).toBe(true)
  })
})

describe('readChunks', () => {
  it('reads plain and compressed files of several pieces alike', async () => {
    const text = prose(3_500_000)
    expect((await readAll(written(text), false)).equals(text)).toBe(true)
    expect((await readAll(written(zstd(text)), true)).equals(text)).toBe(true)
    expect((await readAll(written(Buffer.alloc(0)), false)).length).toBe(0)
  })

  it('fails on a compressed file without a byte', async () => {
    await expect(readAll(written(Buffer.alloc(0)), true)).rejects.toThrow(CompressionError)
  })

  it('lends memory for one piece at a time, to several readings at once', async () => {
    const texts = [prose(3_500_000, 1), prose(2_200_000, 2), prose(100, 3)]
    const copies = texts.map(async text => {
      const pieces: Buffer[] = []
      for await (const piece of readChunks(written(text), false, never, 'lent')) {
        pieces.push(Buffer.from(piece))
        // The next piece is being read meanwhile.
        await later(5)
        expect(piece.equals(pieces.at(-1) ?? Buffer.alloc(0))).toBe(true)
      }
      return Buffer.concat(pieces)
    })
    expect((await Promise.all(copies)).map((copy, i) => copy.equals(texts[i] ?? copy))).toEqual([true, true, true])
  })

  it('can be left in the middle of a file', async () => {
    const path = written(prose(3_500_000))
    for (let i = 0; i < 3; i++) {
      for await (const piece of readRange({ absolutePath: path, compressed: false }, 10, 3_000_000, never, 'lent')) {
        expect(piece.length).toBe(1024 * 1024)
        break
      }
    }
    expect((await readAll(path, false)).length).toBe(3_500_000)
  })

  it('stops between two pieces when told to, with the reason it was given', async () => {
    const controller = new AbortController()
    const path = written(prose(3_500_000))
    const chunks = readChunks(path, false, controller.signal)
    expect((await chunks.next()).done).toBe(false)
    controller.abort(new Error('somebody looked away'))
    await expect(chunks.next()).rejects.toThrow('somebody looked away')
    await expect(readAll(path, false, controller.signal)).rejects.toThrow('somebody looked away')
  })
})

describe('readStart', () => {
  it('reads the same bytes as readChunks, in pieces that begin small', () => {
    const text = prose(3_500_000)
    const plain = withFile(written(text), descriptor => [...readStart(descriptor, false)])
    expect(plain[0]?.length).toBe(64 * 1024)
    expect(Buffer.concat(plain).equals(text)).toBe(true)
    const unpacked = withFile(written(zstd(text)), descriptor => Buffer.concat([...readStart(descriptor, true)]))
    expect(unpacked.equals(text)).toBe(true)
  })
})
