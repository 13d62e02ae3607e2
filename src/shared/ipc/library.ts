import * as z from 'zod'
import { settingsSchema } from '../settings.ts'
import { facetValue, threadQuery } from './query.ts'
import { MAX_KEYS, nothing, route, threadKey } from './route.ts'

/** What the person made: pins, notes, tags, searches, settings, and counts that stay on this machine. */

/** What of the library was changed. */
export const libraryPart = z.enum([
  'marks',
  'settings',
  'counters',
  'savedSearches',
  'recentSearches',
  'prices',
  'triage',
  'homes',
])
export type LibraryPart = z.infer<typeof libraryPart>

export const libraryStatus = z.object({
  /** `anew`: it was damaged, moved aside and begun anew; `newer`: left alone, since a newer Skein wrote it. */
  state: z.enum(['ready', 'anew', 'newer', 'unusable']),
  /** In words, unless ready. */
  message: z.string().nullable(),
})
export type LibraryStatus = z.infer<typeof libraryStatus>

/** How often something happened in a month. */
export const counter = z.object({
  name: z.enum(['refusal']),
  /** Of a refusal: the history mode. */
  label: z.string(),
  /** `2026-11`, UTC. */
  month: z.string(),
  count: z.number().int(),
})
export type Counter = z.infer<typeof counter>

/** A tag: one line, no blanks around it. */
export const tagName = z
  .string()
  .trim()
  .min(1)
  .max(50)
  .regex(/^[^\p{Cc}\p{Zl}\p{Zp}]+$/u)
const tags = z.array(tagName).max(50)
const threads = z.array(threadKey).min(1).max(MAX_KEYS)

export const marks = z.object({ pinned: z.boolean(), tags: z.array(z.string()), note: z.string() })
export type ThreadMarks = z.infer<typeof marks>

/** The same in short, for a row of the list. */
export const rowMarks = z.object({
  homeId: z.number().int(),
  id: z.string(),
  pinned: z.boolean(),
  noted: z.boolean(),
  /** In the order of the alphabet. */
  tags: z.array(z.string()),
})
export type RowMarks = z.infer<typeof rowMarks>

/** All settings, with defaults for what is not set; and those whose stored value does not fit and is not gone by. */
export const heldSettings = z.object({ settings: settingsSchema, unfit: z.array(z.string()) })
export type HeldSettings = z.infer<typeof heldSettings>

/** Where Skein's own data lies, and how much of the disk it takes. */
export const ownData = z.object({
  path: z.string(),
  parts: z.array(z.object({ part: z.enum(['index', 'library', 'cases', 'other']), bytes: z.number() })),
})
export type OwnData = z.infer<typeof ownData>

const name = z.string().trim().min(1).max(100)
const searchText = z.string().max(50_000)
export const savedSearch = z.object({
  id: z.number().int(),
  name: z.string(),
  text: z.string(),
  /** Homes that are not open now are left out. */
  filter: threadQuery,
  /** Unix ms. */
  savedAt: z.number(),
})

export const libraryRoutes = {
  'library.status': route(nothing, libraryStatus),
  /** Works for refused threads too: no history is read for it. */
  'library.marks': route(threadKey, marks),
  /** In short, of those of some threads that have any; none where the library cannot be used. */
  'library.rowMarks': route(z.strictObject({ threads }), z.object({ marks: z.array(rowMarks) })),
  /** Every tag in use. */
  'library.tags': route(nothing, z.object({ tags: z.array(z.string()) })),
  /** The tags that some of these threads bear, and how many of them. */
  'library.tagsOf': route(z.strictObject({ threads }), z.object({ tags: z.array(facetValue) })),
  'library.pin': route(z.strictObject({ threads, pinned: z.boolean() }), nothing),
  'library.tag': route(z.strictObject({ threads, add: tags.default([]), remove: tags.default([]) }), nothing),
  /** An empty note takes it away. */
  'library.note': route(z.strictObject({ thread: threadKey, note: z.string().max(100_000) }), nothing),
  'library.settings': route(nothing, heldSettings),
  /** Changes the settings that are named. */
  'library.set': route(z.strictObject(settingsSchema.partial().shape), heldSettings),
  'library.data': route(nothing, ownData),
  'library.counters': route(nothing, z.object({ counters: z.array(counter) })),
  'library.resetCounters': route(nothing, nothing),
  /** Counts an opening that the window refused at once, as the thread's row told it to. */
  'library.refused': route(threadKey, nothing),
  'library.savedSearches': route(nothing, z.object({ searches: z.array(savedSearch) })),
  /** One of the same name is replaced. */
  'library.saveSearch': route(
    z.strictObject({ name, text: searchText, filter: threadQuery.prefault({}) }),
    z.object({ id: z.number().int() }),
  ),
  'library.renameSearch': route(z.strictObject({ id: z.int(), name }), nothing),
  'library.removeSearch': route(z.strictObject({ id: z.int() }), nothing),
  /** The latest first, at most 50. */
  'library.recentSearches': route(nothing, z.object({ searches: z.array(z.string()) })),
  'library.addRecentSearch': route(z.strictObject({ text: searchText.min(1) }), nothing),
  'library.clearRecentSearches': route(nothing, nothing),
} as const
