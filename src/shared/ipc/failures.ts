import * as z from 'zod'
import { FINGERPRINT_DIGITS } from '../fingerprint-name.ts'
import { limit, offset, route, threadId } from './route.ts'

/** What failed, across threads: error texts without what is theirs alone, counted by release. Of opened threads only. */

/**
 * What failed: a command, another tool, a turn by an error, the stream of an answer; or a turn was stopped.
 */
export const failureKind = z.enum(['command', 'tool', 'error', 'stream', 'stopped'])
export type FailureKind = z.infer<typeof failureKind>

/** Names a fingerprint: the same in every index, so that it may be kept. */
const fingerprintId = z.int().min(0)
/** The same as tables, links and reports write it. */
export const fingerprintDigits = z.string().regex(FINGERPRINT_DIGITS)
const count = z.int()
const homes = z.array(z.int()).max(200).default([])
const time = z.number().nullable()

/** A thread in which it failed so, and where: the line of the latest one. */
const failedThread = z.object({
  homeId: z.int(),
  id: threadId,
  title: z.string(),
  /** Of the client; empty where that is not known. */
  release: z.string(),
  count,
  /** Unix ms. */
  firstAt: time,
  lastAt: time,
  line: count,
})
export type FailedThread = z.infer<typeof failedThread>

export const failureCluster = z.object({
  fingerprint: fingerprintId,
  kind: failureKind,
  /** An exit code, a tool's name, the client's name of the error, the reason of the stop; may be empty. */
  code: z.string(),
  /** With placeholders; empty for what is beyond the bound of a file. */
  text: z.string(),
  count,
  threads: count,
  /** The oldest and the newest release that it is known from, by their numbers; null where none is told. */
  firstRelease: z.string().nullable(),
  lastRelease: z.string().nullable(),
  /** Unix ms. */
  firstAt: time,
  lastAt: time,
  /** Where it was last. */
  example: failedThread,
})
export type FailureCluster = z.infer<typeof failureCluster>

export const failureFilter = z.strictObject({
  homes,
  /** Empty takes all. */
  kinds: z.array(failureKind).max(failureKind.options.length).default([]),
  /** Words that stand in text or code, case ignored. */
  text: z.string().max(200).default(''),
  /** Only those that a person has marked as known, or all others; null takes both. */
  known: z.enum(['these', 'others']).nullable().default(null),
})
export type FailureFilter = z.output<typeof failureFilter>

export const failureSort = z.strictObject({
  key: z.enum(['threads', 'count', 'text', 'firstRelease', 'lastRelease', 'firstAt', 'lastAt']).default('threads'),
  direction: z.enum(['asc', 'desc']).default('desc'),
})
export type FailureSort = z.output<typeof failureSort>

export const failureList = z.object({
  clusters: z.array(failureCluster),
  offset,
  /** Fingerprints, and failures in all of them. */
  total: count,
  failures: count,
  /** Of each kind, whatever kinds are chosen. */
  kinds: z.array(z.object({ kind: failureKind, fingerprints: count, failures: count })),
  /** Threads that have been read, are still to be read, and are not opened, so that nothing is known of them. */
  threads: z.object({ read: count, waiting: count, notOpened: count }),
})

export const failureRoutes = {
  /** Fingerprints of failures, a page of them. */
  'failures.list': route(
    z.strictObject({ filter: failureFilter.prefault({}), sort: failureSort.prefault({}), offset, limit }),
    failureList,
  ),
  /** Where a fingerprint stands in such a list, from 0; null where it is not in it. */
  'failures.locate': route(
    z.strictObject({ filter: failureFilter.prefault({}), sort: failureSort.prefault({}), fingerprint: fingerprintId }),
    z.object({ index: z.int().nullable() }),
  ),
  /** The threads of one fingerprint, the latest first. */
  'failures.threads': route(
    z.strictObject({ fingerprint: fingerprintId, homes, offset, limit }),
    z.object({ threads: z.array(failedThread), offset, total: count }),
  ),
} as const
