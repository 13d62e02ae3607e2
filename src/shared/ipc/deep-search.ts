import * as z from 'zod'
import { listedThread } from '../thread.ts'
import { threadQuery } from './query.ts'
import { route } from './route.ts'
import { ignoredPart, searchHit, textKind } from './search.ts'

/** Deep search: through the files themselves, for what the index leaves out (docs/search.md). */

const scope = {
  /** Any text at all; only words in it are looked for in files, and conditions say in which. */
  text: z.string().max(50_000),
  /** Only threads of this list. */
  filter: threadQuery.prefault({}),
}

export const deepQuery = z.strictObject({
  ...scope,
  /** Names the search in its events: whoever asks chooses it. */
  search: z.string().min(1).max(64),
  /** Only hits of these kinds; all but `context` when empty. */
  kinds: z.array(textKind).max(20).default([]),
  /** Only what the index leaves out of the files that it has read. */
  beyond: z.boolean().default(true),
  /** Threads with hits after which the search ends. */
  limit: z.int().min(1).max(1000).default(200),
  /** Hits of a thread that are told with their words; the first ones. */
  rows: z.int().min(1).max(50).default(5),
})
export type DeepRequest = z.output<typeof deepQuery>

export const deepProgress = z.object({
  /** Files that are searched, and those that have been. */
  files: z.int(),
  filesDone: z.int(),
  /** Of these files, as they lie on the disk. */
  bytes: z.number(),
  bytesDone: z.number(),
  elapsedMs: z.number(),
})
export type DeepProgress = z.infer<typeof deepProgress>

export const deepThread = z.object({
  thread: listedThread,
  /** Records that were found. */
  hits: z.int(),
  /** Whether there are more than were counted. */
  more: z.boolean(),
  rows: z.array(searchHit),
})
export type DeepThread = z.infer<typeof deepThread>

/** What was found since the event before. Every thread is told once. */
export const deepHits = z.object({ search: z.string(), threads: z.array(deepThread), progress: deepProgress })
export type DeepHits = z.infer<typeof deepHits>

export const deepResult = z.object({
  ignored: z.array(ignoredPart),
  progress: deepProgress,
  threads: z.int(),
  hits: z.int(),
  /** Whether it ended at the limit, before all files were searched. */
  limited: z.boolean(),
  /** Threads whose files were not searched: refused by now, gone, or not to be read. */
  failed: z.int(),
})
export type DeepResult = z.infer<typeof deepResult>

export const deepRoutes = {
  /** Searches files, newest first; tells `search.deepHits` as it finds. To be cancelled when nobody waits any more. */
  'search.deep': route(deepQuery, deepResult),
  /** How much a deep search would look through. */
  'search.deepScope': route(z.strictObject(scope), z.object({ files: z.int(), bytes: z.number() })),
} as const
