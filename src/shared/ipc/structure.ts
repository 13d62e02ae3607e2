import * as z from 'zod'
import { recordMap } from './record-map.ts'
import { offset, route, threadKey } from './route.ts'

/**
 * The files of a thread by the structure of their lines alone: kinds, places, numbers and lengths, never a text. So it is
 * there for threads that are not opened, and for files beside the one that decides.
 */

const int = z.number().int()

export const lineState = z.enum(['record', 'blank', 'wrong-shape', 'not-json', 'cut', 'glued', 'nul', 'too-long'])
export type LineState = z.infer<typeof lineState>

export const structureLine = z.object({
  /** One-based. */
  number: int,
  /** Byte offset in the uncompressed file, and bytes without the newline. */
  offset: int,
  length: int,
  state: lineState,
  /** Of a record; `?` where the file names none that is a plain word. */
  kind: z.string().nullable(),
  /** The number that the record has; null for none. */
  ordinal: int.nullable(),
  /** False for a record with bytes that are no UTF-8. */
  utf8: z.boolean(),
  damaged: z.boolean(),
})
export type StructureLine = z.infer<typeof structureLine>

/** A file of a thread: its place among all of them, in the order of their paths. */
const ofFile = { ...threadKey.shape, file: offset }

export const structureRoutes = {
  /** Looks at a file once; `version` names the state that it was in. */
  'doctor.recordMap': route(
    z.strictObject(ofFile),
    z.object({
      /** Below the home. */
      path: z.string(),
      version: z.string(),
      map: recordMap,
    }),
  ),
  /** The line of a number, or that a byte of the uncompressed file belongs to, and up to `around` before and behind it. */
  'doctor.lines': route(
    z.strictObject({
      ...ofFile,
      version: z.string().max(200),
      at: z.union([z.strictObject({ byte: offset }), z.strictObject({ line: offset.min(1) })]),
      around: z.int().min(0).max(20),
    }),
    z.object({
      lines: z.array(structureLine),
      /** False where the file is no longer what `version` says. */
      current: z.boolean(),
    }),
  ),
} as const
