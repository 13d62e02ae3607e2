import type { ScanProgress } from '../../../shared/ipc/status.ts'
import type { FoundFile } from './discover.ts'

/** How far the structure of files has been looked at, within large files too. */

export type StructureTold = Pick<ScanProgress, 'phase' | 'filesRead' | 'filesToRead' | 'bytesRead' | 'bytesToRead'>

export class StructureProgress {
  readonly #tell: (told: StructureTold) => void
  readonly #filesToRead: number
  readonly #bytesToRead: number
  #filesRead = 0
  #bytesRead = 0
  /** Bytes of those that are being looked at. */
  readonly #begun = new Map<FoundFile, number>()

  constructor(files: readonly FoundFile[], tell: (told: StructureTold) => void) {
    this.#tell = tell
    this.#filesToRead = files.length
    this.#bytesToRead = files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
    this.#say()
  }

  /** So many bytes of a file have been looked at; it may have grown meanwhile. */
  reached(file: FoundFile, bytes: number): void {
    this.#begun.set(file, Math.min(bytes, file.sizeBytes))
    this.#say()
  }

  done(file: FoundFile): void {
    this.#begun.delete(file)
    this.#filesRead += 1
    this.#bytesRead += file.sizeBytes
    this.#say()
  }

  #say(): void {
    const begun = [...this.#begun.values()].reduce((sum, bytes) => sum + bytes, 0)
    this.#tell({
      phase: 'checking',
      filesRead: this.#filesRead,
      filesToRead: this.#filesToRead,
      bytesRead: this.#bytesRead + begun,
      bytesToRead: this.#bytesToRead,
    })
  }
}
