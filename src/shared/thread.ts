import * as z from 'zod'
import { HISTORY_MODE_KINDS } from './history-mode.ts'
import { parity } from './parity.ts'
import { problem } from './problem.ts'
import { turn } from './turn.ts'

/** `Thread` of the Codex app-server protocol, version 2, and what Skein adds under `skein`. */

export const historyModeKind = z.enum(HISTORY_MODE_KINDS)

export const gitInfo = z.object({
  sha: z.string().nullable(),
  branch: z.string().nullable(),
  originUrl: z.string().nullable(),
})
export type GitInfo = z.infer<typeof gitInfo>

/** Where the thread was started from, in the protocol's spelling. */
export const sessionSource = z.union([
  z.enum(['cli', 'vscode', 'exec', 'appServer', 'unknown']),
  z.object({ custom: z.string() }),
  z.object({ subAgent: z.unknown() }),
])
export type SessionSource = z.infer<typeof sessionSource>

export const thread = z.object({
  id: z.string(),
  extra: z.null(),
  sessionId: z.string(),
  forkedFromId: z.string().nullable(),
  parentThreadId: z.string().nullable(),
  preview: z.string(),
  ephemeral: z.boolean(),
  historyMode: historyModeKind,
  modelProvider: z.string(),
  /** Unix seconds, as the two below. */
  createdAt: z.number(),
  updatedAt: z.number(),
  recencyAt: z.number(),
  status: z.object({ type: z.literal('notLoaded') }),
  /** The logical `.jsonl` path, also where only a `.jsonl.zst` exists. */
  path: z.string().nullable(),
  cwd: z.string(),
  cliVersion: z.string(),
  source: sessionSource,
  threadSource: z.string().nullable(),
  agentNickname: z.string().nullable(),
  agentRole: z.string().nullable(),
  gitInfo: gitInfo.nullable(),
  name: z.string().nullable(),
  turns: z.array(turn),
})
export type Thread = z.infer<typeof thread>

export const generation = z.enum(['enveloped', 'pre-envelope', 'none'])
export type Generation = z.infer<typeof generation>

export const refusal = z.object({
  code: z.literal('unsupported'),
  rpcCode: z.number(),
  message: z.string(),
  /** True when the index still took the thread for legacy at the moment it was refused. */
  changed: z.boolean(),
})
export type Refusal = z.infer<typeof refusal>

/** What Skein knows beyond the protocol's `Thread`; present on every thread it lists. */
export const threadAdditions = z.object({
  canOpen: z.boolean(),
  /** `legacy`, `paginated`, or what the file says (or why it cannot be believed) for an unknown mode. */
  historyModeRaw: z.string(),
  /** Why it cannot be opened; null where it can. */
  refusal: refusal.nullable(),
  generation,
  /** All files of the thread, below the home, `/`-separated, the deciding one first. */
  files: z.array(z.string()),
  sizeBytes: z.number(),
  problemCount: z.number().int(),
  /** The home's folder. */
  home: z.string(),
  /** The home's number in this index: with the id it names a thread. */
  homeId: z.number().int(),
  archived: z.boolean(),
  compressed: z.boolean(),
  /** False until the background pass has read the file; counts and tokens are null until then and for refused threads. */
  read: z.boolean(),
  lineCount: z.number().int().nullable(),
  turnCount: z.number().int().nullable(),
  /** Total tokens by the last count in the file, else by the state database. */
  tokens: z.number().nullable(),
  model: z.string().nullable(),
  originator: z.string().nullable(),
  /** How the last turn ended; null where unknown. */
  lastTurn: z.enum(['completed', 'interrupted', 'failed', 'inProgress']).nullable(),
  /** Unix seconds of the last record in the file; null until it is read, and for refused threads. */
  endedAt: z.number().nullable(),
  /** Threads that were forked from this one, and its sub-agents. */
  forkCount: z.number().int(),
  subAgentCount: z.number().int(),
})
export type ThreadAdditions = z.infer<typeof threadAdditions>

export const listedThread = z.object({ ...thread.shape, skein: threadAdditions })
export type ListedThread = z.infer<typeof listedThread>

/** Every line of a rollout is in exactly one of the three. */
export const ledger = z.object({
  lines: z.number().int(),
  used: z.number().int(),
  notShown: z.number().int(),
  /** Remarks included, which the number of a thread's problems leaves out. */
  problems: z.number().int(),
  /** Lines known and not shown, by record kind (`response_item/message:developer`, `world_state`, …). */
  notShownByKind: z.record(z.string(), z.number().int()),
})
export type Ledger = z.infer<typeof ledger>

/** A thread with the ledger of its file; for a refused one the ledger is null, since its lines are not read. */
export const shownThread = z.object({
  ...thread.shape,
  skein: z.object({ ...threadAdditions.shape, ledger: ledger.nullable(), problems: z.array(problem), parity }),
})
export type ShownThread = z.infer<typeof shownThread>
