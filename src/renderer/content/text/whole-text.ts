import { use, useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import type { ItemCut } from '../../../shared/item.ts'
import { isCancelled, toAppError } from '../../ipc/client.ts'
import { type DrawnItem, ItemContext, type Reader, useReader } from '../reader.ts'

/** The rest of texts that were cut for the window: loaded when somebody wants it, kept as long as the thread is open. */

/** Shown in place; the raw view has more. UTF-16 units. */
export const MOST_IN_PLACE = 1024 * 1024
const TAIL = 4096
/** Of one text, for the clipboard. */
const COPY_MOST = 16 * 1024 * 1024

interface Loaded {
  /** From the start on. */
  readonly head: string
  readonly tail: string
}

class Shelf {
  readonly #texts = new Map<string, Loaded>()
  readonly #listeners = new Set<() => void>()

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  get(key: string): Loaded | undefined {
    return this.#texts.get(key)
  }

  put(key: string, loaded: Loaded): void {
    this.#texts.set(key, loaded)
    for (const listener of this.#listeners) listener()
  }
}

const shelves = new WeakMap<Reader, Shelf>()

function shelfOf(reader: Reader): Shelf {
  const known = shelves.get(reader)
  if (known !== undefined) return known
  const shelf = new Shelf()
  shelves.set(reader, shelf)
  return shelf
}

export interface WholeText {
  /** As much as there is of it, from the start. */
  readonly text: string
  /** The whole's size; null where `text` is all of it. */
  readonly cut: ItemCut | null
  /** The last lines of the whole, where they were wanted and are there. */
  readonly tail: string
  /** Why the rest could not be had. */
  readonly failure: string | null
  readonly retry: () => void
}

/**
 * A text of the item that is being drawn, with what was loaded of it.
 * @param wanted how much of it is to be loaded, from the start.
 * @param tailWanted whether its last lines are to be loaded.
 */
export function useWholeText(pointer: string, text: string, wanted: number, tailWanted = false): WholeText {
  const reader = useReader()
  const item = use(ItemContext)
  const shelf = shelfOf(reader)
  const key = `${item.number ?? ''} ${pointer}`
  const get = useCallback(() => shelf.get(key), [shelf, key])
  const loaded = useSyncExternalStore(shelf.subscribe, get, get)
  const [failure, setFailure] = useState<string | null>(null)
  const cut = item.cuts.find(one => one.pointer === pointer) ?? null
  const head = loaded !== undefined && loaded.head.length > text.length ? loaded.head : text
  const tail = loaded?.tail ?? ''
  const total = cut === null ? head.length : cut.chars
  const goal = Math.min(wanted, total)
  const { number } = item

  useEffect(() => {
    if (number === null || failure !== null) return
    const needsTail = tailWanted && tail === '' && cut !== null
    if (head.length >= goal && !needsTail) return
    const stop = new AbortController()
    const from = needsTail ? Math.max(0, total - TAIL) : head.length
    const load = async () => {
      try {
        const piece = await reader.text(number, pointer, from, stop.signal)
        if (piece === null || stop.signal.aborted) return
        if (piece.text === '') setFailure('The file holds no more of it')
        else shelf.put(key, needsTail ? { head, tail: piece.text } : { head: head + piece.text, tail })
      } catch (error) {
        if (!isCancelled(error)) setFailure(toAppError(error).message)
      }
    }
    void load()
    return () => stop.abort()
  }, [number, pointer, reader, shelf, key, cut, head, tail, total, goal, tailWanted, failure])

  return {
    text: head,
    cut: cut !== null && head.length < total ? cut : null,
    tail,
    failure,
    retry: useCallback(() => setFailure(null), []),
  }
}

/** All of a text of an item, for the clipboard; at most 16 Mi units. @throws AppError */
export async function loadWhole(
  reader: Reader,
  { number, cuts }: DrawnItem,
  pointer: string,
  text: string,
): Promise<string> {
  const cut = cuts.find(one => one.pointer === pointer)
  if (cut === undefined || number === null) return text
  let whole = text
  const { signal } = new AbortController()
  while (whole.length < Math.min(cut.chars, COPY_MOST)) {
    const piece = await reader.text(number, pointer, whole.length, signal)
    if (piece === null || piece.text === '') break
    whole += piece.text
  }
  return whole
}
