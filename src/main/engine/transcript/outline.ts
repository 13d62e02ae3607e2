import type { MarkLetter, MarkOutcome } from '../../../shared/marks.ts'
import type { Problem } from '../../../shared/problem.ts'
import type { Ledger } from '../../../shared/thread.ts'
import type { ChangedFile, TokenUsage, Turn, TurnStatus } from '../../../shared/turn.ts'
import type { DayUse } from '../usage/file-usage.ts'

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
export const itemKinds = [
  'userMessage',
  'agentMessage',
  'reasoning',
  'hookPrompt',
  'plan',
  'sleep',
  'webSearch',
  'imageGeneration',
  'mcpToolCall',
  'fileChange',
  'subAgentActivity',
  'enteredReviewMode',
  'exitedReviewMode',
  'contextCompaction',
  // Rebuilt from a call, its outputs, and old events about it.
  'call',
  // Rebuilt from a message or reasoning item that no event repeats, and from a compaction of that sort.
  'storedMessage',
  'storedReasoning',
  'storedCompaction',
  // Shown by Skein alone, never in JSON-RPC: injected context, goals, mail between agents, notices.
  'marker',
] as const
export type ItemKind = (typeof itemKinds)[number]

/** What only the records around an item tell of it. */
export interface ItemNote {
  /** A message that was sent into a turn that was already running. */
  readonly steering?: true
  /** Tokens in the context before and after a compaction. */
  readonly compactedTokens?: { readonly before: number; readonly after: number }
}

/**
 * An item of the outline. While the file grows it may learn more in place (lines, letter, outcome, end, note); it never
 * loses its id or its place among all items, but for the cases that docs/format.md, "Growing files", names.
 */
export interface ItemRef {
  /** Unique in the outline. */
  readonly id: string
  /** In JSON-RPC, where numbers go on from what a rollback left over. */
  readonly codexId: string
  /** The line for which JSON-RPC has the item, and its place there; 0 for one that only Skein shows. */
  readonly told: number
  readonly kind: ItemKind
  /** Rebuilt by Skein: the app-server would not return it, nor what it says as part of another item. */
  readonly reconstructed: boolean
  readonly lines: LineRef[]
  /** Those of the item in JSON-RPC where they are more: there, reasoning goes on past what is rebuilt. */
  codexLines: LineRef[] | null
  /** What it is and how it came out, as far as the records so far tell. */
  letter: MarkLetter
  outcome: MarkOutcome
  /** Unix ms of its first and last record; 0 where the record has no time. */
  startedAt: number
  endedAt: number
  note: ItemNote | null
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
  explicit: boolean
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
  /** After the turn's last request. */
  contextTokens: number | null
  contextWindow: number | null
  /** Taken back later on: Codex no longer has it. */
  rolledBack: boolean
  /** Copied from the thread that this one was forked from. */
  inherited: boolean
  /** The file ends before the turn does. */
  open: boolean
  /** In order of first change; only those of changes that were made. */
  readonly files: readonly ChangedFile[]
}

export interface Outline {
  /** Those that were taken back too. */
  readonly turns: readonly OutlineTurn[]
  readonly ledger: Ledger
  /** At most MAX_PROBLEMS; `problemCount` counts all. */
  readonly problems: readonly Problem[]
  readonly problemCount: number
  /** How many of all those are remarks. */
  readonly remarkCount: number
  /** Total tokens by the last count in the file. */
  readonly tokens: number | null
  /** What the thread's own requests used, without what it has from the thread that it was forked from. */
  readonly used: readonly DayUse[]
  /** Model of the last turn that names one. */
  readonly model: string | null
  /** Time of the last record that has one, unix ms. */
  readonly endedAt: number | null
  /** True when a record carries `ordinal`: the file is not what its head says. */
  readonly hasOrdinals: boolean
}

/** How many bytes an item's lines have. */
export function bytesOf({ lines }: Pick<ItemRef, 'lines'>): number {
  return lines.reduce((sum, line) => sum + line.length, 0)
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
