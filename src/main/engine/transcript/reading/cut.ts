import type { ItemCut, ShownItem } from '../../../../shared/item.ts'
import { jsonText } from './bounded.ts'
import { countLines, startOfText } from './cut-text.ts'

/**
 * Makes items small enough for the window: long texts are cut, at the end of a line where one is near, and
 * `skein.cuts` tells what each was. Only where a page would still be too large, members of long lists go as well; such
 * a list is told with the length of its JSON.
 */

interface Step {
  /** How long a text may be, in UTF-16 units. */
  readonly text: number
  /** How much of one item, about; beyond it, lists have no more members. */
  readonly item: number
}

const FIRST: Step = { text: 64 * 1024, item: Number.POSITIVE_INFINITY }
/** For pages that are too large even so. */
const HARDER: readonly Step[] = [
  { text: 4 * 1024, item: Number.POSITIVE_INFINITY },
  { text: 200, item: 32 * 1024 },
]
const MAX_PAGE_CHARS = 5 * 1024 * 1024
/** As long as the route that gives the rest takes. */
const MAX_POINTER = 200

type Placed = { readonly turn: number; readonly item: ShownItem }

/** Cuts the items of one page; they may have been cut before. */
export function fitItems(items: readonly Placed[]): Placed[] {
  let cut = items.map(({ turn, item }) => ({ turn, item: cutItem(item) }))
  for (const step of HARDER) {
    if (cut.reduce((sum, { item }) => sum + JSON.stringify(item).length, 0) <= MAX_PAGE_CHARS) break
    cut = cut.map(({ turn, item }) => ({ turn, item: cutItem(item, step) }))
  }
  return cut
}

/** An item with its long texts cut; the same item where it has none. */
export function cutItem(item: ShownItem, step: Step = FIRST): ShownItem {
  const { skein: source = { reconstructed: false, lines: [], timestamp: null }, ...rest } = item
  const { summary, findings } = source
  const cutter = new Cutter(step, source.cuts ?? [])
  const cut = cutter.object(rest, '')
  // These two are shown as the texts of the item are.
  const more = cutter.object(
    { ...(summary === undefined ? {} : { summary }), ...(findings === undefined ? {} : { findings }) },
    '/skein',
  )
  if (!cutter.changed) return item
  return { ...cut, skein: { ...source, ...more, cuts: [...cutter.cuts.values()] } }
}

class Cutter {
  readonly #step: Step
  #left: number
  /** By pointer; those of an earlier cutting, too. */
  readonly cuts: Map<string, ItemCut>
  changed = false

  constructor(step: Step, cuts: readonly ItemCut[]) {
    this.#step = step
    this.#left = step.item
    this.cuts = new Map(cuts.map(cut => [cut.pointer, cut]))
  }

  /** A copy of the same shape with shorter texts. */
  object<T extends object>(object: T, pointer: string): T {
    const copy = { ...object }
    const keys = keysOf(copy)
    // No object of the protocol has so many: it is one of a tool, and any shape is right.
    const kept = () => this.#left >= 0 || keys.length <= SMALL
    for (const key of keys) {
      if (kept()) copy[key] = this.#value(copy[key], `${pointer}/${escapeKey(String(key))}`)
      else Reflect.deleteProperty(copy, key)
    }
    if (!kept()) this.#tell(pointer, jsonText(object))
    return copy
  }

  #value<T>(value: T, pointer: string): T
  #value(value: unknown, pointer: string): unknown {
    this.#left -= 8
    if (typeof value === 'string') return this.#text(value, pointer)
    if (typeof value !== 'object' || value === null) return value
    // Only what tools were given and gave goes so deep, or has such keys; it may as well be shown as its JSON.
    if (longestKey(value) + pointer.length >= MAX_POINTER) {
      const json = jsonText(value)
      return json.length <= this.#step.text ? value : this.#text(json, pointer)
    }
    return Array.isArray(value) ? this.#list(value, pointer) : this.object(value, pointer)
  }

  #list(list: readonly unknown[], pointer: string): unknown[] {
    const copy: unknown[] = []
    for (const [i, member] of list.entries()) {
      if (this.#left < 0) break
      copy.push(this.#value(member, `${pointer}/${i}`))
    }
    if (copy.length < list.length) this.#tell(pointer, jsonText(list))
    return copy
  }

  #text(text: string, pointer: string): string {
    const cut = startOfText(text, this.#step.text)
    this.#left -= cut.length
    if (cut.length === text.length) return text
    this.#tell(pointer, text)
    // Part of a picture is no picture.
    return text.startsWith('data:image/') ? 'data:,' : cut
  }

  #tell(pointer: string, whole: string): void {
    this.changed = true
    if (this.cuts.has(pointer)) return
    this.cuts.set(pointer, {
      pointer,
      chars: whole.length,
      bytes: Buffer.byteLength(whole),
      lines: countLines(whole),
    })
  }
}

const SMALL = 32

/** Of an object's keys as pointers write them, or of a list's numbers. */
function longestKey(value: object): number {
  if (Array.isArray(value)) return String(value.length).length
  return Object.keys(value).reduce((longest, key) => Math.max(longest, escapeKey(key).length), 0)
}

function escapeKey(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1')
}

function keysOf<T extends object>(object: T): (keyof T)[] {
  const keys: (keyof T)[] = []
  for (const key in object) keys.push(key)
  return keys
}

/**
 * The text that a JSON pointer names in an item; what is no text is told as its JSON.
 * @returns null where there is nothing.
 */
export function textAt(item: ShownItem, pointer: string): string | null {
  let value: unknown = item
  for (const part of pointer.split('/').slice(1)) {
    if (typeof value !== 'object' || value === null) return null
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~')
    const descriptor = Object.getOwnPropertyDescriptor(value, key)
    if (descriptor === undefined) return null
    value = descriptor.value
  }
  if (typeof value === 'string') return value
  return value === undefined || value === item ? null : jsonText(value)
}
