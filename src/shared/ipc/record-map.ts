import * as z from 'zod'

/** A file as a strip: its whole length in cells, whatever its size. */

const int = z.number().int()

/** What records are for; `damaged` are lines that could not be used as they are, `other` kinds that Skein does not know. */
export const recordClass = z.enum(['head', 'message', 'thinking', 'call', 'event', 'context', 'other', 'damaged'])
export type RecordClass = z.infer<typeof recordClass>

/**
 * The cells of a file, at most 2048, each of as many bytes as the others; the last one may reach beyond the file's end.
 * Bytes are of the uncompressed file, newlines among them.
 */
export const recordMap = z.object({
  /** Of the file. */
  bytes: int,
  lines: int,
  /** Bytes of a cell. */
  cellBytes: int,
  /** For each cell, how many lines begin in it, and how many of these are damaged. */
  starts: z.array(int),
  damaged: z.array(int),
  /** For each class that there is, its bytes in each cell. */
  classes: z.array(z.object({ class: recordClass, bytes: z.array(int) })),
})
export type RecordMap = z.infer<typeof recordMap>
