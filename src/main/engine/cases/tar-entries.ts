import { createGunzip } from 'node:zlib'
import { ByteReader } from './byte-reader.ts'
import { type ArchiveEntry, damaged, type Meter, quoted } from './entry.ts'
import { BLOCK, readPax, readTarHeader, type TarHeader } from './tar-header.ts'

/** Names and words about an entry: more would be no name. */
const MAX_WORDS_BYTES = 64 * 1024

/**
 * The entries of a tar archive.
 * @param bytes uncompressed.
 * @throws AppError where it is damaged or ends early
 */
export async function* tarEntries(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<ArchiveEntry> {
  const reader = new ByteReader(bytes)
  let name: string | null = null
  let size: number | null = null
  let before = 'at its beginning'
  try {
    for (;;) {
      const block = await reader.take(BLOCK)
      // Two blocks of zeros end it; some writers leave them out.
      if (block.length === 0 || block.every(byte => byte === 0)) return
      const header = readTarHeader(block)
      if (header === null) throw damaged(before)
      if ('xgLK'.includes(header.type)) {
        const words = await wordsOf(reader, header, before)
        if (header.type === 'L') name = words.toString('utf8').replace(/\0.*$/s, '')
        if (header.type === 'x') {
          const pax = readPax(words)
          if (pax === null) throw damaged(before)
          name = pax.get('path') ?? name
          size = pax.has('size') ? Number(pax.get('size')) : size
        }
        continue
      }
      const entry = { ...header, name: name ?? header.name, size: size ?? header.size }
      if (!Number.isSafeInteger(entry.size) || entry.size < 0) throw damaged(before)
      name = null
      size = null
      before = `behind ${quoted(entry.name)}`
      // Links and folders have nothing behind their header, whatever size it says; of unknown kinds nobody knows.
      const length = '123456'.includes(entry.type) ? 0 : entry.size
      let left = length
      yield {
        name: entry.name,
        kind: entry.type === '0' ? 'file' : entry.type === '5' ? 'folder' : 'other',
        modifiedAt: Number.isFinite(entry.modifiedAt) ? entry.modifiedAt : null,
        async *content() {
          for await (const piece of reader.pieces(left)) {
            left -= piece.length
            yield piece
          }
          if (left > 0) throw damaged(`in ${quoted(entry.name)}`)
        },
      }
      for await (const piece of reader.pieces(left)) left -= piece.length
      if (left > 0) throw damaged(`in ${quoted(entry.name)}`)
      await reader.take((BLOCK - (length % BLOCK)) % BLOCK)
    }
  } finally {
    await reader.close()
  }
}

async function wordsOf(reader: ByteReader, header: TarHeader, where: string): Promise<Buffer> {
  if (header.size > MAX_WORDS_BYTES) throw damaged(where)
  const words = await reader.take(header.size)
  if (words.length < header.size) throw damaged(where)
  await reader.take((BLOCK - (header.size % BLOCK)) % BLOCK)
  return words
}

/** What comes out of a gzip stream, counted. @throws AppError where it is damaged */
export async function* gunzipped(bytes: AsyncIterable<Uint8Array>, meter: Meter): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip()
  const feeding = feed(bytes, gunzip)
  try {
    for await (const piece of gunzip) {
      meter.bytes(piece.length)
      yield piece
    }
    await feeding
  } catch (error) {
    if (error instanceof Error && 'code' in error && /^(Z_|ERR_ZLIB)/.test(String(error.code))) throw damaged('inside')
    throw error
  } finally {
    gunzip.destroy()
    await feeding.catch(() => undefined)
  }
}

async function feed(bytes: AsyncIterable<Uint8Array>, gunzip: ReturnType<typeof createGunzip>): Promise<void> {
  try {
    for await (const piece of bytes) {
      if (gunzip.destroyed) return
      if (!gunzip.write(piece)) await drained(gunzip)
    }
    gunzip.end()
  } catch (error) {
    gunzip.destroy(error instanceof Error ? error : new Error(String(error)))
  }
}

function drained(gunzip: ReturnType<typeof createGunzip>): Promise<void> {
  return new Promise(resolve => {
    gunzip.once('drain', resolve)
    gunzip.once('close', resolve)
  })
}
