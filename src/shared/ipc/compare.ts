import * as z from 'zod'
import { listedThread } from '../thread.ts'
import { route, threadKey } from './route.ts'

/** Two threads side by side. */

const count = z.number().int()

/**
 * How the values of a row are meant: `count`, `bytes`, `ms` (a length of time) and `time` (unix ms) are numbers, `text`
 * comes out of files or is Skein's own word.
 */
export const comparedUnit = z.enum(['text', 'count', 'bytes', 'ms', 'time'])
export type ComparedUnit = z.infer<typeof comparedUnit>

/** `unknown`: of one side it is not known, so nothing can be said. */
export const verdict = z.enum(['same', 'differs', 'unknown'])
export type Verdict = z.infer<typeof verdict>

/** Null where the side does not say it, or where the side is not known (`known` of the section). */
const value = z.union([z.string(), z.number()]).nullable()
export type ComparedValue = z.infer<typeof value>

export const comparedRow = z.object({
  /** What is compared, in words; of tools, records and problems the name of it. */
  name: z.string(),
  /** Which figure of it, where there are several: `failed`, `output`; of problems the severity. */
  part: z.string().nullable(),
  unit: comparedUnit,
  a: value,
  b: value,
  verdict,
})
export type ComparedRow = z.infer<typeof comparedRow>

export const sectionId = z.enum([
  'thread',
  'settings',
  'times',
  'outcome',
  'items',
  'tokens',
  'tools',
  'problems',
  'records',
])
export type SectionId = z.infer<typeof sectionId>

/** Sections that neither side is known of are left out. */
export const comparedSection = z.object({
  id: sectionId,
  title: z.string(),
  /** Whether what is in it is known of each side: of a thread that is not opened, its history is not. */
  known: z.object({ a: z.boolean(), b: z.boolean() }),
  rows: z.array(comparedRow),
  /** Rows that were left out, for there are very many. */
  left: count,
})
export type ComparedSection = z.infer<typeof comparedSection>

export const comparedSide = z.object({
  thread: listedThread,
  /** Whether its history was read for this. `refused`: `thread.skein.refusal` says why. */
  history: z.enum(['read', 'refused', 'unreadable']),
  /** Why it could not be read, in words; null where it was. */
  reason: z.string().nullable(),
  /** False until the background has read the file: tools, problems and records are not known until then. */
  indexed: z.boolean(),
})
export type ComparedSide = z.infer<typeof comparedSide>

export const threadComparison = z.object({ a: comparedSide, b: comparedSide, sections: z.array(comparedSection) })
export type ThreadComparison = z.infer<typeof threadComparison>

export const compareRoutes = {
  /** The gate decides of each thread by itself: one that it refuses takes part with what is known without its history. */
  'compare.threads': route(z.strictObject({ a: threadKey, b: threadKey }), threadComparison),
} as const
