import * as z from 'zod'
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

/** Which releases write which history mode. */
export const compatibilityReport = z.object({
  threads: count,
  modes: byMode,
  /** By mode, release and month in which the thread was begun; no cell is 0. */
  cells: z.array(z.object({ mode: historyModeKind, release, month, threads: count })),
  /** Newest first, with the days of its first and its last thread. */
  releases: z.array(z.object({ release, modes: byMode, first: z.iso.datetime(), last: z.iso.datetime() })),
  /** The first thread of each mode. */
  firsts: z.array(
    z.object({ mode: historyModeKind, id: z.string(), home: z.string(), release, createdAt: z.iso.datetime() }),
  ),
  /** How often opening was refused on this machine, by mode and month; counted in the library and never sent anywhere. */
  refusals: z.array(z.object({ mode: z.string(), month, count })),
})
export type CompatibilityReport = z.infer<typeof compatibilityReport>
