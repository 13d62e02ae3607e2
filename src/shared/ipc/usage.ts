import * as z from 'zod'
import { threadQuery } from './query.ts'
import { route, threadKey } from './route.ts'

/** What threads used: tokens by day and by what they were used for. A thread counts without what it was forked from. */

const count = z.number().int().min(0)

/** A day of this machine's calendar. */
const day = z.iso.date()

export const tokenUse = z.object({
  input: count,
  /** Part of `input`. */
  cachedInput: count,
  output: count,
  /** Part of `output`. */
  reasoning: count,
})
export type TokenUse = z.infer<typeof tokenUse>

export const usageSplit = z.enum(['project', 'model', 'source', 'provider'])
export type UsageSplit = z.infer<typeof usageSplit>
export const usageStep = z.enum(['day', 'week', 'month'])
export type UsageStep = z.infer<typeof usageStep>

const filter = {
  query: threadQuery.prefault({}),
  /** Days of use, both inclusive; the dates of `query` are those of the threads' last updates. */
  from: day.nullable().default(null),
  to: day.nullable().default(null),
}

/** At most this many groups are named; the others are one. */
export const MAX_GROUPS = 100

const period = z.object({
  /** Its first day; weeks begin on Monday. Null for what no record tells the time of. */
  from: day.nullable(),
  ...tokenUse.shape,
})

export const usageSummary = z.object({
  total: tokenUse,
  /** Threads that used tokens within the days. */
  threads: count,
  /** In order of time; those without tokens are left out. */
  periods: z.array(period),
  /** The heaviest first. An empty `value` is one that the files do not name. */
  groups: z.array(z.object({ value: z.string(), threads: count, ...tokenUse.shape })),
  /** The groups beyond those that are listed. */
  others: z.object({ groups: count, ...tokenUse.shape }),
  /** Threads that have not been read yet: figures will grow. */
  waiting: count,
  /** Threads that are not opened; tokens as the state database tells them, which are in no sum. */
  notOpened: z.object({ threads: count, tokens: count }),
  /** Thread ids that lie in several of the homes: each copy is counted. */
  copies: count,
})

export const usageRoutes = {
  'usage.summary': route(
    z.strictObject({ ...filter, step: usageStep.default('day'), split: usageSplit.default('project') }),
    usageSummary,
  ),
  /** The heaviest threads within the days; tools and outputs of all days, for outputs are kept without theirs. */
  'usage.heaviest': route(
    z.strictObject({ ...filter, limit: z.int().min(1).max(50).default(10) }),
    z.object({
      threads: z.array(z.object({ thread: threadKey, title: z.string(), project: z.string(), ...tokenUse.shape })),
      tools: z.array(z.object({ tool: z.string(), calls: count, outputBytes: count, threads: count })),
      outputs: z.array(
        z.object({ thread: threadKey, title: z.string(), tool: z.string(), line: z.int().min(1), bytes: count }),
      ),
    }),
  ),
} as const
