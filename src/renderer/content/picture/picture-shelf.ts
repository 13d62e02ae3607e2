import type { LoadedPicture, Reader } from '../reader.ts'

/** Pictures that were loaded, so that rows that scroll away and come back show them at once. */

const MOST_CHARS = 64 * 1024 * 1024

const shelves = new WeakMap<Reader, Map<string, LoadedPicture>>()

export function keptPicture(reader: Reader, key: string): LoadedPicture | undefined {
  return shelves.get(reader)?.get(key)
}

/** Keeps a picture; the oldest go when all together are too much. */
export function keepPicture(reader: Reader, key: string, picture: LoadedPicture): void {
  const shelf = shelves.get(reader) ?? new Map<string, LoadedPicture>()
  shelves.set(reader, shelf)
  shelf.set(key, picture)
  let chars = 0
  for (const one of shelf.values()) chars += one.url?.length ?? 0
  for (const [oldest, one] of shelf) {
    if (chars <= MOST_CHARS || oldest === key) break
    chars -= one.url?.length ?? 0
    shelf.delete(oldest)
  }
}
