import type { RunStatus } from '../../../../shared/item.ts'
import type { MarkOutcome } from '../../../../shared/marks.ts'
import { type JsonObject, stringOf } from '../../rollout/record.ts'

/** The parts of a call: what was asked, and what came of it. Both may be missing. */
export interface CallParts {
  readonly call: JsonObject
  readonly output: JsonObject | null
}

const OUTPUTS: ReadonlySet<string> = new Set(['function_call_output', 'custom_tool_call_output', 'tool_search_output'])

/** Whether a record's payload is the output of a call. */
export function isOutput(payload: JsonObject): boolean {
  return OUTPUTS.has(stringOf(payload, 'type') ?? '')
}

/** Calls and outputs among the payloads of one item; the last output counts. */
export function callParts(payloads: readonly JsonObject[]): CallParts {
  return {
    call: payloads.find(payload => !isOutput(payload)) ?? {},
    output: payloads.findLast(isOutput) ?? null,
  }
}

/** The protocol's word for how something came out. */
export function runStatus(outcome: MarkOutcome): RunStatus {
  return ({ '.': 'completed', x: 'failed', d: 'declined', '?': 'inProgress' } as const)[outcome]
}

/** The same for tools, which cannot be declined. */
export function callStatus(outcome: MarkOutcome): 'inProgress' | 'completed' | 'failed' {
  const status = runStatus(outcome)
  return status === 'declined' ? 'failed' : status
}
