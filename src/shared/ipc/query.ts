import * as z from 'zod'
import { historyModeKind } from '../thread.ts'

/** What the thread list shows: the filter and order that window, CLI and service share. */

const choices = z.array(z.string().max(4096)).max(200)

export const threadQuery = z.strictObject({
  /**
   * Words that must all occur in name, preview, project, branch or id; case and accents are ignored. Where the engine
   * answers, conditions as in a search (`is:pinned`, `tag:later`) may stand among them.
   */
  text: z.string().max(1000).default(''),
  homes: z.array(z.int()).max(200).default([]),
  modes: z.array(historyModeKind).max(3).default([]),
  /** Source kinds: `cli`, `vscode`, `exec`, `appServer`, `subAgent`, `custom`, `unknown`. */
  sources: choices.default([]),
  /** Working folders, exactly as the threads name them. */
  projects: choices.default([]),
  providers: choices.default([]),
  /** Names of models; the empty one for threads that name none. */
  models: choices.default([]),
  /** Releases of the client by their first two numbers: `0.144`. */
  releases: choices.default([]),
  /** Months of the last update in local time: `2026-11`. */
  months: z
    .array(z.string().regex(/^-?\d{4,6}-\d{2}$/))
    .max(200)
    .default([]),
  archived: z.enum(['active', 'archived', 'all']).default('all'),
  /** Only threads that the person pinned. */
  pinned: z.boolean().default(false),
  /** Tags of the person's, exactly. */
  tags: choices.default([]),
  /** Only threads with problems. */
  withProblems: z.boolean().default(false),
  /** Unix seconds, compared with the time of the last update; both ends inclusive. */
  from: z.number().nullable().default(null),
  to: z.number().nullable().default(null),
})
export type ThreadQuery = z.output<typeof threadQuery>

export const threadSort = z.strictObject({
  key: z.enum(['updated', 'created', 'name', 'size', 'tokens']).default('updated'),
  direction: z.enum(['asc', 'desc']).default('desc'),
})
export type ThreadSort = z.output<typeof threadSort>

export const facetValue = z.object({ value: z.string(), count: z.number().int() })
export const facets = z.object({
  /** Threads that fit the query; every facet counts as if its own choices were not made. */
  total: z.number().int(),
  modes: z.array(facetValue),
  sources: z.array(facetValue),
  /** Most frequent first, at most 200. */
  projects: z.array(facetValue),
  providers: z.array(facetValue),
  models: z.array(facetValue),
  /** Newest first, as are months. */
  releases: z.array(facetValue),
  months: z.array(facetValue),
  /** Of the person's tags; most frequent first, at most 200. */
  tags: z.array(facetValue),
  archived: z.array(facetValue),
})
export type Facets = z.infer<typeof facets>

/** Threads over time, by the last update; the days are those of the engine's time zone. */
export const histogramInput = z.strictObject({ query: threadQuery.prefault({}) })
export const histogram = z.object({
  unit: z.enum(['day', 'week', 'month']),
  /** Without gaps, oldest first; the range of the query itself is left out of account. */
  bars: z.array(
    z.object({
      /** Unix seconds: the first and the last one of the bar. */
      from: z.number(),
      to: z.number(),
      legacy: z.number().int(),
      paginated: z.number().int(),
      unknown: z.number().int(),
    }),
  ),
})
export type Histogram = z.infer<typeof histogram>
