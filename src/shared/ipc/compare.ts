import * as z from 'zod'
import { historyModeKind, listedThread } from '../thread.ts'
import { limit, offset, route, threadKey } from './route.ts'

/** Two threads, two heads or two homes side by side. */

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
  'home',
  'modes',
  'releases',
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

/** Which head of a thread: counted from 0, the first ones of its files before those further down in the deciding one. */
const headChoice = z.int().min(0).max(1000)
export type HeadChoice = z.infer<typeof headChoice>

export const headInfo = z.object({
  /** Of the file, below its home. */
  path: z.string(),
  /** One-based. */
  line: count,
  /** As the head states them. */
  id: z.string().nullable(),
  timestamp: z.string().nullable(),
})
export type HeadInfo = z.infer<typeof headInfo>

export const headSide = z.object({
  heads: z.array(headInfo),
  /** Which of them is compared; null where there is none of that number. */
  chosen: count.nullable(),
  /**
   * Why only what lists show of the head is told, and of its other texts the length: the thread is not opened, or cannot
   * be read. Null for a thread that is opened.
   */
  reason: z.string().nullable(),
})
export type HeadSide = z.infer<typeof headSide>

export const headRow = z.object({
  /** Names of members, with dots between them. */
  path: z.string(),
  /** Texts as they are, everything else as JSON, at most 300 characters; null where the head has no such member. */
  a: z.string().nullable(),
  b: z.string().nullable(),
  /** Where long texts first differ (characters, from 0): `a` and `b` begin shortly before. Null where both are from their beginning. */
  from: count.nullable(),
  verdict,
})
export type HeadRow = z.infer<typeof headRow>

/** At most 1,000 rows; `left` is how many more there are. */
export const headComparison = z.object({ a: headSide, b: headSide, rows: z.array(headRow), left: count })
export type HeadComparison = z.infer<typeof headComparison>

/** Of a thread id: in which of the homes it is, and whether it is the same in both, by mode, size, problems, release, place. */
export const homeThreadState = z.enum(['changed', 'onlyA', 'onlyB', 'same'])
export type HomeThreadState = z.infer<typeof homeThreadState>

const threadInHome = z.object({
  title: z.string(),
  historyMode: historyModeKind,
  historyModeRaw: z.string(),
  release: z.string(),
  sizeBytes: z.number(),
  problems: count,
  archived: z.boolean(),
  /** Null where it is not known. */
  turns: count.nullable(),
  /** Unix seconds. */
  updatedAt: z.number(),
})

export const comparedHomeThread = z.object({
  id: z.string(),
  state: homeThreadState,
  a: threadInHome.nullable(),
  b: threadInHome.nullable(),
})
export type ComparedHomeThread = z.infer<typeof comparedHomeThread>

export const homeComparison = z.object({
  sections: z.array(comparedSection),
  /** Thread ids by state. */
  counts: z.record(homeThreadState, count),
  /** A window of them, the last changed first. */
  threads: z.array(comparedHomeThread),
  offset,
})
export type HomeComparison = z.infer<typeof homeComparison>

export const compareRoutes = {
  /** The gate decides of each thread by itself: one that it refuses takes part with what is known without its history. */
  'compare.threads': route(z.strictObject({ a: threadKey, b: threadKey }), threadComparison),
  /** Two heads, of two threads or of one. Of a thread that the gate refuses only what lists show is told. */
  'compare.heads': route(
    z.strictObject({ a: threadKey, b: threadKey, headA: headChoice.default(0), headB: headChoice.default(0) }),
    headComparison,
  ),
  /** Two open homes by what the index knows of them. */
  'compare.homes': route(
    z.strictObject({
      a: z.int(),
      b: z.int(),
      show: homeThreadState.nullable().default(null),
      offset: offset.default(0),
      limit: limit.default(100),
    }),
    homeComparison,
  ),
} as const
