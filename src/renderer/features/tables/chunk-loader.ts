import type { AppError } from '../../../shared/ipc/result.ts'
import { isCancelled, toAppError } from '../../ipc/client.ts'
import { allRows } from './all-rows.ts'
import { CHUNK, type ChunkCache, chunksOf, withChunks } from './chunk-cache.ts'

/** Rows beyond those on screen that are loaded with them. */
const MARGIN = 20
/** All rows are asked for of so many lists, one after the other; one that goes on changing is taken as it comes. */
const MOST_LISTS = 4

/** A part of a list as the engine answers it. */
interface Part<T> {
  readonly rows: readonly T[]
  readonly total: number
}

interface Place<T> {
  /** What is loaded; null while nothing may be asked for. */
  get(): ChunkCache<T> | null
  put(cache: ChunkCache<T>): void
  failed(error: AppError): void
}

/** Loads what comes on screen of a long list, a chunk at a time, each once. */
export class ChunkLoader<T> {
  readonly #fetch: (chunk: number, signal: AbortSignal) => Promise<Part<T>>
  readonly #place: Place<T>
  readonly #underWay = new Set<number>()
  #asking = new AbortController()

  constructor(fetch: (chunk: number, signal: AbortSignal) => Promise<Part<T>>, place: Place<T>) {
    this.#fetch = fetch
    this.#place = place
  }

  /** Gives up what is under way: the list is another one. @returns stops what is asked for from now on */
  begin(): AbortSignal {
    this.stop()
    this.#asking = new AbortController()
    this.#underWay.clear()
    return this.#asking.signal
  }

  stop(): void {
    this.#asking.abort()
  }

  /** Says which rows are on screen. */
  want(first: number, last: number): void {
    const cache = this.#place.get()
    if (cache === null) return
    for (const chunk of chunksOf(first - MARGIN, last + MARGIN, cache.total)) {
      if (!cache.chunks.has(chunk) && !this.#underWay.has(chunk)) void this.#load(chunk)
    }
  }

  /**
   * All rows, not only those that are loaded; of the new list, where it becomes another one meanwhile.
   * @param most so many, in whole chunks.
   * @throws AppError, `cancelled` where the list is stopped.
   */
  async all(most: number): Promise<readonly T[]> {
    for (let left = MOST_LISTS - 1; ; left -= 1) {
      const { signal } = this.#asking
      const until = left > 0 ? signal : new AbortController().signal
      try {
        return await allRows(most, CHUNK, async from => (await this.#fetch(from / CHUNK, until)).rows)
      } catch (error) {
        if (!isCancelled(error) || this.#asking.signal === signal) throw error
      }
    }
  }

  async #load(chunk: number): Promise<void> {
    const { signal } = this.#asking
    this.#underWay.add(chunk)
    try {
      const { rows, total } = await this.#fetch(chunk, signal)
      const cache = this.#place.get()
      if (cache !== null) this.#place.put(withChunks(cache, [[chunk, rows]], total))
    } catch (error) {
      if (!isCancelled(error)) this.#place.failed(toAppError(error))
    } finally {
      if (!signal.aborted) this.#underWay.delete(chunk)
    }
  }
}
