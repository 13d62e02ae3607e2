import { createHash } from 'node:crypto'
import { closeSync, fstatSync, read, realpathSync } from 'node:fs'
import { basename } from 'node:path'
import { promisify } from 'node:util'
import { AppError } from '../../../shared/ipc/result.ts'
import { parseRolloutName } from '../rollout/names.ts'
import { type FileFacts, fileFacts, openFile } from '../rollout/open.ts'
import { unusable } from './entry.ts'
import { BLOCK, readTarHeader } from './tar-header.ts'

export type ArchiveFormat = 'zip' | 'tar' | 'tar.gz' | 'rollout'

/** Of an entry, of the directory of an empty archive, of the first of several parts. */
const ZIP_STARTS = ['504b0304', '504b0506', '504b0708']
const PIECE = 1024 * 1024
const readAt = promisify(read)

/** A file that is to be opened as a case; open for reading and nothing else. */
export class ArchiveFile {
  /** The last part of its path. */
  readonly name: string
  readonly path: string
  readonly descriptor: number
  readonly #before: FileFacts

  /** @throws the system's error; one with code `EINVAL` for anything but a regular file. */
  constructor(path: string) {
    this.path = path
    this.name = basename(path)
    this.descriptor = openFile(realpathSync(path)).descriptor
    this.#before = fileFacts(fstatSync(this.descriptor, { bigint: true }))
  }

  get sizeBytes(): number {
    return this.#before.sizeBytes
  }

  get modifiedAt(): number {
    return this.#before.modifiedAt
  }

  /** Its bytes from the beginning. @throws the signal's reason, the system's error */
  async *bytes(signal: AbortSignal, passed: (bytes: number) => void = () => {}): AsyncGenerator<Uint8Array> {
    for (let at = 0; ; ) {
      signal.throwIfAborted()
      const piece = Buffer.allocUnsafe(PIECE)
      const { bytesRead } = await readAt(this.descriptor, piece, 0, PIECE, at)
      if (bytesRead === 0) return
      at += bytesRead
      passed(bytesRead)
      yield piece.subarray(0, bytesRead)
    }
  }

  /** What it is, by its first bytes. @throws AppError for what Skein does not open */
  async format(signal: AbortSignal): Promise<ArchiveFormat> {
    if (parseRolloutName(this.name) !== null) return 'rollout'
    const first = await this.bytes(signal).next()
    const start = first.done === true ? Buffer.alloc(0) : Buffer.from(first.value)
    if (ZIP_STARTS.includes(start.toString('hex', 0, 4))) return 'zip'
    if (start[0] === 0x1f && start[1] === 0x8b) return 'tar.gz'
    if (readTarHeader(start.subarray(0, BLOCK)) !== null) return 'tar'
    throw unusable(
      'it is neither a zip or tar archive nor named as rollouts are (rollout-….jsonl)',
      'Open a folder, an archive (.zip, .tar, .tar.gz) or rollout files',
    )
  }

  /** The SHA-256 of its content, in hex. @throws as `bytes` */
  async hash(signal: AbortSignal, passed: (bytes: number) => void): Promise<string> {
    const hash = createHash('sha256')
    for await (const piece of this.bytes(signal, passed)) hash.update(piece)
    return hash.digest('hex')
  }

  /** @throws AppError where somebody has changed it since it was opened */
  assertUnchanged(): void {
    if (fileFacts(fstatSync(this.descriptor, { bigint: true })).fingerprint === this.#before.fingerprint) return
    throw unusable('it changed while it was read', 'Wait until it is written and open it again')
  }

  close(): void {
    closeSync(this.descriptor)
  }
}

/** Whether a file is an archive that Skein opens, by its first bytes. @throws the signal's reason, the system's error */
export async function isArchive(path: string, signal: AbortSignal): Promise<boolean> {
  const file = new ArchiveFile(path)
  try {
    return (await file.format(signal)) !== 'rollout'
  } catch (error) {
    if (error instanceof AppError) return false
    throw error
  } finally {
    file.close()
  }
}
