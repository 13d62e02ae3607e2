import * as z from 'zod'
import { exportResult, rawLine } from './history.ts'
import { recordMap } from './record-map.ts'
import { offset, route, threadKey } from './route.ts'

/** The file of an open history as bytes: its map, what stands at a byte. Behind the gate, as all that is read of it. */

/** A thread as it was opened: `version` names the state of its file. */
const reading = { ...threadKey.shape, version: z.string().max(200) }
/** False where the file is no longer what `version` says. */
const current = z.boolean()

/** Lines in a row of an open history, one-based, both included. */
const lineSpan = z.strictObject({ ...reading, first: z.int().min(1), last: z.int().min(1) })
export type LineSpan = z.infer<typeof lineSpan>
/** Bytes of a range whose text is given. */
export const MAX_RANGE_TEXT = 2_000_000
/** Bytes of a window. */
export const MAX_WINDOW = 4096

export const fileRoutes = {
  /** The lengths and classes of all lines, in at most 2048 cells. */
  'threads.recordMap': route(z.strictObject(reading), z.object({ map: recordMap.nullable(), current })),
  /** The line that a byte of the uncompressed file belongs to; null behind the last one. */
  'threads.lineAt': route(
    z.strictObject({ ...reading, byte: offset }),
    z.object({ line: rawLine.nullable(), current }),
  ),
  /** Bytes of a line as they are, its newline among them, a window at a time; null where there is no such line. */
  'threads.lineBytes': route(
    z.strictObject({ ...reading, line: z.int().min(1), from: offset, limit: z.int().min(1).max(MAX_WINDOW) }),
    z.object({
      window: z
        .object({
          /** Where the line begins in the uncompressed file. */
          offset,
          /** Bytes of the line with its newline, where it has one. */
          total: z.number().int(),
          terminated: z.boolean(),
          /** The bytes from `from` on, two hexadecimal digits each. */
          hex: z.string(),
        })
        .nullable(),
      current,
    }),
  ),
  /** The bytes of some lines in a row as one range of the uncompressed file; null where the file has not all of them. */
  'threads.byteRange': route(
    lineSpan.extend({ text: z.boolean() }),
    z.object({
      range: z
        .object({
          /** Absolute. */
          path: z.string(),
          /** The bytes from `start` on, up to `end`, which is the byte behind them. */
          start: offset,
          end: offset,
          /** For a POSIX shell: prints them. */
          command: z.string(),
          /** Their text, where it was asked for and they are not too many. */
          text: z.string().nullable(),
        })
        .nullable(),
      current,
    }),
  ),
} as const

export const fileSystemRoutes = {
  /** Asks where to, and writes the bytes of some lines there as they are; never into a home. */
  'system.saveBytes': route(lineSpan, exportResult),
} as const
