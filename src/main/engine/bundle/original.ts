import { createHash } from 'node:crypto'
import { AppError } from '../../../shared/ipc/result.ts'
import { readRange, ZstdReader } from '../rollout/chunks.ts'
import { withFile } from '../rollout/open.ts'
import { insideHome } from '../threads/gate.ts'
import type { JudgedFile } from './judged-thread.ts'

/** A file that is bundled, read as it was when it was judged: what has been appended since is left out. */
export class Original {
  readonly #file: JudgedFile
  readonly #passed: (bytes: number) => void
  #sha256: string | null = null

  /** @param passed is told of bytes on the disk as they are read. */
  constructor(file: JudgedFile, passed: (bytes: number) => void) {
    this.#file = file
    this.#passed = passed
  }

  /** Of the bytes on the disk, in hex, once they have been read. */
  get sha256(): string | null {
    return this.#sha256
  }

  /** Its bytes on the disk. @throws the system's error, AppError, the signal's reason */
  async *bytes(signal: AbortSignal): AsyncGenerator<Buffer> {
    const { homePath, path, sizeBytes } = this.#file
    const hash = createHash('sha256')
    let left = sizeBytes
    const absolutePath = insideHome(homePath, path)
    for await (const piece of readRange({ absolutePath, compressed: false }, 0, sizeBytes, signal)) {
      hash.update(piece)
      left -= piece.length
      this.#passed(piece.length)
      yield piece
    }
    if (left > 0) throw rewritten(path)
    this.#sha256 = hash.digest('hex')
  }

  /** The same, uncompressed. @throws CompressionError, as `bytes` */
  async *lines(signal: AbortSignal): AsyncGenerator<Buffer> {
    if (!this.#file.compressed) return yield* this.bytes(signal)
    const zstd = new ZstdReader()
    for await (const piece of this.bytes(signal)) yield* zstd.push(piece, false)
    yield* zstd.push(Buffer.alloc(0), true)
  }

  /** @throws AppError where another file lies there by now, or it has become shorter */
  assertSame(): void {
    const { homePath, path, identity, sizeBytes } = this.#file
    const now = withFile(insideHome(homePath, path), (_, facts) => facts)
    if (now.identity !== identity || now.sizeBytes < sizeBytes) throw rewritten(path)
  }
}

function rewritten(path: string): AppError {
  return new AppError('unreadable', `${path} was written anew while it was bundled; nothing was kept. Try again.`)
}
