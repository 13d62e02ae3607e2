import * as z from 'zod'

/** Where the homes stand and what the engine is doing. */

/** Who holds the reading in full: a person, or the app while the machine runs on battery. */
export const pausedBy = z.enum(['person', 'battery'])
export type PausedBy = z.infer<typeof pausedBy>

export const scanProgress = z.object({
  /** `idle` after a finished scan; `stopped` after a cancelled or failed one. */
  phase: z.enum(['discovering', 'heads', 'reading', 'checking', 'idle', 'stopped']),
  /** Rollout files found. */
  files: z.number().int(),
  /** Files whose head is known. */
  heads: z.number().int(),
  /**
   * Files that the background pass is done with, and has to do in all; refused threads are not counted, and while
   * `checking` nothing else: then the structure of those is looked at.
   */
  filesRead: z.number().int(),
  filesToRead: z.number().int(),
  bytesRead: z.number(),
  bytesToRead: z.number(),
  /** Ms since this phase began, without pauses. */
  elapsedMs: z.number(),
  /** Who holds the reading in full; null while it goes on. The list is kept up to date all the same. */
  paused: pausedBy.nullable(),
  /** Why it stopped, in words; null unless it failed. */
  error: z.string().nullable(),
})
export type ScanProgress = z.infer<typeof scanProgress>

/**
 * How changes in a home are heard of: the system tells of them, or Skein looks every few seconds because the system does
 * not; `none` for homes that do not change, and before the first scan.
 */
export const homeWatch = z.enum(['told', 'looking', 'none'])
export type HomeWatch = z.infer<typeof homeWatch>

export const home = z.object({
  id: z.number().int(),
  path: z.string(),
  /** How it came to be open. */
  origin: z.enum(['argument', 'environment', 'default', 'sample', 'chosen', 'case']),
  /** What a person calls it; null for no name. */
  name: z.string().nullable(),
  /** Of a case: the archive or file that it was opened from. It is Skein's own copy of what that held, and never changes. */
  source: z.string().nullable(),
  watch: homeWatch,
  threadCount: z.number().int(),
  sizeBytes: z.number(),
  problemCount: z.number().int(),
  /** Folders that were looked into; all are missing where the home is gone. `''` is the folder itself, of another layout. */
  places: z.array(
    z.object({
      path: z.string(),
      state: z.enum(['ok', 'missing', 'unreadable', 'not-a-folder']),
      files: z.number().int(),
    }),
  ),
})
export type Home = z.infer<typeof home>
