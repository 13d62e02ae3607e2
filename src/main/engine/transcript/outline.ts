import type { Problem } from '../../../shared/problem.ts'
import type { Ledger } from '../../../shared/thread.ts'
import type { TokenUsage, Turn, TurnStatus } from '../../../shared/turn.ts'

/**
 * A thread without its texts: turns, and for every item the lines of the file that it is made from. It stays small
 * whatever the file holds; items are made from their lines when somebody looks at them.
 */

export interface LineRef {
  /** One-based. */
  readonly number: number
  /** Byte offset in the uncompressed file, and bytes without the newline. */
  readonly offset: number
  readonly length: number
}

/** How an item is made from its records; `make-item.ts` has one function for each. */
export type ItemKind =
  | 'userMessage'
  | 'agentMessage'
  | 'reasoning'
  | 'hookPrompt'
  | 'plan'
  | 'sleep'
  | 'webSearch'
  | 'imageGeneration'
  | 'mcpToolCall'
  | 'fileChange'
  | 'subAgentActivity'
  | 'enteredReviewMode'
  | 'exitedReviewMode'
  | 'contextCompaction'
  /** Rebuilt from a call, its outputs, and old events about it. */
  | 'call'
  /** Rebuilt from a message or reasoning item of a pre-envelope file. */
  | 'storedMessage'
  | 'storedReasoning'

export interface ItemRef {
  readonly id: string
  readonly kind: ItemKind
  /** Rebuilt by Skein: the app-server would not return it. */
  readonly reconstructed: boolean
  readonly lines: LineRef[]
}

export interface OutlineTurn {
  id: string
  /** As the app-server would say. */
  status: TurnStatus
  /** What stored errors say, which the app-server leaves out: the turn failed. */
  failure: Turn['error']
  startedAt: number | null
  completedAt: number | null
  durationMs: number | null
  /** Begun by a turn event, not by the first thing in it. */
  readonly explicit: boolean
  sawCompaction: boolean
  /** Made by Skein to hold reconstructed items: the app-server has no such turn. */
  readonly own: boolean
  readonly items: ItemRef[]
  model: string | null
  effort: string | null
  approvalPolicy: string | null
  sandbox: string | null
  tokens: TokenUsage | null
  /** The first user message, one line, cut. */
  prompt: string | null
}

export interface Outline {
  readonly turns: readonly OutlineTurn[]
  readonly ledger: Ledger
  /** At most MAX_PROBLEMS; `problemCount` counts all. */
  readonly problems: readonly Problem[]
  readonly problemCount: number
  /** Total tokens by the last count in the file. */
  readonly tokens: number | null
  /** Model of the last turn that names one. */
  readonly model: string | null
  /** Time of the last record that has one, unix ms. */
  readonly endedAt: number | null
  /** True when a record carries `ordinal`: the file is not what its head says. */
  readonly hasOrdinals: boolean
}

/** A window of the items, counted through all turns, each with the number of its turn. */
export function itemsFrom(
  outline: Pick<Outline, 'turns'>,
  from: number,
  limit: number,
): { turn: number; ref: ItemRef }[] {
  const window: { turn: number; ref: ItemRef }[] = []
  let skip = from
  for (const [turn, { items }] of outline.turns.entries()) {
    for (const ref of items.slice(skip, skip + limit - window.length)) window.push({ turn, ref })
    if (window.length === limit) break
    skip = Math.max(0, skip - items.length)
  }
  return window
}
