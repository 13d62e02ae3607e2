import * as z from 'zod'
import { historyModeKind } from '../thread.ts'

/** What the thread list shows: the filter and order that window, CLI and service share. */

const choices = z.array(z.string().max(4096)).max(200)

export const threadQuery = z.strictObject({
  /** Words that must all occur in name, preview, project, branch or id; case and accents are ignored. */
  text: z.string().max(1000).default(''),
  homes: z.array(z.int()).max(200).default([]),
  modes: z.array(historyModeKind).max(3).default([]),
  /** Source kinds: `cli`, `vscode`, `exec`, `appServer`, `subAgent`, `custom`, `unknown`. */
  sources: choices.default([]),
  /** Working folders, exactly as the threads name them. */
  projects: choices.default([]),
  providers: choices.default([]),
  archived: z.enum(['active', 'archived', 'all']).default('all'),
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
  archived: z.array(facetValue),
})
export type Facets = z.infer<typeof facets>
