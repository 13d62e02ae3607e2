import type { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { crc32, createDeflateRaw } from 'node:zlib'
import { AppError } from '../../../shared/ipc/result.ts'

/**
 * Writes a zip archive as a stream, nothing of it kept but its directory. Sizes are not known before an entry is
 * written, so they stand behind it; those of large entries, and of large archives, in the 64-bit form.
 */

export interface ZipEntry {
  /** `/`-separated. */
  readonly name: string
  /** Unix ms. */
  readonly modifiedAt: number
  /** About how large its content is; null where nobody knows. */
  readonly expectedBytes: number | null
  /** Read once, before the next entry is asked for. */
  readonly content: () => AsyncIterable<Uint8Array>
}

interface Written {
  readonly name: Buffer
  readonly modifiedAt: number
  readonly large: boolean
  readonly crc: number
  readonly packed: number
  readonly plain: number
  /** Where its header begins. */
  readonly at: number
}

const MOST_32 = 0xffffffff
/** From here on an entry might come to more than 32 bits can say: what is put in may be longer than what is taken out. */
const LARGE_BYTES = 2 ** 30
/** Sizes stand behind the entry; names are UTF-8. */
const FLAGS = 0x0808
const DEFLATED = 8
const VERSION = { small: 20, large: 45 } as const
/** Made on Unix: the upper half of the attributes is a regular file's mode. */
const MADE_BY_UNIX = 3 << 8
const MODE = 0o100644

/**
 * The bytes of an archive.
 * @throws AppError `too-large` for an entry that has become larger than was expected; whatever the entries throw
 */
export async function* zipPieces(entries: AsyncIterable<ZipEntry>): AsyncGenerator<Uint8Array> {
  const directory: Written[] = []
  let at = 0
  for await (const entry of entries) {
    const name = Buffer.from(entry.name)
    const large = entry.expectedBytes === null || entry.expectedBytes >= LARGE_BYTES
    const header = localHeader(name, entry.modifiedAt, large)
    yield header
    const counted = { crc: 0, plain: 0 }
    let packed = 0
    for await (const piece of deflated(counting(entry.content(), counted))) {
      packed += piece.length
      yield piece
    }
    if (!large && Math.max(packed, counted.plain) > MOST_32)
      throw new AppError('too-large', `${entry.name} is larger than it was when it was looked at. Try again.`)
    const written = { name, modifiedAt: entry.modifiedAt, large, packed, ...counted, at }
    const behind = descriptor(written)
    yield behind
    directory.push(written)
    at += header.length + packed + behind.length
  }
  let bytes = 0
  for (const written of directory) {
    const listed = directoryEntry(written)
    bytes += listed.length
    yield listed
  }
  yield ending(directory.length, bytes, at)
}

async function* counting(
  content: AsyncIterable<Uint8Array>,
  counted: { crc: number; plain: number },
): AsyncGenerator<Uint8Array> {
  for await (const piece of content) {
    counted.crc = crc32(piece, counted.crc)
    counted.plain += piece.length
    yield piece
  }
}

async function* deflated(content: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  const deflate: Transform & Readable = createDeflateRaw()
  // A failure of the content destroys the stream with it, so that reading it fails in the same way.
  const pumped = pipeline(content, deflate).catch((error: unknown) => error)
  try {
    for await (const piece of deflate) yield piece
  } finally {
    deflate.destroy()
    await pumped
  }
}

function localHeader(name: Buffer, modifiedAt: number, large: boolean): Buffer {
  const fixed = Buffer.alloc(30)
  fixed.writeUInt32LE(0x04034b50, 0)
  putCommon(fixed, 4, modifiedAt, large)
  if (large) fixed.writeUInt32LE(MOST_32, 18)
  if (large) fixed.writeUInt32LE(MOST_32, 22)
  const extra = Buffer.concat([large ? wide([0, 0]) : Buffer.alloc(0), utcTime(modifiedAt)])
  fixed.writeUInt16LE(name.length, 26)
  fixed.writeUInt16LE(extra.length, 28)
  return Buffer.concat([fixed, name, extra])
}

/** What stands behind an entry. */
function descriptor({ crc, packed, plain, large }: Written): Buffer {
  const bytes = Buffer.alloc(large ? 24 : 16)
  bytes.writeUInt32LE(0x08074b50, 0)
  bytes.writeUInt32LE(crc, 4)
  if (large) {
    bytes.writeBigUInt64LE(BigInt(packed), 8)
    bytes.writeBigUInt64LE(BigInt(plain), 16)
  } else {
    bytes.writeUInt32LE(packed, 8)
    bytes.writeUInt32LE(plain, 12)
  }
  return bytes
}

function directoryEntry({ name, modifiedAt, large, crc, packed, plain, at }: Written): Buffer {
  const numbers = [plain, packed, at]
  const wideOnes = numbers.filter(number => number >= MOST_32)
  const fixed = Buffer.alloc(46)
  fixed.writeUInt32LE(0x02014b50, 0)
  fixed.writeUInt16LE(MADE_BY_UNIX | VERSION.large, 4)
  putCommon(fixed, 6, modifiedAt, large || wideOnes.length > 0)
  fixed.writeUInt32LE(crc, 16)
  fixed.writeUInt32LE(Math.min(packed, MOST_32), 20)
  fixed.writeUInt32LE(Math.min(plain, MOST_32), 24)
  const extra = Buffer.concat([wideOnes.length > 0 ? wide(wideOnes) : Buffer.alloc(0), utcTime(modifiedAt)])
  fixed.writeUInt16LE(name.length, 28)
  fixed.writeUInt16LE(extra.length, 30)
  fixed.writeUInt32LE((MODE << 16) >>> 0, 38)
  fixed.writeUInt32LE(Math.min(at, MOST_32), 42)
  return Buffer.concat([fixed, name, extra])
}

/** Version, flags, method and time, which both headers of an entry have in this order. */
function putCommon(bytes: Buffer, from: number, modifiedAt: number, large: boolean): void {
  bytes.writeUInt16LE(large ? VERSION.large : VERSION.small, from)
  bytes.writeUInt16LE(FLAGS, from + 2)
  bytes.writeUInt16LE(DEFLATED, from + 4)
  const { time, date } = dosTime(modifiedAt)
  bytes.writeUInt16LE(time, from + 6)
  bytes.writeUInt16LE(date, from + 8)
}

/** The directory's end; in the 64-bit form too, where the short one cannot say it. */
function ending(entries: number, bytes: number, at: number): Buffer {
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  const short = Math.min(entries, 0xffff)
  end.writeUInt16LE(short, 8)
  end.writeUInt16LE(short, 10)
  end.writeUInt32LE(Math.min(bytes, MOST_32), 12)
  end.writeUInt32LE(Math.min(at, MOST_32), 16)
  if (entries < 0xffff && bytes < MOST_32 && at < MOST_32) return end
  const large = Buffer.alloc(76)
  large.writeUInt32LE(0x06064b50, 0)
  large.writeBigUInt64LE(44n, 4)
  large.writeUInt16LE(MADE_BY_UNIX | VERSION.large, 12)
  large.writeUInt16LE(VERSION.large, 14)
  large.writeBigUInt64LE(BigInt(entries), 24)
  large.writeBigUInt64LE(BigInt(entries), 32)
  large.writeBigUInt64LE(BigInt(bytes), 40)
  large.writeBigUInt64LE(BigInt(at), 48)
  large.writeUInt32LE(0x07064b50, 56)
  large.writeBigUInt64LE(BigInt(at + bytes), 64)
  large.writeUInt32LE(1, 72)
  return Buffer.concat([large, end])
}

/** The extra field of numbers that need 64 bits. */
function wide(numbers: readonly number[]): Buffer {
  const field = Buffer.alloc(4 + numbers.length * 8)
  field.writeUInt16LE(1, 0)
  field.writeUInt16LE(numbers.length * 8, 2)
  for (const [i, number] of numbers.entries()) field.writeBigUInt64LE(BigInt(number), 4 + i * 8)
  return field
}

/** The extra field of a time that is no local one. */
function utcTime(modifiedAt: number): Buffer {
  const field = Buffer.alloc(9)
  field.writeUInt16LE(0x5455, 0)
  field.writeUInt16LE(5, 2)
  field.writeUInt8(1, 4)
  field.writeInt32LE(Math.max(0, Math.min(0x7fffffff, Math.floor(modifiedAt / 1000))), 5)
  return field
}

/** The local time that old readers go by; they know no years before 1980. */
function dosTime(modifiedAt: number): { time: number; date: number } {
  const at = new Date(Math.max(modifiedAt, 0))
  const year = Math.max(0, Math.min(127, at.getFullYear() - 1980))
  return {
    time: (at.getHours() << 11) | (at.getMinutes() << 5) | (at.getSeconds() >> 1),
    date: (year << 9) | ((at.getMonth() + 1) << 5) | at.getDate(),
  }
}
