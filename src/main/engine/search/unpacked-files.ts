import { readBytes } from '../rollout/chunks.ts'
import type { OpenedFile, OpenedThread } from '../threads/gate.ts'
import type { LineRef } from '../transcript/outline.ts'
import { readLineBytes, readLineBytesSync } from '../transcript/reading/line-bytes.ts'

/** Of a longer file only the lines are kept that are asked for. */
const FILE_BYTES = 8 * 1024 * 1024
const KEPT_BYTES = 32 * 1024 * 1024

interface Unpacked {
  /** From the file's first byte on. */
  readonly bytes: Buffer
  readonly fingerprint: string
}

/**
 * Lines of files that the gate has let pass. What was unpacked of a compressed file stays for the next key that is typed, which
 * mostly finds the same threads, as long as the file is the same.
 */
export class UnpackedFiles {
  /** By path, those used last at the end. */
  readonly #kept = new Map<string, Unpacked>()
  #bytes = 0

  /** As `readLineBytes`. @param descriptor of the file @throws the same */
  async lines(
    { opened, descriptor }: OpenedFile,
    wanted: readonly LineRef[],
    signal: AbortSignal,
  ): Promise<Map<number, Buffer>> {
    if (!opened.compressed) return readLineBytesSync(descriptor, wanted)
    const end = wanted.reduce((most, { offset, length }) => Math.max(most, offset + length), 0)
    if (end > FILE_BYTES) return readLineBytes(opened, wanted, signal)
    const bytes = await this.#upTo(opened, end, signal)
    const lines = wanted.filter(({ offset, length }) => offset + length <= bytes.length)
    return new Map(lines.map(({ number, offset, length }) => [number, bytes.subarray(offset, offset + length)]))
  }

  async #upTo(opened: OpenedThread, end: number, signal: AbortSignal): Promise<Buffer> {
    const { absolutePath, fingerprint } = opened
    const known = this.#kept.get(absolutePath)
    this.#forget(absolutePath)
    const still = known?.fingerprint === fingerprint && known.bytes.length >= end
    const bytes = still ? known.bytes : await readBytes(opened, 0, end, signal)
    this.#forget(absolutePath)
    this.#kept.set(absolutePath, { bytes, fingerprint })
    this.#bytes += bytes.length
    for (const [path] of this.#kept) {
      if (this.#bytes <= KEPT_BYTES) break
      this.#forget(path)
    }
    return bytes
  }

  #forget(path: string): void {
    this.#bytes -= this.#kept.get(path)?.bytes.length ?? 0
    this.#kept.delete(path)
  }
}
