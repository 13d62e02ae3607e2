import * as z from 'zod'
import { problem } from '../problem.ts'
import { listedThread } from '../thread.ts'
import { type BundleProgress, bundleRoutes, bundleSystemRoutes } from './bundle.ts'
import { compareRoutes } from './compare.ts'
import { type DeepHits, deepRoutes } from './deep-search.ts'
import { threadDetail } from './detail.ts'
import { doctorRoutes } from './doctor.ts'
import { failureRoutes } from './failures.ts'
import { fileRoutes, fileSystemRoutes } from './file.ts'
import {
  copyScope,
  exportOptions,
  exportResult,
  findResult,
  itemWindow,
  picture,
  problemLines,
  rawLines,
  rawRecord,
  textPiece,
  threadOutline,
} from './history.ts'
import { homeRoutes, type Opening } from './homes.ts'
import { inspectRoutes } from './inspect.ts'
import { type LibraryPart, libraryRoutes, rowMarks } from './library.ts'
import { type SkeinLink, skeinLinkSchema } from './link.ts'
import { facets, histogram, histogramInput, threadQuery, threadSort } from './query.ts'
import { reportRoutes } from './report.ts'
import { limit, MAX_KEYS, nothing, offset, route, type ThreadKey, threadId, threadKey } from './route.ts'
import { searchQuery, searchResult } from './search.ts'
import { home, pausedBy, type ScanProgress, scanProgress } from './status.ts'
import { structureRoutes } from './structure.ts'
import { triageRoutes } from './triage.ts'
import { tableSystemRoutes, usageRoutes } from './usage.ts'
import { valueRoutes } from './values.ts'

/**
 * The IPC contract: every route with the schemas of its input and output. Types, validation, the engine's interface
 * and docs/schema all come from here. No route takes a path. Only main-side code imports this as a value.
 */

const query = threadQuery.prefault({})
const sort = threadSort.prefault({})

/** A thread as it was opened: `version` names the state of its file. */
const reading = { ...threadKey.shape, version: z.string().max(200) }
/** UTF-16 units. */
const pieceLimit = z
  .int()
  .min(1)
  .max(256 * 1024)

/** Routes that the engine answers; main passes them on after validation. */
export const engineRoutes = {
  'threads.list': route(
    z.strictObject({ query, sort, offset, limit }),
    z.object({
      threads: z.array(listedThread),
      /** Of those threads of the page that have any. */
      marks: z.array(rowMarks),
      offset,
      total: z.number().int(),
    }),
  ),
  /** The keys alone of a part of the list: what a selection of many threads is made of. */
  'threads.keys': route(
    z.strictObject({ query, sort, offset, limit: z.int().min(1).max(MAX_KEYS) }),
    z.object({ threads: z.array(threadKey) }),
  ),
  'threads.facets': route(z.strictObject({ query }), facets),
  'threads.histogram': route(histogramInput, histogram),
  /** Threads by what they hold (docs/search.md). Outdated searches are to be cancelled. */
  'threads.search': route(searchQuery, searchResult),
  /** Where a thread stands in the list; null where the query leaves it out. */
  'threads.locate': route(
    z.strictObject({ query, sort, thread: threadKey }),
    z.object({ offset: z.number().int().nullable() }),
  ),
  /** The next row at or after `offset` (wrapping round) whose title starts with `prefix`, case ignored. */
  'threads.typeAhead': route(
    z.strictObject({ query, sort, prefix: z.string().min(1).max(100), offset }),
    z.object({ offset: z.number().int().nullable() }),
  ),
  /** All homes' threads of an id (a deep link names only the id). */
  'threads.resolve': route(z.strictObject({ id: threadId }), z.object({ threads: z.array(threadKey) })),
  /** Metadata; works for refused threads. Reads the head again. */
  'threads.get': route(threadKey, threadDetail),
  /**
   * Opens the history: the gate stands here, and in front of each of the routes below that read of it. With `soon`, the
   * beginning of a large thread is answered while the rest is being read (`partial`). With the version of an outline that
   * one has as `since`, what has not changed since then may be left out (`kept`).
   */
  'threads.turns': route(
    z.strictObject({ ...threadKey.shape, soon: z.boolean().optional(), since: z.string().max(200).optional() }),
    threadOutline,
  ),
  /** A window of the thread's items, counted through all turns. */
  'threads.items': route(z.strictObject({ ...reading, from: offset, limit: z.int().min(1).max(100) }), itemWindow),
  /** A piece of a text that `threads.items` cut. */
  'threads.text': route(
    z.strictObject({ ...reading, item: offset, pointer: z.string().max(200), from: offset, limit: pieceLimit }),
    textPiece,
  ),
  /** A picture that stands in a record (`shared/image-ref.ts`). */
  'threads.image': route(z.strictObject({ ...reading, line: z.int().min(1), index: offset }), picture),
  /** A picture file on this machine that an item names; `index` counts the item's picture paths. */
  'threads.localImage': route(z.strictObject({ ...reading, item: offset, index: offset }), picture),
  /** How often a text stands in the items from `from` on. Looks at a part of the thread; `next` tells where to go on. */
  'threads.find': route(
    z.strictObject({
      ...reading,
      text: z.string().min(1).max(1000),
      caseSensitive: z.boolean(),
      wholeWord: z.boolean(),
      from: offset,
    }),
    findResult,
  ),
  /** A window of the file's lines, or of those with problems; `from` counts them from 0. Works on files that do not parse. */
  'threads.lines': route(
    z.strictObject({ ...reading, from: offset, limit, only: z.literal('problems').optional() }),
    rawLines,
  ),
  /** Which lines have problems. */
  'threads.problemLines': route(z.strictObject(reading), problemLines),
  /** One line's JSON. */
  'threads.record': route(z.strictObject({ ...reading, line: z.int().min(1) }), rawRecord),
  /** A piece of a line's text as it stands in the file. */
  'threads.lineText': route(
    z.strictObject({ ...reading, line: z.int().min(1), from: offset, limit: pieceLimit }),
    textPiece,
  ),
  /** An item, a turn or the thread as Markdown, for the clipboard. */
  'threads.markdown': route(
    z.strictObject({ ...reading, scope: copyScope, toolOutput: z.boolean() }),
    z.object({ text: z.string(), current: z.boolean() }),
  ),
  /** Watches the file of one thread (or none) and sends `thread.changed`. */
  'threads.follow': route(z.strictObject({ thread: threadKey.nullable() }), nothing),
  'homes.list': route(nothing, z.object({ homes: z.array(home) })),
  'homes.problems': route(
    z.strictObject({ homeId: z.int().nullable(), limit }),
    z.object({ problems: z.array(problem), total: z.number().int() }),
  ),
  ...inspectRoutes,
  ...fileRoutes,
  ...structureRoutes,
  ...doctorRoutes,
  ...failureRoutes,
  ...bundleRoutes,
  ...usageRoutes,
  ...reportRoutes,
  ...compareRoutes,
  ...deepRoutes,
  ...libraryRoutes,
  ...valueRoutes,
  ...triageRoutes,
  'scan.status': route(nothing, scanProgress),
  'scan.start': route(nothing, nothing),
  'scan.cancel': route(nothing, nothing),
  'scan.pause': route(z.strictObject({ by: pausedBy, paused: z.boolean() }), nothing),
} as const

/** Routes that the main process answers itself. */
export const systemRoutes = {
  'system.launch': route(
    nothing,
    z.object({
      version: z.string(),
      platform: z.string(),
      /** The folder of the person, for which paths are shown with `~`. */
      userFolder: z.string(),
      link: skeinLinkSchema.nullable(),
    }),
  ),
  /** Reads a link that was pasted into the window; null for what is none. */
  'system.readLink': route(
    z.strictObject({ text: z.string().max(20_000) }),
    z.object({ link: skeinLinkSchema.nullable() }),
  ),
  /** The window has painted its first list. */
  'system.ready': route(nothing, nothing),
  'system.openSample': route(nothing, nothing),
  ...homeRoutes,
  ...bundleSystemRoutes,
  ...tableSystemRoutes,
  ...fileSystemRoutes,
  /** Shows the thread's deciding file in the system's file manager. */
  'system.reveal': route(threadKey, z.object({ revealed: z.boolean() })),
  /** Shows a file that was written since the start in its folder; `file` is the name that its writing was answered with. */
  'system.revealWritten': route(z.strictObject({ file: z.string().max(64) }), z.object({ revealed: z.boolean() })),
  /** Opens a link in the system's browser or mail program; the window has shown where it leads. */
  'system.openLink': route(z.strictObject({ url: z.string().max(2048) }), z.object({ opened: z.boolean() })),
  /** Asks where to write the thread, and writes it there; never into a home. */
  'system.export': route(z.strictObject({ thread: threadKey, options: exportOptions }), exportResult),
} as const

export { MAX_PAGE, type ThreadKey, threadKey } from './route.ts'

export const contract = { ...engineRoutes, ...systemRoutes } as const

export type Contract = typeof contract
export type Route = keyof Contract
export type EngineRoute = keyof typeof engineRoutes
export type SystemRoute = keyof typeof systemRoutes
export type In<R extends Route> = z.input<Contract[R]['input']>
export type Parsed<R extends Route> = z.output<Contract[R]['input']>
export type Out<R extends Route> = z.output<Contract[R]['output']>

/** Main → window. Built by our own processes, so types only. */
export interface Events {
  'scan.progress': ScanProgress
  /** The list, its counts or the homes changed; at most four times a second. */
  'threads.changed': Record<string, never>
  /** The followed thread's file changed: read it again (the gate may now refuse). */
  'thread.changed': ThreadKey
  /** How far an export is, by items. */
  'export.progress': { readonly thread: ThreadKey; readonly done: number; readonly total: number }
  /** How far a bundle, or the preview of one, is. */
  'bundle.progress': BundleProgress
  /** What a deep search has found, and how far it is; at most ten times a second. */
  'search.deepHits': DeepHits
  /** How far the opening of an archive is; the request ends when it is done. */
  'homes.opening': Opening
  /** What the person made was changed. */
  'library.changed': { readonly part: LibraryPart }
  /** A deep link or a second start asks for a thread. */
  'system.goTo': SkeinLink
  'engine.state': { readonly state: 'up' | 'restarting' | 'down'; readonly message: string | null }
}
export type EventName = keyof Events
