import * as z from 'zod'
import type { ItemRef, OutlineTurn } from '../outline.ts'
import { KeptError } from './kept-error.ts'
import { keptItems, readItems, writeItems } from './kept-items.ts'
import { keptTurn } from './kept-outline.ts'

/**
 * Turns and items of an outline as they are kept: once each, in the order of their numbers, by which everything else refers
 * to them. So whatever referred to one object does so afterwards, and what is kept is short and quickly read.
 */

export const keptRefs = z.object({ turns: z.array(keptTurn), items: keptItems })
export type KeptRefs = z.infer<typeof keptRefs>

/** Numbers things in the order in which they come up. */
export class Numbers<T extends object> {
  readonly all: T[] = []
  readonly #numbers = new Map<T, number>()

  of(one: T): number {
    const known = this.#numbers.get(one)
    if (known !== undefined) return known
    this.#numbers.set(one, this.all.length)
    this.all.push(one)
    return this.all.length - 1
  }
}

/** Gives turns and items their numbers; to be asked for all of them before `kept`. */
export class RefNumbers {
  readonly #turns = new Numbers<OutlineTurn>()
  readonly #items = new Numbers<ItemRef>()

  turn(turn: OutlineTurn): number {
    return this.#turns.of(turn)
  }

  item(item: ItemRef): number {
    return this.#items.of(item)
  }

  get kept(): KeptRefs {
    const turns = this.#turns.all.map(({ items, ...turn }) => ({ ...turn, items: items.map(item => this.item(item)) }))
    return { turns, items: writeItems(this.#items.all) }
  }
}

/** Turns and items by their numbers. */
export class KnownRefs {
  readonly #turns: readonly OutlineTurn[]
  readonly #items: readonly ItemRef[]

  /** @throws KeptError */
  constructor({ turns, items }: KeptRefs) {
    this.#items = readItems(items)
    this.#turns = turns.map(turn => ({ ...turn, items: turn.items.map(item => this.item(item)) }))
  }

  /** @throws KeptError where there is none */
  turn(number: number): OutlineTurn {
    return known(this.#turns[number])
  }

  /** @throws KeptError where there is none */
  item(number: number): ItemRef {
    return known(this.#items[number])
  }
}

/** What must be there. @throws KeptError */
export function known<T>(one: T | undefined): T {
  if (one === undefined) throw new KeptError()
  return one
}

/** The same of what may be null. */
export function orNull<T, U>(one: T | null, to: (one: T) => U): U | null {
  return one === null ? null : to(one)
}
