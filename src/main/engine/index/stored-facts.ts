import * as z from 'zod'
import { generation, gitInfo, ledger, sessionSource } from '../../../shared/thread.ts'
import { turnStatus } from '../../../shared/turn.ts'
import type { Head } from '../rollout/head.ts'

/** What the index keeps of a file as JSON, parsed when it comes back. */

const text = z.string().nullable()

/** Why a mode is unknown. */
export const modeReason = z.enum([
  'value',
  'history-base',
  'ordinals',
  'head-too-long',
  'head-unreadable',
  'head-missing',
])

export const historyMode = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('legacy') }),
  z.object({ kind: z.literal('paginated') }),
  z.object({
    kind: z.literal('unknown'),
    raw: z.string(),
    reason: modeReason,
  }),
])

const head = z.object({
  mode: historyMode,
  generation,
  id: text,
  sessionId: text,
  forkedFromId: text,
  parentThreadId: text,
  createdAt: z.number().nullable(),
  cwd: text,
  originator: text,
  cliVersion: text,
  source: sessionSource,
  threadSource: text,
  agentNickname: text,
  agentRole: text,
  modelProvider: text,
  git: gitInfo.nullable(),
  baseId: text,
}) satisfies z.ZodType<Head>

/** Where a line begins. */
export const lineStart = z.object({ number: z.number(), offset: z.number() })

/** From the beginning of the file. */
export const startFacts = z.object({
  head,
  /** Null where there is none. */
  headAt: lineStart.nullable(),
  preview: text,
  listedByCodex: z.boolean(),
  /** Bytes that were read to know this. */
  bytes: z.number(),
  /** The time in the file's name, unix ms. */
  nameTime: z.number().nullable(),
  problemCount: z.number(),
})
export type StartFacts = z.infer<typeof startFacts>

/** From one reading of the whole file; only of files that may be opened. */
export const passFacts = z.object({
  /** Null when the file could not be read to its end. */
  ledger: ledger.nullable(),
  turnCount: z.number(),
  tokens: z.number().nullable(),
  model: text,
  lastTurn: turnStatus.nullable(),
  /** Time of the last record that has one, unix ms. */
  endedAt: z.number().nullable(),
  problemCount: z.number(),
  /** Bits of `contentBits`: what kinds of content are in it. */
  contents: z.number(),
})
export type PassFacts = z.infer<typeof passFacts>

/** The columns of `threads` in `state_5.sqlite` that Skein compares and shows, in whatever releases have of them. */
export const stateRow = z.object({
  rollout_path: text,
  created_at: z.number().nullable(),
  updated_at: z.number().nullable(),
  source: text,
  model_provider: text,
  cwd: text,
  title: text,
  name: text,
  preview: text,
  first_user_message: text,
  tokens_used: z.number().nullable(),
  archived: z.number().nullable(),
  git_sha: text,
  git_branch: text,
  git_origin_url: text,
  cli_version: text,
  model: text,
  reasoning_effort: text,
  history_mode: text,
})
export type StateRow = z.infer<typeof stateRow>

/** The names that a thread has had in `session_index.jsonl`, oldest first. */
export const givenNames = z.array(z.object({ name: z.string(), at: z.string() }))

/**
 * How far the client's projection of a rollout is, from `thread_history_1.sqlite`. Numbers alone: nothing that a turn or
 * an item says can be in it.
 */
export const projectionRow = z.strictObject({
  /** Bytes of the file that are in the projection. */
  nextOffset: z.int().min(0),
  /** Number of the next record that it waits for; null where the database has none. */
  nextOrdinal: z.int().min(0).nullable(),
  /** Null where the database has no such table. */
  turns: z.int().min(0).nullable(),
  items: z.int().min(0).nullable(),
})
export type ProjectionRow = z.infer<typeof projectionRow>
