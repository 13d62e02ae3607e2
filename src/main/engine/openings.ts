import { join } from 'node:path'
import { UnsupportedHistoryMode } from '../../shared/history-mode.ts'
import type { ThreadKey } from '../../shared/ipc/contract.ts'
import { AppError } from '../../shared/ipc/result.ts'
import type { Library } from './library/library.ts'
import type { LiveIndex } from './live-index.ts'
import type { OpenHomes } from './open-homes.ts'
import type { ScanControl } from './scan-control.ts'
import { filesOfRow, type ThreadRow } from './threads/rows.ts'
import type { Transcripts } from './threads/transcripts.ts'

interface Surroundings {
  readonly index: LiveIndex
  readonly homes: OpenHomes
  readonly library: Library
  readonly scans: ScanControl
  readonly transcripts: Transcripts
}

/** Readings of histories, and what is learned when one is refused. */
export class Openings {
  readonly #around: Surroundings

  constructor(around: Surroundings) {
    this.#around = around
  }

  /** Opens a thread that a person asked for; a refusal is counted. */
  async asked<T>(open: () => Promise<T>): Promise<T> {
    try {
      return await open()
    } catch (error) {
      if (error instanceof UnsupportedHistoryMode) this.#around.library.countRefusal(error.mode)
      throw error
    }
  }

  /** Reads history; when a thread turns out to have turned or moved, the index learns it at once. */
  async reading<T>(thread: ThreadKey, read: (row: ThreadRow) => Promise<T>): Promise<T> {
    const row = this.#around.homes.row(thread)
    try {
      return await read(row)
    } catch (error) {
      if (error instanceof UnsupportedHistoryMode && error.changed) this.refresh(row)
      if (error instanceof AppError && error.code === 'not-found') this.#around.scans.scan()
      throw error
    }
  }

  /** The files of a thread are not what the index has of them. */
  refresh(row: ThreadRow): void {
    const { transcripts, index } = this.#around
    for (const path of filesOfRow(row)) {
      transcripts.forget(join(row.home_path, path))
      index.open.scanner.refresh(row.home_path, path)
    }
  }
}
