import * as z from 'zod'
import { exportResult } from './history.ts'
import { threadQuery } from './query.ts'
import { nothing, route, threadKey } from './route.ts'

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

const usageGroups = z.object({
  /** The heaviest first. An empty `value` is one that the files do not name. */
  groups: z.array(z.object({ value: z.string(), threads: count, ...tokenUse.shape })),
  /** The groups beyond those that are listed. */
  others: z.object({ groups: count, ...tokenUse.shape }),
})
export type UsageGroups = z.infer<typeof usageGroups>

export const usageSummary = z.object({
  total: tokenUse,
  /** Threads that used tokens within the days. */
  threads: count,
  /** In order of time; those without tokens are left out. */
  periods: z.array(period),
  ...usageGroups.shape,
  /** Threads that have not been read yet: figures will grow. */
  waiting: count,
  /** Threads that are not opened; tokens as the state database tells them, which are in no sum. */
  notOpened: z.object({ threads: count, tokens: count }),
  /** Thread ids that lie in several of the homes: each copy is counted. */
  copies: count,
})
export type UsageSummary = z.infer<typeof usageSummary>

/** What `skein usage --json` prints. */
export const printedUsage = z.object({
  by: z.enum([...usageStep.options, ...usageSplit.options]),
  /** Periods by their first day, in order of time; groups by name, the heaviest first. Null: no time; empty: not named. */
  rows: z.array(z.object({ name: z.string().nullable(), ...tokenUse.shape })),
  ...usageSummary.omit({ periods: true, groups: true }).shape,
})
export type PrintedUsage = z.infer<typeof printedUsage>

/** Of a million tokens, in whatever currency the person thinks in. */
const amount = z.number().min(0).max(1e9)
const price = { input: amount, cachedInput: amount, output: amount }
/** As `model` stands in the groups; empty where files name none. */
const model = z.string().max(1000)

/** What a model costs, as the person has said. Skein brings no prices: they change, and differ by contract. */
export const modelPrice = z.object({ model, ...price })
export type ModelPrice = z.infer<typeof modelPrice>

export const usageRoutes = {
  'usage.prices': route(nothing, z.object({ prices: z.array(modelPrice) })),
  /** Null takes the price away. */
  'usage.setPrice': route(z.strictObject({ model, price: z.strictObject(price).nullable() }), nothing),
  /** Sums, and the heaviest of the days; tools and outputs are of all days, for outputs are kept without theirs. */
  'usage.summary': route(
    z.strictObject({
      ...filter,
      step: usageStep.default('day'),
      split: usageSplit.default('project'),
      /** Heaviest threads, tools and outputs that are named. */
      limit: z.int().min(1).max(50).default(10),
    }),
    z.object({
      ...usageSummary.shape,
      /** The same by model, whatever else it is split by. */
      models: usageGroups,
      heaviest: z.array(z.object({ thread: threadKey, title: z.string(), project: z.string(), ...tokenUse.shape })),
      tools: z.array(z.object({ tool: z.string(), calls: count, outputBytes: count, threads: count })),
      outputs: z.array(
        z.object({ thread: threadKey, title: z.string(), tool: z.string(), line: z.int().min(1), bytes: count }),
      ),
    }),
  ),
} as const

/** UTF-16 units; tables of the window are far smaller. */
const MAX_TABLE = 4_000_000

/** Answered by the main process, which asks where to. */
export const tableSystemRoutes = {
  /** Asks where to write a table, and writes it there as it is, never into a home. */
  'system.saveTable': route(
    z.strictObject({
      /** Of the file, without its ending. */
      name: z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/),
      csv: z.string().max(MAX_TABLE),
    }),
    exportResult,
  ),
} as const
