import * as z from 'zod'
import { isObject, type JsonObject, stringOf } from '../../rollout/record.ts'
import { unixMs } from '../../rollout/unix-ms.ts'

export const keptFork = z.object({
  id: z.string().nullable(),
  bornAt: z.number().nullable(),
  copying: z.boolean(),
  derived: z.boolean(),
})

const ORIGINS = ['forked_from_id', 'parent_thread_id']

/**
 * Where a fork's own part begins. A legacy fork (and a sub-agent that was given its parent's conversation) writes its own
 * head and then copies all records of its source, the source's head first, with the time of the copying. Turns that the
 * source began are older than the fork.
 */
export class Fork {
  #id: string | null = null
  /** When the thread was made, unix ms. */
  #bornAt: number | null = null
  #copying = false
  #derived = false

  get kept(): z.infer<typeof keptFork> {
    return { id: this.#id, bornAt: this.#bornAt, copying: this.#copying, derived: this.#derived }
  }

  /** Goes on from what was kept. */
  resume({ id, bornAt, copying, derived }: z.infer<typeof keptFork>): void {
    this.#id = id
    this.#bornAt = bornAt
    this.#copying = copying
    this.#derived = derived
  }

  /** Whether what the file tells now is the source's. */
  get copying(): boolean {
    return this.#copying
  }

  /** Whether the thread came out of another one: its counts may go on from that one's. */
  get derived(): boolean {
    return this.#derived
  }

  /** A head: the file's own one comes first. */
  head(payload: JsonObject): void {
    const id = stringOf(payload, 'id')
    if (this.#id === null) {
      this.#id = id
      this.#derived = ORIGINS.some(key => stringOf(payload, key) !== null) || isObject(payload.source)
      this.#bornAt = unixMs(stringOf(payload, 'timestamp')) ?? timeOfId(id)
    } else if (id !== null && id !== this.#id && this.#bornAt !== null) {
      this.#copying = true
      this.#derived = true
    }
  }

  /**
   * Decides about a turn that opens; with the first one of its own the copied part is over.
   * @param id of a turn that the file names, else null
   * @param startedAt unix seconds
   * @param gap ms between the record that opens the turn and the one before it
   */
  opens(id: string | null, startedAt: number | null, gap: number): boolean {
    if (!this.#copying || this.#bornAt === null) return false
    const time = timeOfId(id)
    const born = Math.floor(this.#bornAt / 1000)
    if (time !== null) this.#copying = time < this.#bornAt
    else if (startedAt !== null && startedAt !== born) this.#copying = startedAt < born
    else this.#copying = gap < PAUSE_MS
    return this.#copying
  }
}

/** Copies are written in one go; a person needs longer to say something. */
const PAUSE_MS = 500

/** The time in a UUID of version 7, unix ms; null for any other text. */
export function timeOfId(id: string | null): number | null {
  if (id === null || !/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(id)) return null
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)
}
