/**
 * The part of a long list that has been loaded, in chunks of fixed length. Values never change: every step makes a new
 * cache, so that a view can hold one while the next is being put together.
 */

/** Rows per chunk: some screens of them. The first one is what the window waits for at its start. */
export const CHUNK = 100

export interface ChunkCache<T> {
  readonly total: number
  readonly chunks: ReadonlyMap<number, readonly T[]>
}

/** A list of which nothing is known yet. */
export function emptyCache<T>(): ChunkCache<T> {
  return { total: 0, chunks: new Map() }
}

/** The row at a position; undefined where it is not loaded or not there. */
export function rowAt<T>(cache: ChunkCache<T>, index: number): T | undefined {
  return cache.chunks.get(Math.floor(index / CHUNK))?.[index % CHUNK]
}

/** The chunks that hold the rows from `first` to `last` (inclusive), within a list of `total` rows. */
export function chunksOf(first: number, last: number, total: number): readonly number[] {
  const from = Math.floor(Math.max(0, first) / CHUNK)
  const to = Math.floor(Math.min(last, total - 1) / CHUNK)
  const chunks: number[] = []
  for (let chunk = from; chunk <= to; chunk += 1) chunks.push(chunk)
  return chunks
}

/** The cache with more chunks in it. Where the list has changed its length, chunks beyond the end fall away. */
export function withChunks<T>(
  cache: ChunkCache<T>,
  loaded: readonly (readonly [chunk: number, rows: readonly T[]])[],
  total: number,
): ChunkCache<T> {
  const chunks = new Map([...cache.chunks, ...loaded])
  for (const chunk of chunks.keys()) if (chunk * CHUNK >= total) chunks.delete(chunk)
  return { total, chunks }
}

/** A cache of nothing but these chunks: after a refresh all others are out of date. */
export function onlyChunks<T>(
  loaded: readonly (readonly [chunk: number, rows: readonly T[]])[],
  total: number,
): ChunkCache<T> {
  return withChunks(emptyCache<T>(), loaded, total)
}

/** Where a row stands among the loaded ones; null where it is not among them. */
export function findRow<T>(cache: ChunkCache<T>, matches: (row: T) => boolean): number | null {
  for (const [chunk, rows] of cache.chunks) {
    const at = rows.findIndex(matches)
    if (at !== -1) return chunk * CHUNK + at
  }
  return null
}
