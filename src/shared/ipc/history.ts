import * as z from 'zod'
import { shownItem } from '../item.ts'
import { problem } from '../problem.ts'
import { ledger } from '../thread.ts'
import { turnSummary } from '../turn.ts'

/**
 * What the routes behind the gate answer. `version` names the state of the file that a reply belongs to; a request that
 * brings another one is answered with `current: false` and nothing else: open the thread again. A file that only grew
 * keeps the numbers of its items and lines.
 */

const int = z.number().int()

/** One letter or number for every item, counted through all turns (shared/marks.ts). */
export const itemMarks = z.object({
  /** A letter of `markLetters` for each item. */
  kinds: z.string(),
  /** A sign of `markOutcomes` for each item. */
  outcomes: z.string(),
  /** Unix ms of each item's first and last record; 0 where the record has no time. */
  startedAt: z.array(z.number()),
  endedAt: z.array(z.number()),
})
export type ItemMarks = z.infer<typeof itemMarks>

export const threadOutline = z.object({
  /** All turns; those after `kept`, where that is there. */
  turns: z.array(turnSummary),
  /** Of all turns. */
  itemCount: int,
  /** Of all items; of those after `kept`, where that is there. */
  marks: itemMarks,
  /** So many turns and items before these are what they were in the version that the request brought. */
  kept: z.object({ turns: int, items: int }).optional(),
  ledger,
  /** At most 200. */
  problems: z.array(problem),
  problemCount: int,
  version: z.string(),
  /** When the file was last changed, unix ms. */
  modifiedAt: z.number(),
  /** True while the rest of the file is being read: ask again. Numbers of items stay; find and lines wait for it. */
  partial: z.literal(true).optional(),
})
export type ThreadOutline = z.infer<typeof threadOutline>

/** False where the file is no longer what `version` says. */
const current = z.boolean()

export const itemWindow = z.object({ items: z.array(z.object({ turn: int, item: shownItem })), current })

/** A piece of a text; `total` counts the whole. UTF-16 units. */
export const textPiece = z.object({ text: z.string(), total: int, current })

/** A picture as a data URL; null where it is none that can be shown, with the reason. */
export const picture = z.object({ url: z.string().nullable(), reason: z.string().nullable(), current })

export const lineVerdict = z.enum(['used', 'notShown', 'problem'])
export type LineVerdict = z.infer<typeof lineVerdict>

/** A line of the rollout as the raw view lists it. */
export const rawLine = z.object({
  /** One-based. */
  number: int,
  /** Byte offset in the uncompressed file, and bytes without the newline. */
  offset: int,
  length: int,
  /** As the file writes it. */
  timestamp: z.string().nullable(),
  /** As ledgers name it; null where the line is no record. */
  kind: z.string().nullable(),
  verdict: lineVerdict,
  /** What is wrong with it. */
  problem: z.string().nullable(),
  /** The first item that it went into, counted through all turns. */
  item: int.nullable(),
})
export type RawLine = z.infer<typeof rawLine>

export const rawLines = z.object({ lines: z.array(rawLine), current })

/** Numbers of the lines with problems, one-based, ascending; of very many only the first. */
export const problemLines = z.object({ numbers: z.array(int), current })

/** A line's JSON, made small enough to be looked at as a tree. */
export const rawRecord = z.object({
  line: rawLine.nullable(),
  /** Pictures are references; long texts are cut, and arrays and objects with very many members too. Absent for no JSON. */
  value: z.unknown().optional(),
  /** How many texts or members were left out of `value`. */
  cutCount: int,
  current,
})

export const findResult = z.object({
  /** Items with how often the text stands in each, ascending. */
  hits: z.array(z.object({ item: int, count: int })),
  /** Where to go on; null at the end. */
  next: int.nullable(),
  current,
})

export const copyScope = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('item'), item: int.min(0) }),
  z.strictObject({ kind: z.literal('turn'), turn: int.min(0) }),
  z.strictObject({ kind: z.literal('thread') }),
])

/** `repro`: a rollout of the same shape with every text masked (docs/repro.md). */
export const exportFormat = z.enum(['md', 'html', 'json', 'repro'])
export type ExportFormat = z.infer<typeof exportFormat>

export const exportOptions = z.strictObject({
  format: exportFormat,
  /** Whether outputs of commands and tools are written. */
  toolOutput: z.boolean(),
  /** Whether turns that were taken back are written, marked as such. */
  rolledBack: z.boolean(),
})
export type ExportOptions = z.infer<typeof exportOptions>

export const exportResult = z.discriminatedUnion('state', [
  /** `file` names it for `system.revealWritten`. */
  z.object({ state: z.literal('written'), path: z.string(), bytes: int, file: z.string() }),
  z.object({ state: z.literal('cancelled') }),
])
