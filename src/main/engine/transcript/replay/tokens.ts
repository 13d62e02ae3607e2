import * as z from 'zod'
import type { TokenUsage } from '../../../../shared/turn.ts'
import type { DayUse } from '../../usage/file-usage.ts'
import { itemNumber } from '../kept/kept-outline.ts'
import { type KnownRefs, orNull, type RefNumbers } from '../kept/refs.ts'
import type { ItemRef } from '../outline.ts'
import type { CodexEvent, StoredUsage } from './event-schemas.ts'
import type { ReplayState } from './replay-state.ts'
import { keptUsed, UsedTokens } from './used-tokens.ts'

export const keptTokens = z.object({
  total: z.number().nullable(),
  context: z.number().nullable(),
  used: keptUsed,
  compaction: z.object({ item: itemNumber, before: z.number() }).nullable(),
})

/** Follows the counts of tokens: what turns used, how full the context is, and what a compaction made of it. */
export class TokenReplay {
  readonly #state: ReplayState
  /** Of the whole thread, by the last count. */
  total: number | null = null
  /** In the context by the last count. */
  #context: number | null = null
  readonly #used = new UsedTokens()
  #compaction: { item: ItemRef; readonly before: number } | null = null

  constructor(state: ReplayState) {
    this.#state = state
  }

  kept(refs: RefNumbers): z.infer<typeof keptTokens> {
    const compaction = orNull(this.#compaction, ({ item, before }) => ({ item: refs.item(item), before }))
    return { total: this.total, context: this.#context, used: this.#used.kept, compaction }
  }

  /** Goes on from what was kept. */
  resume({ total, context, used, compaction }: z.infer<typeof keptTokens>, refs: KnownRefs): void {
    this.total = total
    this.#context = context
    this.#used.resume(used)
    this.#compaction = orNull(compaction, ({ item, before }) => ({ item: refs.item(item), before }))
  }

  /** Takes a count. @returns whether it said anything new. */
  count({ info }: Extract<CodexEvent, { type: 'token_count' }>): boolean {
    if (!info) return false
    this.#use(info)
    const total = info.total_token_usage.total_tokens
    // The client repeats a count when only its limits, or the context, changed.
    const repeated = total === this.total
    this.total = total
    const context = info.last_token_usage.total_tokens
    this.#measure(context)
    const turn = this.#state.turns.current
    if (turn === null) return false
    const used = !repeated || turn.contextTokens !== context
    turn.contextTokens = context
    turn.contextWindow = info.model_context_window ?? turn.contextWindow
    if (!repeated) turn.tokens = addUsage(turn.tokens, toUsage(info.last_token_usage))
    return used
  }

  /** What the thread's own requests used. */
  get used(): DayUse[] {
    return this.#used.days
  }

  #use({
    total_token_usage: total,
    last_token_usage: last,
  }: {
    total_token_usage: StoredUsage
    last_token_usage: StoredUsage
  }) {
    const { fork, turns, time, model } = this.#state
    const inherited = turns.running?.inherited ?? fork.copying
    this.#used.add({ total, last }, { own: !inherited, derived: fork.derived, time, model: model ?? '' })
  }

  /** The context was compacted. @param stored the item of the same compaction that `item` replaces */
  compaction(item: ItemRef, stored: ItemRef | null = null): void {
    if (stored !== null) {
      item.note = stored.note
      if (this.#compaction?.item === stored) this.#compaction.item = item
    } else if (this.#context !== null) {
      this.#compaction = { item, before: this.#context }
    }
  }

  #measure(context: number): void {
    const compaction = this.#compaction
    this.#compaction = null
    this.#context = context
    if (compaction === null || context >= compaction.before) return
    compaction.item.note = { compactedTokens: { before: compaction.before, after: context } }
  }
}

/** Token counts in Skein's spelling. */
export function toUsage(stored: StoredUsage): TokenUsage {
  return {
    input: stored.input_tokens,
    cachedInput: stored.cached_input_tokens,
    output: stored.output_tokens,
    reasoningOutput: stored.reasoning_output_tokens,
    total: stored.total_tokens,
  }
}

/** The sum of two counts. */
export function addUsage(a: TokenUsage | null, b: TokenUsage): TokenUsage {
  if (a === null) return b
  return {
    input: a.input + b.input,
    cachedInput: a.cachedInput + b.cachedInput,
    output: a.output + b.output,
    reasoningOutput: a.reasoningOutput + b.reasoningOutput,
    total: a.total + b.total,
  }
}
