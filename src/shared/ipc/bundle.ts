import * as z from 'zod'
import { bundledContent } from '../bundle.ts'
import { historyModeKind } from '../thread.ts'
import { exportResult } from './history.ts'
import { route, threadKey } from './route.ts'

/** Bundles: threads as a zip archive with a manifest (docs/bundles.md). */

/** Threads of one bundle. */
export const MAX_BUNDLED = 10_000

const count = z.int()

/** What is taken out of a bundle. */
export const redactionChoices = z.strictObject({
  secrets: z.boolean(),
  /** Names of users, homes and machines. */
  identities: z.boolean(),
  emails: z.boolean(),
  /** Words of one's own; `*` stands for the rest of a word. */
  terms: z.array(z.string().max(200)).max(100),
})

export const bundleChoices = z.strictObject({
  /** Null for files as they are. */
  redaction: redactionChoices.nullable(),
  /** Of threads that are not opened: what is known of them, or also their files, unread and never redacted. */
  refused: z.enum(['metadata', 'raw']),
})
export type BundleChoices = z.infer<typeof bundleChoices>

const request = {
  /** Names the bundle in its events: whoever asks chooses it. */
  bundle: z.string().min(1).max(64),
  threads: z.array(threadKey).min(1).max(MAX_BUNDLED),
  choices: bundleChoices,
}

/** A value that is replaced wherever it stands. */
export const replacedValue = z.object({
  kind: z.string(),
  /** The kind in words. */
  label: z.string(),
  pseudonym: z.string(),
  /** The value itself; of a secret its first letters at most. */
  shown: z.string(),
  /** How often, and in how many threads. */
  count,
  threads: count,
  /** The first place it stands in, with all that is replaced there replaced. */
  sample: z.object({ before: z.string(), after: z.string(), thread: threadKey }),
})
export type ReplacedValue = z.infer<typeof replacedValue>

export const bundlePreview = z.object({
  threads: z.array(
    z.object({
      homeId: count,
      id: z.string(),
      title: z.string(),
      historyMode: historyModeKind,
      historyModeRaw: z.string(),
      content: bundledContent,
      files: count,
      /** As they are on the disk. */
      bytes: z.number(),
      replacements: count,
      /** Why a file of it will be missing; null where none will. */
      problem: z.string().nullable(),
    }),
  ),
  /** Values with most replacements first; at most 10,000 of `values`. */
  replaced: z.array(replacedValue),
  kinds: z.array(z.object({ kind: z.string(), label: z.string(), values: count, count })),
  values: count,
  /** Replacements of all values. */
  count,
  /** Lines that are too long to be looked through and will hold nothing but `x`. */
  blankedLines: count,
})
export type BundlePreview = z.infer<typeof bundlePreview>

export const bundleProgress = z.object({
  bundle: z.string(),
  /** `checking`: the doctor looks at the files. `learning`: names are gathered. `replacing`, `writing`: the last pass. */
  phase: z.enum(['checking', 'learning', 'replacing', 'writing']),
  /** Bytes of the files. */
  done: z.number(),
  total: z.number(),
})
export type BundleProgress = z.infer<typeof bundleProgress>

export const bundleRoutes = {
  /** Goes through all that a bundle would hold, and answers what would be replaced; tells `bundle.progress`. */
  'bundle.preview': route(z.strictObject(request), bundlePreview),
} as const

/** Answered by the main process, which asks where to. */
export const bundleSystemRoutes = {
  /** Asks where to write the bundle, and writes it there, never into a home; tells `bundle.progress`. */
  'system.bundle': route(z.strictObject(request), exportResult),
} as const
export type BundleRequest = z.output<(typeof bundleRoutes)['bundle.preview']['input']>
