import { startOfText } from './cut-text.ts'

/** JSON of any size and depth, made small enough to be looked at. */

const TEXT_CHARS = 8 * 1024
const MEMBERS = 1000
const DEPTH = 64
/** Of all texts, keys and members together, about. */
const TOTAL_CHARS = 2 * 1024 * 1024

/**
 * @param textChars how much of one text stays.
 * @returns a copy of parsed JSON without what is too long, too many or too deep, and how much of it was left out.
 */
export function boundedValue(
  value: unknown,
  textChars = TEXT_CHARS,
): { readonly value: unknown; readonly cutCount: number } {
  const bounder = new Bounder(textChars)
  return { value: bounder.value(value, 0), cutCount: bounder.cutCount }
}

class Bounder {
  readonly #textChars: number
  #left = TOTAL_CHARS
  /** Texts that were cut, and members that were left out. */
  cutCount = 0

  constructor(textChars: number) {
    this.#textChars = textChars
  }

  value(value: unknown, depth: number): unknown {
    this.#left -= 8
    if (typeof value === 'string') return this.#text(value)
    if (typeof value !== 'object' || value === null) return value
    if (depth >= DEPTH) {
      this.cutCount += 1
      return Array.isArray(value) ? [] : {}
    }
    return Array.isArray(value) ? this.#list(value, depth) : this.#object(value, depth)
  }

  #text(text: string): string {
    const start = startOfText(text, this.#left > this.#textChars ? this.#textChars : 100)
    if (start.length < text.length) this.cutCount += 1
    this.#left -= start.length
    return start
  }

  #list(list: readonly unknown[], depth: number): unknown[] {
    const copy: unknown[] = []
    for (const member of list) {
      if (copy.length === MEMBERS || this.#left < 0) break
      copy.push(this.value(member, depth + 1))
    }
    this.cutCount += list.length - copy.length
    return copy
  }

  #object(object: object, depth: number): object {
    const entries = Object.entries(object)
    const copy: [string, unknown][] = []
    for (const [key, member] of entries) {
      if (copy.length === MEMBERS || this.#left < 0) break
      const name = this.#text(key)
      this.#left -= name.length
      copy.push([name, this.value(member, depth + 1)])
    }
    this.cutCount += entries.length - copy.length
    // Not by assignment: a key may be `__proto__`.
    return Object.fromEntries(copy)
  }
}

/** A value's JSON, however deep it is: what lies too deep is left out. */
export function jsonText(value: unknown): string {
  return JSON.stringify(shallow(value, 0), null, 2)
}

const MAX_DEPTH = 200

function shallow(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (depth >= MAX_DEPTH) return '…'
  if (Array.isArray(value)) return value.map(member => shallow(member, depth + 1))
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, shallow(member, depth + 1)]))
}
