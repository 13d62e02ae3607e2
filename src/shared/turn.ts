import * as z from 'zod'
import { threadItem } from './item.ts'

/** `Turn` of the Codex app-server protocol, version 2. Times are unix seconds, durations ms. */

export const turnStatus = z.enum(['completed', 'interrupted', 'failed', 'inProgress'])
export type TurnStatus = z.infer<typeof turnStatus>

export const turnError = z.object({
  message: z.string(),
  codexErrorInfo: z.unknown(),
  additionalDetails: z.string().nullable(),
})

const head = {
  id: z.string(),
  status: turnStatus,
  error: turnError.nullable(),
  startedAt: z.number().nullable(),
  completedAt: z.number().nullable(),
  durationMs: z.number().nullable(),
}

export const turn = z.object({
  ...head,
  items: z.array(threadItem),
  itemsView: z.enum(['notLoaded', 'summary', 'full']),
})
export type Turn = z.infer<typeof turn>

/** Token counts of one turn or one thread, as `token_count` events state them. */
export const tokenUsage = z.object({
  input: z.number(),
  cachedInput: z.number(),
  output: z.number(),
  reasoningOutput: z.number(),
  total: z.number(),
})
export type TokenUsage = z.infer<typeof tokenUsage>

/** A file that a turn changed, and by how many lines. */
export const changedFile = z.object({ path: z.string(), added: z.number().int(), removed: z.number().int() })
export type ChangedFile = z.infer<typeof changedFile>

/** A turn without its items: what the transcript needs to lay out its rows. */
export const turnSummary = z.object({
  ...head,
  /** How many items the transcript shows for it. */
  itemCount: z.number().int(),
  /** The first user message, one line, at most 200 characters; null where there is none. */
  prompt: z.string().nullable(),
  model: z.string().nullable(),
  effort: z.string().nullable(),
  approvalPolicy: z.string().nullable(),
  sandbox: z.string().nullable(),
  /** Tokens that the turn's own requests used; null where the file does not say. */
  tokens: tokenUsage.nullable(),
  /** Tokens in the context after the turn's last request, and how many the model takes; null where not said. */
  contextTokens: z.number().nullable(),
  contextWindow: z.number().nullable(),
  /** Taken back by the person later on: Codex no longer has it. */
  rolledBack: z.boolean(),
  /** Copied from the thread that this one was forked from. */
  inherited: z.boolean(),
  /** The file ends before the turn does: it runs, or was cut off. */
  open: z.boolean(),
  /** Items of it that failed. */
  failures: z.number().int(),
  /** Files that it changed, at most 100, in order of first change; `fileCount` counts all. */
  files: z.array(changedFile),
  fileCount: z.number().int(),
})
export type TurnSummary = z.infer<typeof turnSummary>
