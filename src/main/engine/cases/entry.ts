import { AppError } from '../../../shared/ipc/result.ts'

/** Archives as the unpacker sees them, whatever their format: entries one after the other, each a stream. */

export interface ArchiveEntry {
  /** As it stands in the archive: not to be trusted. */
  readonly name: string
  /** `other`: a link, a device, or whatever else is no file; never made. */
  readonly kind: 'file' | 'folder' | 'other'
  /** Unix ms; null where the archive does not say. */
  readonly modifiedAt: number | null
  /** Its bytes; to be read, or not, before the next entry is asked for. @throws AppError for damaged or encrypted ones */
  readonly content: () => AsyncIterable<Uint8Array>
}

/** What an unpacking may come to. */
export interface Limits {
  /** Entries of an archive, of whatever kind. */
  readonly entries: number
  /** Bytes of all that comes out of an archive. */
  readonly bytes: number
  /** How many times the archive's size that may be; asked only from `ratioFrom` bytes on. */
  readonly ratio: number
  readonly ratioFrom: number
}

export const LIMITS: Limits = { entries: 100_000, bytes: 64 * 2 ** 30, ratio: 200, ratioFrom: 256 * 2 ** 20 }

/** Counts what comes out of an archive, and stops it where that is too much. */
export class Meter {
  readonly #limits: Limits
  readonly #archiveBytes: number
  #entries = 0
  #bytes = 0

  constructor(limits: Limits, archiveBytes: number) {
    this.#limits = limits
    this.#archiveBytes = archiveBytes
  }

  /** @throws AppError for one entry too many */
  entry(count = 1): void {
    this.#entries += count
    if (this.#entries <= this.#limits.entries) return
    throw unusable(
      `it holds more than ${this.#limits.entries.toLocaleString('en')} files and folders`,
      'Unpack it yourself and open the folder',
    )
  }

  /** @throws AppError for a byte too many */
  bytes(count: number): void {
    this.#bytes += count
    const { bytes, ratio, ratioFrom } = this.#limits
    if (this.#bytes > bytes)
      throw unusable(
        `it unpacks to more than ${Math.round(bytes / 2 ** 20).toLocaleString('en')} MB`,
        'Unpack it yourself and open the folder',
      )
    if (this.#bytes > ratioFrom && this.#bytes > ratio * this.#archiveBytes)
      throw unusable(
        `it unpacks to more than ${ratio} times its size, as archives do that are made to fill a disk`,
        'Ask whoever sent it what it is',
      )
  }
}

/** An archive that cannot be opened: why, and what to do. */
export function unusable(why: string, remedy: string): AppError {
  return new AppError('unreadable', `${why}. Nothing of it was kept. ${remedy}.`)
}

/** An archive that cannot be read on. @param where as the message ends */
export function damaged(where: string): AppError {
  return unusable(`the archive is damaged ${where}`, 'Copy or download it again')
}

/** How much of a hostile name is repeated. */
const NAME_CHARS = 80

/** A name of an archive's entry, as a message may hold it. */
export function quoted(name: string): string {
  const plain = name.replace(/[\p{Cc}\p{Cf}]/gu, '�')
  return `“${plain.length > NAME_CHARS ? `${plain.slice(0, NAME_CHARS)}…` : plain}”`
}
