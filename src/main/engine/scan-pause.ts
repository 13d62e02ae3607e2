import type { PausedBy } from '../../shared/ipc/status.ts'

/** Why reading in full is held, by whom; it goes on when nobody wants it held. */
export class ScanPause {
  readonly #by = new Set<PausedBy>()

  set(by: PausedBy, paused: boolean): void {
    if (paused) this.#by.add(by)
    else this.#by.delete(by)
  }

  /** Who holds it, a person first; null for nobody. */
  get by(): PausedBy | null {
    return this.#by.has('person') ? 'person' : this.#by.has('battery') ? 'battery' : null
  }
}
