import * as z from 'zod'
import { severity } from '../problem.ts'
import { listedThread } from '../thread.ts'
import { MAX_KNOWN } from './doctor.ts'
import { rowMarks } from './library.ts'
import { limit, nothing, offset, route, threadId, threadKey } from './route.ts'

/** How far a person is with what is wrong: states of threads, and problems that are known. */

/** `open` is what nobody has touched. A problem is known or open; the other states are those of threads. */
export const triageState = z.enum(['open', 'progress', 'done', 'known'])
export type TriageState = z.infer<typeof triageState>

/**
 * What a state is of: a check in a thread, in a home or everywhere (nulls), or a thread as a whole (no check). A failure that
 * is known everywhere has `failure:` and its fingerprint for a check.
 */
const subject = z.strictObject({
  homeId: z.int().nullable(),
  threadId: threadId.nullable(),
  check: z.string().min(1).max(200).nullable(),
})

export const triageEntry = z.object({ ...subject.shape, state: triageState, changedAt: z.number() })
export type TriageEntry = z.infer<typeof triageEntry>

/** More than half of what the doctor takes as known could not be told one by one any more. */
export const MAX_ENTRIES = MAX_KNOWN

/** A check that found something in a thread: an error or a warning. */
const foundCheck = z.object({ check: z.string(), title: z.string(), severity, count: z.int() })
export type FoundCheck = z.infer<typeof foundCheck>

const homes = z.array(z.int()).max(200).default([])

export const triageRoutes = {
  /** All that is not open, of the homes that are open and of everywhere; the newest first. */
  'triage.list': route(nothing, z.object({ entries: z.array(triageEntry) })),
  'triage.set': route(z.strictObject({ ...subject.shape, state: triageState }), nothing),
  /**
   * The next (1) or previous (-1) thread with errors or warnings that are not known, of which nobody has said that it is
   * done: errors first, then the newest. It goes round. `thread` is null where there is none.
   */
  'triage.next': route(
    z.strictObject({
      homes,
      from: threadKey.nullable(),
      step: z.union([z.literal(1), z.literal(-1)]),
    }),
    z.object({ thread: listedThread.nullable(), position: z.number().int(), total: z.number().int() }),
  ),
  /**
   * Threads with errors or warnings in the order of `triage.next`, then others that somebody is at work on. A thread is
   * `known` where nobody has said anything of it and all that is wrong with it is known.
   */
  'triage.queue': route(
    z.strictObject({ homes, state: triageState.nullable().default(null), offset, limit }),
    z.object({
      rows: z.array(z.object({ thread: listedThread, state: triageState, checks: z.array(foundCheck) })),
      /** Of those threads of the page that have any. */
      marks: z.array(rowMarks),
      counts: z.object({ open: z.int(), progress: z.int(), done: z.int(), known: z.int() }),
      offset,
      total: z.int(),
    }),
  ),
} as const
