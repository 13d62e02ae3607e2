import type { ThreadItem } from '../../../shared/item.ts'

/** Makes items small enough for the window: long texts are cut and say how long they were. */

/** How long texts and pictures may be, in characters; the next step is for pages that are too large even so. */
const STEPS = [
  { text: 64 * 1024, image: 2 * 1024 * 1024 },
  { text: 4 * 1024, image: 4 * 1024 },
  { text: 200, image: 200 },
] as const
const MAX_PAGE_CHARS = 5 * 1024 * 1024

type Placed = { readonly turn: number; readonly item: ThreadItem }

/** Cuts the items of one page. */
export function fitItems(items: readonly Placed[]): Placed[] {
  let cut = [...items]
  for (const step of STEPS) {
    cut = items.map(placed => cutItem(placed, step.text, step.image))
    if (cut.reduce((sum, placed) => sum + JSON.stringify(placed.item).length, 0) <= MAX_PAGE_CHARS) break
  }
  return cut
}

function cutItem(placed: Placed, maxText: number, maxImage: number): Placed {
  const { item } = placed
  const cutter = new Cutter(maxText, maxImage)
  const cut = cutter.object(item)
  if (cutter.cutFromBytes === 0) return placed
  const skein = { reconstructed: false, lines: [], timestamp: null, ...item.skein, cutFromBytes: cutter.cutFromBytes }
  return { turn: placed.turn, item: { ...cut, skein } }
}

class Cutter {
  readonly #maxText: number
  readonly #maxImage: number
  /** Bytes of the texts that were cut, whole. */
  cutFromBytes = 0

  constructor(maxText: number, maxImage: number) {
    this.#maxText = maxText
    this.#maxImage = maxImage
  }

  /** A copy of the same shape with shorter texts. */
  object<T extends object>(object: T): T {
    const copy = { ...object }
    for (const key of keysOf(copy)) copy[key] = this.#value(copy[key])
    return copy
  }

  #value<T>(value: T): T
  #value(value: unknown): unknown {
    if (typeof value === 'string') return this.#text(value)
    if (Array.isArray(value)) return value.map(part => this.#value(part))
    return typeof value === 'object' && value !== null ? this.object(value) : value
  }

  #text(text: string): string {
    const image = text.startsWith('data:image/')
    if (text.length <= (image ? this.#maxImage : this.#maxText)) return text
    this.cutFromBytes += Buffer.byteLength(text)
    // Part of a picture is no picture.
    return image ? 'data:,' : text.slice(0, this.#maxText)
  }
}

function keysOf<T extends object>(object: T): (keyof T)[] {
  const keys: (keyof T)[] = []
  for (const key in object) keys.push(key)
  return keys
}
