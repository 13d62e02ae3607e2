/** What stands in the place of what was taken out: the same for the same, so that a reader can still tell who is who. */

export interface Pseudonym {
  readonly kind: string
  /** What was taken out. */
  readonly value: string
  readonly pseudonym: string
  /** How often. */
  readonly count: number
}

/** How the pseudonyms of a kind look; `[kind-1]` where nothing is said. They must not be mistaken for what they replace. */
const LOOKS: Readonly<Record<string, (number: number) => string>> = {
  user: number => `user-${number}`,
  host: number => `host-${number}`,
  email: number => `person-${number}@example.invalid`,
}

/** So many values of a kind are told apart; a file made of nothing else must not fill the memory. */
const MOST_OF_A_KIND = 100_000

export class Pseudonyms {
  readonly #known = new Map<string, { kind: string; value: string; pseudonym: string; count: number }>()
  readonly #numbers = new Map<string, number>()

  /** The pseudonym of a value; counts its use. */
  of(kind: string, value: string): string {
    const key = `${kind}\n${value}`
    const known = this.#known.get(key)
    if (known !== undefined) {
      known.count += 1
      return known.pseudonym
    }
    const number = (this.#numbers.get(kind) ?? 0) + 1
    if (number > MOST_OF_A_KIND) return LOOKS[kind]?.(number) ?? `[${kind}-${number}]`
    this.#numbers.set(kind, number)
    const pseudonym = LOOKS[kind]?.(number) ?? `[${kind}-${number}]`
    this.#known.set(key, { kind, value, pseudonym, count: 1 })
    return pseudonym
  }

  /** All that were given out, in the order in which they came up. */
  get all(): readonly Pseudonym[] {
    return [...this.#known.values()]
  }
}
