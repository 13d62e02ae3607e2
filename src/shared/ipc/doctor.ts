import * as z from 'zod'
import { problem, severity } from '../problem.ts'
import { historyModeKind } from '../thread.ts'
import { limit, nothing, offset, route, threadId, threadKey } from './route.ts'

/** What the doctor says: findings of named checks, what files are made of, how they end. */

/** `structure`: of a thread that is not opened; drawn from its head and the structure of its lines, never from a text. */
export const findingScope = z.enum(['full', 'structure'])
export type FindingScope = z.infer<typeof findingScope>

export const checkSubject = z.enum(['line', 'head', 'order', 'turn', 'file', 'home'])

/** A check as people read of it. */
export const checkInfo = z.object({
  check: z.string(),
  about: checkSubject,
  severity,
  title: z.string(),
  meaning: z.string(),
  remedy: z.string(),
  /** Whether threads that are not opened are checked for it too. */
  ofRefused: z.boolean(),
})
export type CheckInfo = z.infer<typeof checkInfo>

export const finding = problem.extend({
  homeId: z.number().int(),
  /** Null for findings about a home. */
  threadId: z.string().nullable(),
  threadTitle: z.string().nullable(),
  title: z.string(),
  scope: findingScope,
  /** Whether it is about the file that the thread is read from: the raw view has the lines of that one alone. */
  deciding: z.boolean(),
  /** Of the client that wrote the file; empty where that is not known. */
  release: z.string(),
  /** Unix ms: of the record, else of the file's last change; null for findings about a home. */
  at: z.number().nullable(),
})
export type Finding = z.infer<typeof finding>

const count = z.number().int()

export const weightOfKind = z.object({ kind: z.string(), count, bytes: z.number() })
export type WeightOfKind = z.infer<typeof weightOfKind>
export const heavyLine = z.object({
  /** One-based. */
  line: count,
  /** Bytes, in the uncompressed file. */
  offset: z.number(),
  bytes: z.number(),
  kind: z.string(),
})
export type HeavyLine = z.infer<typeof heavyLine>
const named = z.array(z.object({ name: z.string(), count }))

/** What a file is made of and how it ends. Bytes are of the uncompressed file, without newlines. */
export const profile = z.object({
  lines: count,
  bytes: z.number(),
  /** Lines that are no records and not blank. */
  badLines: count,
  /** The heaviest first; `?` for lines that are no records, and for kinds whose names are no plain words. */
  kinds: z.array(weightOfKind),
  /** Of pictures in records; null where they were not looked for. */
  imageBytes: z.number().nullable(),
  /** Of compactions, which repeat the conversation. */
  copyBytes: z.number(),
  /** At most 20, the heaviest first. */
  heaviest: z.array(heavyLine),
  /** The last record with a time (unix ms), and the time between it and the one before. */
  last: z
    .object({ line: count, offset: z.number(), at: z.number(), kind: z.string(), gapMs: z.number().nullable() })
    .nullable(),
  /** Kinds and envelope keys that this Skein does not know. */
  unknownKinds: named,
  unknownKeys: named,
})
export type Profile = z.infer<typeof profile>

const endedThread = z.object({
  id: threadId,
  title: z.string(),
  /** Of the client; empty where that is not known. */
  release: z.string(),
  project: z.string(),
  mode: historyModeKind,
})
export type EndedThread = z.infer<typeof endedThread>

/** Threads whose last record is of the same second: the first 20, and how many there are. */
export const endedTogether = z.object({ total: count, threads: z.array(endedThread) })
export type EndedTogether = z.infer<typeof endedTogether>

const choices = z.array(z.string().max(200)).max(200)
const homes = z.array(z.int()).max(200).default([])

/** So many problems may be known at a time. */
export const MAX_KNOWN = 10_000

/** Something that a person knows of and need not be told again: a check everywhere, in a home, or in a thread. */
const knownProblem = z.strictObject({
  check: z.string().max(200),
  homeId: z.int().nullable().default(null),
  threadId: threadId.nullable().default(null),
})

/** Which problems are known, and whether to hide them or to show no others. */
const knownFilter = z
  .strictObject({ show: z.enum(['others', 'these']), problems: z.array(knownProblem).max(MAX_KNOWN) })
  .nullable()
  .default(null)

/** Empty lists take everything. */
export const findingFilter = z.strictObject({
  homes,
  checks: choices.default([]),
  severities: z.array(severity).max(3).default([]),
  releases: choices.default([]),
  scopes: z.array(findingScope).max(2).default([]),
  thread: threadKey.nullable().default(null),
  /** Unix ms, compared with `at`; both ends inclusive. */
  from: z.number().nullable().default(null),
  to: z.number().nullable().default(null),
  known: knownFilter,
})
export type FindingFilter = z.output<typeof findingFilter>

export const findingSort = z.strictObject({
  key: z.enum(['severity', 'time', 'check', 'release', 'path']).default('severity'),
  direction: z.enum(['asc', 'desc']).default('asc'),
})
export type FindingSort = z.output<typeof findingSort>

/** A cell of the summary: how often a check found something in what one release wrote. */
const cell = z.object({
  check: z.string(),
  title: z.string(),
  severity,
  release: z.string(),
  scope: findingScope,
  /** All findings, also those of which no row is kept. */
  count,
  threads: count,
})

/** Findings of a day or a month of the engine's local calendar. */
const timeBar = z.object({
  /** Unix ms: the first and the last one. */
  from: z.number(),
  to: z.number(),
  error: count,
  warning: count,
  info: count,
})
export type TimeBar = z.infer<typeof timeBar>

/** How much of some files this Skein understands. */
export const formatCoverage = z.object({
  unknown: z.array(
    z.object({
      what: z.enum(['kind', 'key']),
      name: z.string(),
      release: z.string(),
      /** Records. */
      count,
      files: count,
      /** The oldest file that has it, by its name. */
      firstFile: z.string(),
      homeId: z.number().int(),
    }),
  ),
  /** How much of the files is in records of kinds that this Skein knows. Oldest release first; bytes as profiles count. */
  releases: z.array(
    z.object({
      release: z.string(),
      /** That were looked at. */
      files: count,
      bytes: z.number(),
      /** In lines that are no records, and in records of other kinds. */
      unknownBytes: z.number(),
    }),
  ),
})

export const doctorRoutes = {
  /** Every check with what it means and what to do. */
  'doctor.checks': route(nothing, z.object({ checks: z.array(checkInfo) })),
  /** How often each check found something, by release; how many threads that concerns; how far the doctor is. */
  'doctor.summary': route(
    z.strictObject({ homes, known: knownFilter }),
    z.object({
      cells: z.array(cell),
      /** The same for each check as a whole: a thread that two releases wrote counts once. */
      checks: z.array(z.object({ check: z.string(), count, threads: count })),
      severities: z.array(z.object({ severity, count, threads: count })),
      /** Threads with findings of any severity, and with errors or warnings. */
      threads: count,
      threadsWithProblems: count,
      files: z.object({ checked: count, waiting: count }),
    }),
  ),
  /** Kinds of records and envelope keys that this Skein does not know, by the release that wrote them. Oldest release first. */
  'doctor.coverage': route(z.strictObject({ homes }), formatCoverage),
  /** When findings are from, oldest first and without gaps; the times of the filter are left out of account. */
  'doctor.times': route(
    z.strictObject({ filter: findingFilter.prefault({}) }),
    z.object({
      unit: z.enum(['day', 'month']),
      bars: z.array(timeBar),
      /** Findings that are older than the first bar, and those of times that are still to come. */
      earlier: count,
      later: count,
    }),
  ),
  /** Findings, a page of them. A file keeps at most 1,000 of each check: `counted` says how many there are in truth. */
  'doctor.findings': route(
    z.strictObject({ filter: findingFilter.prefault({}), sort: findingSort.prefault({}), offset, limit }),
    z.object({ findings: z.array(finding), offset, total: count, counted: count }),
  ),
  /** Seconds in which several threads of a home ended, the latest first, with these threads. */
  'doctor.ended': route(
    z.strictObject({ homes, offset, limit }),
    z.object({
      groups: z.array(
        endedTogether.extend({
          homeId: z.number().int(),
          /** Unix ms, of the beginning of the second. */
          at: z.number(),
        }),
      ),
      offset,
      /** Seconds, and threads in all of them. */
      total: count,
      threads: count,
    }),
  ),
  /** All that the doctor has to say of one thread; at most 500 findings, the gravest first. */
  'doctor.thread': route(
    threadKey,
    z.object({
      /** Whether the thread is not opened, so that nothing but its structure was looked at. */
      structureOnly: z.boolean(),
      findings: z.array(finding.extend({ meaning: z.string() })),
      /** All findings, also those that are not among them. */
      counted: count,
      /** Other threads of the home that ended when this one did. */
      endedTogether,
      files: z.array(
        z.object({
          path: z.string(),
          /** Whether the thread is read from it. */
          deciding: z.boolean(),
          /** Null until the file was looked at. */
          profile: profile.nullable(),
        }),
      ),
    }),
  ),
} as const
