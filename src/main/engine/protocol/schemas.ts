import * as z from 'zod'
import { thread, threadAdditions } from '../../../shared/thread.ts'
import { turn } from '../../../shared/turn.ts'

/**
 * Params and results of the methods that `skein app-server` answers. Keys that it does not know are passed over, as
 * the app-server does; null stands for "not given". What stands under `skein` is Skein's own.
 */

const clientInfo = z.looseObject({ name: z.string(), version: z.string().nullish() })

export const initializeParams = z.looseObject({ clientInfo: clientInfo.nullish() })
export const initializeResult = z.object({
  userAgent: z.string(),
  codexHome: z.string(),
  platformFamily: z.enum(['unix', 'windows']),
  platformOs: z.string(),
})

export const sourceKinds = [
  'cli',
  'vscode',
  'exec',
  'appServer',
  'subAgent',
  'subAgentReview',
  'subAgentCompact',
  'subAgentThreadSpawn',
  'subAgentOther',
  'unknown',
] as const
export type SourceKind = (typeof sourceKinds)[number]

const limit = z.int().min(0).max(0xffffffff).nullish()
const cursor = z.string().nullish()
const direction = z.enum(['asc', 'desc']).nullish()

export const threadListParams = z.looseObject({
  cursor,
  /** Brought into 1 to 100; 25 when not given. */
  limit,
  sortKey: z.enum(['created_at', 'updated_at', 'recency_at']).nullish(),
  sortDirection: direction,
  /** Not given or empty: all, since Skein knows no default provider. */
  modelProviders: z.array(z.string()).nullish(),
  /** Not given or empty: the interactive ones (`cli`, `vscode`, custom `atlas` and `chatgpt`). */
  sourceKinds: z.array(z.enum(sourceKinds)).nullish(),
  archived: z.boolean().nullish(),
  cwd: z.union([z.string(), z.array(z.string())]).nullish(),
  /** Changes nothing: Skein always answers from its index, after a look at the files. */
  useStateDbOnly: z.boolean().nullish(),
  searchTerm: z.string().nullish(),
  parentThreadId: z.string().nullish(),
  ancestorThreadId: z.string().nullish(),
  skein: z
    .strictObject({
      /** Also what Codex does not list, from every source, and archived threads where `archived` is not given. */
      all: z.boolean().optional(),
    })
    .nullish(),
})
export type ThreadListParams = z.output<typeof threadListParams>

/** As for `thread/list`, but that providers are not asked for. */
export const threadSearchParams = z.looseObject({ ...threadListParams.shape, searchTerm: z.string() })
export type ThreadSearchParams = z.output<typeof threadSearchParams>

export const protocolThread = z.object({ ...thread.shape, skein: threadAdditions.optional() })
export type ProtocolThread = z.infer<typeof protocolThread>

export const threadListResult = z.object({
  data: z.array(protocolThread),
  nextCursor: z.string().nullable(),
  backwardsCursor: z.string().nullable(),
})
export type ThreadListResult = z.infer<typeof threadListResult>

export const threadSearchResult = z.object({
  data: z.array(
    z.object({
      thread: protocolThread,
      /** On one line: the first place where the term stands, 48 characters before and 96 behind it. */
      snippet: z.string(),
    }),
  ),
  nextCursor: z.string().nullable(),
  backwardsCursor: z.string().nullable(),
})
export type ThreadSearchResult = z.infer<typeof threadSearchResult>

const readOptions = z
  .strictObject({
    /** Also items that Skein rebuilds from calls, outputs and old events; each says so under its own `skein`. */
    reconstructed: z.boolean().optional(),
  })
  .nullish()

export const threadReadParams = z.looseObject({
  threadId: z.string(),
  includeTurns: z.boolean().nullish(),
  skein: readOptions,
})
export const threadReadResult = z.object({ thread: protocolThread })
export type ThreadReadResult = z.infer<typeof threadReadResult>

export const threadTurnsListParams = z.looseObject({
  threadId: z.string(),
  cursor,
  limit,
  /** `desc` when not given. */
  sortDirection: direction,
  /** `summary` (first user message, last agent message) when not given. */
  itemsView: z.enum(['notLoaded', 'summary', 'full']).nullish(),
  skein: readOptions,
})
export type ThreadTurnsListParams = z.output<typeof threadTurnsListParams>

export const threadTurnsListResult = z.object({
  data: z.array(turn),
  nextCursor: z.string().nullable(),
  backwardsCursor: z.string().nullable(),
})
export type ThreadTurnsListResult = z.infer<typeof threadTurnsListResult>

/** All methods with an answer of their own. */
export const methods = {
  initialize: { params: initializeParams, result: initializeResult },
  'thread/list': { params: threadListParams, result: threadListResult },
  'thread/search': { params: threadSearchParams, result: threadSearchResult },
  'thread/read': { params: threadReadParams, result: threadReadResult },
  'thread/turns/list': { params: threadTurnsListParams, result: threadTurnsListResult },
} as const

/** Brings a `limit` into what a page may hold. */
export function pageLimit(asked: number | null | undefined): number {
  return Math.min(100, Math.max(1, asked ?? 25))
}
