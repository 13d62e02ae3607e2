import * as z from 'zod'
import { textKinds } from '../search/kinds.ts'
import type { Ignored } from '../search/query.ts'
import { listedThread } from '../thread.ts'
import { facetValue, threadQuery } from './query.ts'

/** What a search asks for and what it answers: shared by window, command line and service. */

export const textKind = z.enum(textKinds)

export const searchQuery = z.strictObject({
  /** Any text at all (docs/search.md). */
  text: z.string().max(50_000),
  /** Whether somebody is still typing: the last word may be the beginning of one. */
  typing: z.boolean().default(false),
  /** Only threads of this list. */
  filter: threadQuery.prefault({}),
  /** Only hits of these kinds; all but `context` when empty. */
  kinds: z.array(textKind).max(textKinds.length).default([]),
  sort: z.enum(['relevance', 'time']).default('relevance'),
  /** Threads that are passed over. */
  offset: z.int().min(0).default(0),
  /** Threads that are answered. */
  limit: z.int().min(1).max(50).default(20),
  /** Hits of a thread that are answered with their words; the best ones. */
  rows: z.int().min(1).max(50).default(3),
})
export type SearchRequest = z.output<typeof searchQuery>

const stretch = z.object({ from: z.number().int(), to: z.number().int() })

export const searchHit = z.object({
  kind: textKind,
  /** Of the file, one-based; 0 for a name. */
  line: z.number().int(),
  /** From the thread that this one was forked from. */
  inherited: z.boolean(),
  /** One line around the first word that was looked for; `... ` and ` ...` where it is cut. */
  snippet: z.string(),
  /** Where in it the words stand, in UTF-16 units. */
  marks: z.array(stretch),
})
export type SearchHit = z.infer<typeof searchHit>

/** A hit as the command line prints it; ids are null for a name. */
export const printedHit = z.object({
  turnId: z.string().nullable(),
  itemId: z.string().nullable(),
  kind: textKind,
  snippet: z.string(),
})
/** What `skein search --json` prints for each thread. */
export const printedThread = z.object({ thread: listedThread, hits: z.array(printedHit) })
export type PrintedThread = z.infer<typeof printedThread>

export const foundThread = z.object({
  thread: listedThread,
  /** How many records of it are found. */
  hits: z.number().int(),
  rows: z.array(searchHit),
  /** Why there are no rows though there are hits: the file has turned, or cannot be read. */
  problem: z.string().nullable(),
})
export type FoundThread = z.infer<typeof foundThread>

/** A part of the text that finds nothing and forbids nothing, with the reason in words. */
export const ignoredPart = z.object({ ...stretch.shape, reason: z.string() }) satisfies z.ZodType<Ignored>

export const searchResult = z.object({
  ignored: z.array(ignoredPart),
  total: z.object({
    hits: z.number().int(),
    /** Whether there are more than were counted. */
    more: z.boolean(),
    threads: z.number().int(),
  }),
  /** Hits by kind, as if `kinds` were empty. */
  kinds: z.array(facetValue),
  offset: z.number().int(),
  threads: z.array(foundThread),
  /** Ms. */
  took: z.number(),
})
export type SearchResult = z.infer<typeof searchResult>
