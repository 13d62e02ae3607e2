import * as z from 'zod'
import { itemNumber, turnNumber } from '../kept/kept-outline.ts'
import { type KnownRefs, orNull, type RefNumbers } from '../kept/refs.ts'
import type { ItemRef, OutlineTurn } from '../outline.ts'
import { fingerprint } from './said.ts'

export const keptAnswer = z
  .object({ turn: turnNumber, item: itemNumber, length: z.number(), key: z.number() })
  .nullable()
type KeptAnswer = z.infer<typeof keptAnswer>

/** The last answer that no event has said: a summary of its turn may say it again. */
export class UnsaidAnswer {
  #answer: {
    readonly turn: OutlineTurn
    readonly item: ItemRef
    readonly length: number
    readonly key: number
  } | null = null

  kept(refs: RefNumbers): KeptAnswer {
    return orNull(this.#answer, answer => ({ ...answer, turn: refs.turn(answer.turn), item: refs.item(answer.item) }))
  }

  /** Goes on from what was kept. */
  resume(kept: KeptAnswer, refs: KnownRefs): void {
    this.#answer = orNull(kept, answer => ({ ...answer, turn: refs.turn(answer.turn), item: refs.item(answer.item) }))
  }

  /** Remembers an answer. */
  keep(item: ItemRef, turn: OutlineTurn, text: string): void {
    const trimmed = text.trim()
    this.#answer = { item, turn, length: trimmed.length, key: fingerprint('assistant', trimmed) }
  }

  /** The answer in the open turn that a summary ends with. It is asked for once. */
  take(summary: string, open: OutlineTurn | null): ItemRef | null {
    const answer = this.#answer
    this.#answer = null
    if (answer === null || answer.turn !== open || answer.length === 0) return null
    const end = summary.trimEnd().slice(-answer.length)
    return fingerprint('assistant', end) === answer.key ? answer.item : null
  }
}
