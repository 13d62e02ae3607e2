import type { IndexWriter } from '../index/writer.ts'
import type { Pending } from './full-pass.ts'
import { checkHomes } from './home-pass.ts'
import type { Readers } from './reading/readers.ts'
import { sideBySide } from './reading/side-by-side.ts'
import { checkStructure, refusedStart } from './structure-pass.ts'
import { StructureProgress, type StructureTold } from './structure-progress.ts'

/** Up to this size the structure of a refused file is looked at as soon as it changes. */
const SOON_BYTES = 8 * 1024 * 1024

/** What the doctor does beside the readings in full: homes as a whole, and files that are not opened. */
export class DoctorPass {
  readonly #writer: IndexWriter
  /** Homes that have been scanned and are open still: their paths by their numbers. */
  readonly #open = new Map<number, string>()

  constructor(writer: IndexWriter) {
    this.#writer = writer
  }

  /** Takes a home in: from now on it is compared with the others. */
  open(homePath: string): void {
    this.#open.set(this.#writer.homeId(homePath), homePath)
  }

  /** The home is closed. */
  close(homeId: number): void {
    this.#open.delete(homeId)
  }

  /** Looks at open homes as a whole. Reads no file. @param which of them; all unless given */
  homes(which: Iterable<number> = [...this.#open.keys()]): void {
    checkHomes(this.#writer, this.#open, which)
  }

  /**
   * How far files reach, or how far the client has read them, is known anew: both are compared, in homes where there is
   * something to compare.
   * @returns whether any home was looked at
   */
  cursors(which: Iterable<number>): boolean {
    const compared = [...which].filter(homeId => this.#writer.sides.state(homeId, 'projection') === 'ok')
    this.homes(compared)
    return compared.length > 0
  }

  /**
   * Looks at the structure of files that are not opened, and have not been looked at; as many at a time as there are readers.
   * @param waiting files of any sort
   * @param told how far it is, and that something was found.
   * @returns the homes of those that were looked at
   * @throws the signal's reason, what the index throws
   */
  async refused(
    waiting: readonly Pending[],
    readers: Readers,
    told: { readonly progress: (progress: StructureTold) => void; readonly changed: () => void },
    signal: AbortSignal,
  ): Promise<ReadonlySet<number>> {
    const files = waiting.filter(one => this.#isWaiting(one))
    const looked = new Set(files.map(({ homeId }) => homeId))
    if (files.length === 0) return looked
    const progress = new StructureProgress(
      files.map(({ file }) => file),
      told.progress,
    )
    await sideBySide(files, readers.size, async one => {
      signal.throwIfAborted()
      await checkStructure(this.#writer, readers, one, bytes => progress.reached(one.file, bytes), signal)
      progress.done(one.file)
      told.changed()
    })
    return looked
  }

  /** The same for one that has changed; a large one that grows would be looked at all the time: the next scan does that. */
  async changed(one: Pending, readers: Readers, signal: AbortSignal): Promise<void> {
    if (one.file.sizeBytes > SOON_BYTES || !this.#isWaiting(one)) return
    await checkStructure(this.#writer, readers, one, () => {}, signal)
  }

  #isWaiting(one: Pending): boolean {
    return !this.#writer.doctor.isExamined(one.homeId, one.file.path) && refusedStart(this.#writer, one) !== null
  }
}
