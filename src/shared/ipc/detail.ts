import * as z from 'zod'
import { problem } from '../problem.ts'
import { historyModeKind, listedThread } from '../thread.ts'

/** All that is known of one thread without its history: what the refusal page and the metadata show. */

/** One fact, by the three places that state it; null where a place says nothing. */
export const sourcedField = z.object({
  field: z.string(),
  head: z.string().nullable(),
  file: z.string().nullable(),
  state: z.string().nullable(),
  verdict: z.enum(['agree', 'differ']).nullable(),
})
export type SourcedField = z.infer<typeof sourcedField>

export const familyMember = z.object({
  homeId: z.number().int(),
  id: z.string(),
  title: z.string().nullable(),
  relation: z.enum(['root', 'fork', 'sub-agent']),
  /** Steps from the root of the family. */
  depth: z.number().int(),
  /** False where only its id is known: no file of it is in the home. */
  known: z.boolean(),
  historyMode: historyModeKind.nullable(),
  historyModeRaw: z.string().nullable(),
  /** Unix seconds; null where unknown. */
  createdAt: z.number().nullable(),
})
export type FamilyMember = z.infer<typeof familyMember>

export const threadFile = z.object({
  /** Below the home, `/`-separated. */
  path: z.string(),
  absolutePath: z.string(),
  sizeBytes: z.number(),
  /** Unix ms. */
  modifiedAt: z.number(),
  archived: z.boolean(),
  compressed: z.boolean(),
  /** The file whose head decides. */
  primary: z.boolean(),
})
export type ThreadFile = z.infer<typeof threadFile>

export const threadDetail = z.object({
  thread: listedThread,
  /** Where the file states its mode: the surrounding text of the head, cut; null where it says nothing. */
  modeEvidence: z
    .object({
      line: z.number().int(),
      /** Byte offset in the uncompressed file. */
      offset: z.number().int(),
      before: z.string(),
      value: z.string(),
      after: z.string(),
    })
    .nullable(),
  /** Uncompressed bytes from the start up to the first prompt: all that is read of a refused thread to describe it. */
  headBytes: z.number().int(),
  fields: z.array(sourcedField),
  /** Whether the state database has a row for the thread, or why that is not known. */
  stateRow: z.enum(['present', 'absent', 'no-database', 'unreadable']),
  files: z.array(threadFile),
  /** Empty where the thread has no relatives. In tree order; at most 200, the thread and what it comes from among them. */
  family: z.array(familyMember),
  /** Whether there are more: `threads.family` has up to 1,000. */
  familyCut: z.boolean(),
  resume: z.object({
    /** A shell line; null where resuming is not possible. */
    command: z.string().nullable(),
    /** Why not; null where it is possible. */
    reason: z.string().nullable(),
  }),
  problems: z.array(problem),
})
export type ThreadDetail = z.infer<typeof threadDetail>
