import type { IndexWriter } from '../index/writer.ts'
import { type SideHome, updateProjections, updateSideFacts } from './side-facts.ts'

/** Reads what lies beside the rollouts of homes, of each home one thing after the other: what is newer stays. */
export class Asides {
  readonly #writer: IndexWriter
  readonly #dataDir: string
  /** By home; settles whatever comes of it. */
  readonly #last = new Map<string, Promise<unknown>>()

  constructor(writer: IndexWriter, dataDir: string) {
    this.#writer = writer
    this.#dataDir = dataDir
  }

  /**
   * Brings names and states up to date.
   * @returns whether rows of the list changed
   * @throws the signal's reason, what the index throws
   */
  names(homePath: string, signal: AbortSignal): Promise<boolean> {
    return this.#inTurn(homePath, async home => (await updateSideFacts(this.#writer, home, signal)).size > 0)
  }

  /** Brings the cursors of projections up to date. @returns whether any is another one @throws as `names` */
  projections(homePath: string, signal: AbortSignal): Promise<boolean> {
    return this.#inTurn(homePath, home => updateProjections(this.#writer, home, signal))
  }

  async #inTurn<T>(homePath: string, job: (home: SideHome) => Promise<T>): Promise<T> {
    const before = this.#last.get(homePath) ?? Promise.resolve()
    const mine = before.then(() => job({ homeId: this.#writer.homeId(homePath), homePath, dataDir: this.#dataDir }))
    const settled = Promise.allSettled([mine])
    this.#last.set(homePath, settled)
    try {
      return await mine
    } finally {
      if (this.#last.get(homePath) === settled) this.#last.delete(homePath)
    }
  }
}
