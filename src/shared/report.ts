import * as z from 'zod'
import { formatCoverage } from './ipc/doctor.ts'
import { failureCluster, fingerprintDigits } from './ipc/failures.ts'
import { severity } from './problem.ts'
import { historyModeKind } from './thread.ts'

/** What `skein stats` and `skein report` print with `--json`. */

const count = z.number().int()
/** `2026-11`, UTC. */
const month = z.string()
/** Of the client that wrote the file; empty where it does not say. */
const release = z.string()
const group = { files: count, bytes: z.number() }

/** What some rollouts are, counted over their files. Bytes are those on the disk. */
export const rolloutStats = z.object({
  ...group,
  threads: count,
  /** Files with findings of any severity, and with errors. */
  filesWithFindings: count,
  filesWithErrors: count,
  modes: z.array(z.object({ mode: historyModeKind, raw: z.string(), ...group })),
  /** Newest first. */
  releases: z.array(z.object({ release, ...group })),
  /** By the day the thread was begun; latest first. */
  months: z.array(z.object({ month, ...group })),
  /** Null where there are no files. */
  sizes: z.object({ smallest: z.number(), median: z.number(), largest: z.number() }).nullable(),
  /** Most frequent first. */
  problems: z.array(z.object({ check: z.string(), severity, count, files: count })),
})
export type RolloutStats = z.infer<typeof rolloutStats>

const byMode = z.record(historyModeKind, count)
const ofRelease = { release, modes: byMode }

/** Which releases write which history mode. Texts of files are cut at 200 characters. */
export const compatibilityReport = z.object({
  /** When it was counted. */
  at: z.iso.datetime(),
  threads: count,
  modes: byMode,
  /**
   * By mode, release and month in which the thread was begun (empty where no calendar has the time that the file names);
   * no cell is 0. `raw` is the mode as the file says it, or why it cannot be believed.
   */
  cells: z.array(z.object({ mode: historyModeKind, raw: z.string(), release, month, threads: count })),
  /** Newest first, with the times of its first and its last thread. */
  releases: z.array(z.object({ ...ofRelease, first: z.iso.datetime().nullable(), last: z.iso.datetime().nullable() })),
  /** The first thread of each mode. */
  firsts: z.array(
    z.object({
      mode: historyModeKind,
      homeId: z.number().int(),
      id: z.string(),
      home: z.string(),
      title: z.string(),
      release,
      createdAt: z.iso.datetime(),
    }),
  ),
  /** Threads that were begun in the last days. */
  recent: z.object({
    days: count,
    since: z.iso.datetime(),
    threads: count,
    modes: byMode,
    /** Newest first. */
    releases: z.array(z.object(ofRelease)),
  }),
  /**
   * How often opening was refused on this machine, by mode and month; counted in the library and never sent anywhere. Null
   * where the library cannot be used.
   */
  refusals: z.array(z.object({ mode: z.string(), month, count })).nullable(),
})
export type CompatibilityReport = z.infer<typeof compatibilityReport>

/** What failed in the threads that are opened. */
const failureReport = z.object({
  /** Threads that have been read, could not be, and are not opened, so that nothing is known of them. */
  threads: z.object({ read: count, unread: count, notOpened: count }),
  /** Fingerprints that are told of, and all there are of those. */
  total: count,
  /** How many are left out because a person has marked them as known; none with `--known`. */
  known: count,
  /** In most threads first. */
  fingerprints: z.array(
    failureCluster.omit({ fingerprint: true, firstAt: true, lastAt: true, example: true }).extend({
      /** As tables and links write it. */
      fingerprint: fingerprintDigits,
      /** Whether a person has marked it as known. */
      known: z.boolean(),
      first: z.iso.datetime().nullable(),
      last: z.iso.datetime().nullable(),
      /** Where it was last. */
      latest: z.object({ thread: z.string(), line: count }),
    }),
  ),
})
export type FailureReport = z.infer<typeof failureReport>

/** What `skein report --json` prints; failures and format coverage only where they are asked for. */
export const printedReport = compatibilityReport.extend({
  failures: failureReport.optional(),
  coverage: formatCoverage.optional(),
})
