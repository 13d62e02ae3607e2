import * as z from 'zod'
import { parity } from '../parity.ts'
import { generation, historyModeKind } from '../thread.ts'
import { familyMember } from './detail.ts'
import { route, threadKey } from './route.ts'

/**
 * The metadata of a thread in full: its files and their heads, its names over time, and how the client's own databases
 * stand to the files. None of it is history, so it is the same for threads that are not opened.
 */

const count = z.number().int()

export const inspectedFile = z.object({
  /** Below the home, `/`-separated. */
  path: z.string(),
  absolutePath: z.string(),
  /** What the file is to the thread. */
  role: z.enum(['decides', 'continues', 'copy']),
  archived: z.boolean(),
  compressed: z.boolean(),
  sizeBytes: z.number(),
  /** Unix ms. */
  modifiedAt: z.number(),
  /** Permissions as `ls -l` writes them; null where the file cannot be looked at. */
  permissions: z.string().nullable(),
  /** Null where its lines have not been looked at. */
  lines: count.nullable(),
  /** Bytes uncompressed; null where its lines have not been looked at. */
  textBytes: z.number().nullable(),
})
export type InspectedFile = z.infer<typeof inspectedFile>

export const inspectedHead = z.object({
  path: z.string(),
  historyMode: historyModeKind,
  historyModeRaw: z.string(),
  generation,
  /** Null where the file has none that can be read; then there is no value either. */
  place: z
    .object({
      /** One-based. */
      line: count,
      /** Bytes, in the uncompressed file. */
      offset: z.number(),
      bytes: z.number(),
    })
    .nullable(),
  /** The line's JSON; texts of more than 2,000 characters are cut. */
  value: z.unknown().optional(),
  /** How many texts or members were left out of `value`. */
  cutCount: count,
  /** How many heads stand in the file; the first decides. Null where its lines have not been looked at. */
  heads: count.nullable(),
})
export type InspectedHead = z.infer<typeof inspectedHead>

export const inspection = z.object({
  /** All of the thread's, the deciding one first. */
  files: z.array(inspectedFile),
  /** Of the first twenty files. */
  heads: z.array(inspectedHead),
  /** Names in `session_index.jsonl`, oldest first; at most the last 100. */
  names: z.array(
    z.object({
      name: z.string(),
      /** Unix ms; null where it is no time. */
      at: z.number().nullable(),
    }),
  ),
  /** The name in the state database; null where it has none. */
  stateName: z.string().nullable(),
  parity,
})
export type Inspection = z.infer<typeof inspection>

export const family = z.object({
  /** In tree order, the root first; at most 1,000, the thread and what it comes from among them. */
  members: z.array(familyMember),
  /** Whether there are more. */
  cut: z.boolean(),
})
export type Family = z.infer<typeof family>

export const inspectRoutes = {
  /** Works for refused threads. Reads the heads of the thread's files again, and nothing behind them. */
  'threads.inspect': route(threadKey, inspection),
  /** Forks and sub-agents of a thread, and what it comes from; refused ones too. Reads no file. */
  'threads.family': route(threadKey, family),
} as const
