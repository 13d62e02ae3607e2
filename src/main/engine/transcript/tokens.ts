import type { TokenUsage } from '../../../shared/turn.ts'
import type { StoredUsage } from './event-schemas.ts'

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
