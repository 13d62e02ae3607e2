import { randomUUID } from 'node:crypto'
import type { Exported } from '../engine/api.ts'

/** What became of a file that the window wanted written. */
export type Saved = ({ readonly state: 'written' } & Exported) | { readonly state: 'cancelled' }

/** So many are remembered. */
const MOST = 100

/**
 * Files that were written since the start. The window is told a name for each, by which it can have the file shown in its
 * folder: it never says a path.
 */
export class WrittenFiles {
  readonly #paths = new Map<string, string>()

  /** Remembers a file that was written. @returns the result with the name of the file. */
  told(saved: Saved) {
    if (saved.state === 'cancelled') return saved
    const file = randomUUID()
    this.#paths.set(file, saved.path)
    const [oldest] = this.#paths.keys()
    if (this.#paths.size > MOST && oldest !== undefined) this.#paths.delete(oldest)
    return { ...saved, file }
  }

  /** The path of a file that was written, absolute; null for any other name. */
  path(file: string): string | null {
    return this.#paths.get(file) ?? null
  }
}
