import type { KnownRefs, RefNumbers } from '../kept/refs.ts'
import type { OutlineTurn } from '../outline.ts'

interface Named {
  readonly turn: OutlineTurn
  readonly before: Named | null
}

/** The latest turn of each id that Codex would find, and those of the same id before it. */
export class TurnsById {
  readonly #latest = new Map<string, Named>()

  /** Numbers of the turns of each id, the latest last. */
  kept(refs: RefNumbers): Map<string, number[]> {
    const byId = new Map<string, number[]>()
    for (const [id, latest] of this.#latest) {
      const turns: number[] = []
      for (let named: Named | null = latest; named !== null; named = named.before) turns.unshift(refs.turn(named.turn))
      byId.set(id, turns)
    }
    return byId
  }

  /** Goes on from what was kept. */
  resume(byId: ReadonlyMap<string, readonly number[]>, refs: KnownRefs): void {
    for (const [id, turns] of byId) for (const turn of turns) this.add(id, refs.turn(turn))
  }

  add(id: string, turn: OutlineTurn): void {
    this.#latest.set(id, { turn, before: this.#latest.get(id) ?? null })
  }

  find(id: string): OutlineTurn | null {
    return this.#latest.get(id)?.turn ?? null
  }

  /** Takes the latest turn of an id away: the one before it is found again. */
  remove(id: string): void {
    const before = this.#latest.get(id)?.before ?? null
    if (before === null) this.#latest.delete(id)
    else this.#latest.set(id, before)
  }
}
