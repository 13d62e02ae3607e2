import type { RawLine } from '../../../shared/ipc/history.ts'

/**
 * The lines that have been loaded, in chunks of fixed length, the ones wanted last kept longest. A chunk remembers the
 * state of the file that it was read in: after a change it is still shown, and read again when it is wanted.
 */

/** Lines per request. */
export const CHUNK = 200
/** Most chunks that are kept. */
const KEPT = 60

interface Chunk {
  readonly version: string
  readonly lines: readonly RawLine[]
}

export type LineCache = ReadonlyMap<number, Chunk>

/** The line of a row, counted from 0; undefined where it is not loaded. */
export function lineAt(cache: LineCache, index: number): RawLine | undefined {
  return cache.get(Math.floor(index / CHUNK))?.lines[index % CHUNK]
}

/** The cache with one more chunk in it; what nobody has asked for in the longest time falls out. */
export function withChunk(cache: LineCache, chunk: number, version: string, lines: readonly RawLine[]): LineCache {
  const next = new Map(cache)
  next.delete(chunk)
  next.set(chunk, { version, lines })
  for (const oldest of next.keys()) {
    if (next.size <= KEPT) break
    next.delete(oldest)
  }
  return next
}

/**
 * What to load for the lines from `from` to `to` (both included) to be there: their chunks first, then the ones beside
 * them. Those that are loaded in this state of the file are left out.
 */
export function missingChunks(
  cache: LineCache,
  version: string,
  range: { readonly from: number; readonly to: number },
  total: number,
): readonly number[] {
  const last = Math.ceil(total / CHUNK) - 1
  if (last < 0) return []
  const first = Math.floor(Math.max(0, range.from) / CHUNK)
  const end = Math.min(last, Math.floor(Math.max(0, range.to) / CHUNK))
  const wanted: number[] = []
  for (let chunk = first; chunk <= end; chunk += 1) wanted.push(chunk)
  if (end < last) wanted.push(end + 1)
  if (first > 0) wanted.push(first - 1)
  return wanted.filter(chunk => cache.get(chunk)?.version !== version)
}
