import type { KeptTurns } from '../kept/kept-turns.ts'

/** How Codex numbers items that bring no id of their own: it counts those that it has, and a rollback frees numbers. */
export class ItemNumbers {
  #told = 0
  #next = 1
  #highest = 0
  #rollbacks = 0

  get kept(): Pick<KeptTurns, 'told' | 'number' | 'highest' | 'rollbacks'> {
    return { told: this.#told, number: this.#next, highest: this.#highest, rollbacks: this.#rollbacks }
  }

  /** Goes on from what was kept. */
  resume(kept: ItemNumbers['kept']): void {
    this.#told = kept.told
    this.#next = kept.number
    this.#highest = kept.highest
    this.#rollbacks = kept.rollbacks
  }

  /** Codex has so many items more, or less. */
  count(more: number): void {
    this.#told += more
  }

  /** The id of an item that brings none, as Codex counts, and the one that it has here, which no other item has. */
  take(): { readonly id: string; readonly codexId: string } {
    const number = this.#next
    this.#next += 1
    const codexId = `item-${number}`
    if (number > this.#highest) {
      this.#highest = number
      return { id: codexId, codexId }
    }
    return { id: `${codexId}~${this.#rollbacks}`, codexId }
  }

  /** After a rollback Codex numbers on behind the items that it still has. */
  rollBack(): void {
    this.#next = this.#told + 1
    this.#rollbacks += 1
  }
}
