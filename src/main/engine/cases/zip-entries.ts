import { crc32 } from 'node:zlib'
import { fromFdPromise, getFileNameLowLevel, type RawEntry, type RawZipFile } from 'yauzl'
import { AppError } from '../../../shared/ipc/result.ts'
import { errorCode } from '../rollout/open.ts'
import { type ArchiveEntry, damaged, type Meter, quoted, unusable } from './entry.ts'

const KIND = 0o170000
const FOLDER = 0o040000
const FILE = 0o100000
/** Stored, and deflated: all that common programs write. */
const METHODS = [0, 8]

/**
 * The entries of a zip archive, by its directory.
 * @param descriptor stays open.
 * @param passed is told of the bytes of the archive that each entry takes.
 * @throws AppError where it is damaged, or has too many entries
 */
export async function* zipEntries(
  descriptor: number,
  meter: Meter,
  passed: (bytes: number) => void,
): AsyncGenerator<ArchiveEntry> {
  const zip = await honest(
    () => fromFdPromise(descriptor, { decodeStrings: false, autoClose: false }),
    'in its directory',
  )
  meter.entry(zip.entryCount)
  const entries = zip.eachEntry()[Symbol.asyncIterator]()
  let where = 'in its directory'
  for (;;) {
    const next = await honest(() => entries.next(), where)
    if (next.done === true) return
    const raw = next.value
    const name = getFileNameLowLevel(raw.generalPurposeBitFlag, raw.fileName, raw.extraFields, true)
    where = `behind ${quoted(name)}`
    yield {
      name,
      kind: kindOf(name, raw),
      modifiedAt: timeOf(raw),
      content: () => contentOf(zip, raw, name, meter),
    }
    passed(raw.compressedSize)
  }
}

function kindOf(name: string, raw: RawEntry): ArchiveEntry['kind'] {
  // The upper half is the Unix mode, where the writer knew one.
  const kind = (raw.externalFileAttributes >>> 16) & KIND
  if (name.endsWith('/')) return 'folder'
  if (kind === FOLDER) return 'folder'
  return kind === 0 || kind === FILE ? 'file' : 'other'
}

function timeOf(raw: RawEntry): number | null {
  const time = raw.getLastModDate().getTime()
  return Number.isNaN(time) ? null : time
}

async function* contentOf(zip: RawZipFile, raw: RawEntry, name: string, meter: Meter): AsyncGenerator<Uint8Array> {
  if (raw.isEncrypted())
    throw unusable(
      `it is encrypted: ${quoted(name)} needs a password`,
      'Unpack it with its password and open the folder',
    )
  if (!METHODS.includes(raw.compressionMethod))
    throw unusable(
      `${quoted(name)} is compressed in a way that Skein does not know (method ${raw.compressionMethod})`,
      'Unpack it yourself and open the folder',
    )
  const where = `in ${quoted(name)}`
  const stream = await honest(() => zip.openReadStreamPromise(raw), where)
  let sum = 0
  try {
    for await (const piece of stream) {
      sum = crc32(piece, sum)
      meter.bytes(piece.length)
      yield piece
    }
  } catch (error) {
    throw asDamage(error, where)
  } finally {
    stream.destroy()
  }
  if (sum !== raw.crc32) throw damaged(where)
}

async function honest<T>(work: () => Promise<T>, where: string): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw asDamage(error, where)
  }
}

/** yauzl says by plain errors what is wrong with an archive; those of the system have a code. */
function asDamage(error: unknown, where: string): unknown {
  const ofDisk = /^E[A-Z]+$/.test(errorCode(error))
  return error instanceof AppError || ofDisk || !(error instanceof Error) ? error : damaged(where)
}
