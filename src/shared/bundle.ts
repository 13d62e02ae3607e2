import * as z from 'zod'
import { severity } from './problem.ts'
import { generation, gitInfo, historyModeKind, sessionSource } from './thread.ts'

/** The manifest of a bundle: `skein-bundle.json`, the last entry of the archive (docs/bundles.md). */

export const MANIFEST_NAME = 'skein-bundle.json'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const count = z.number().int()

/**
 * What of a file is in the bundle. `whole`: as it was. `redacted`: with what was to be taken out replaced. `raw`: as it
 * was, of a thread that is not opened: copied unread. `none`: nothing; what is known of it stands in the manifest.
 */
export const bundledContent = z.enum(['whole', 'redacted', 'raw', 'none'])
export type BundledContent = z.infer<typeof bundledContent>

export const bundledFinding = z.object({
  check: z.string(),
  severity,
  /** One-based, and bytes of the uncompressed original; null where the finding is not on a line. */
  line: count.nullable(),
  offset: count.nullable(),
  message: z.string(),
})

export const bundledFile = z.object({
  content: bundledContent,
  /** Why it is `none` although its thread can be opened; null otherwise. */
  reason: z.string().nullable(),
  /** In the archive; null for `none`. */
  path: z.string().nullable(),
  sizeBytes: count.nullable(),
  sha256: sha256.nullable(),
  /** The file as it was. A redacted bundle holds compressed files uncompressed. */
  original: z.object({
    /** Below its home, `/`-separated. */
    path: z.string(),
    sizeBytes: count,
    /** Null where it was not read for the bundle. */
    sha256: sha256.nullable(),
    compressed: z.boolean(),
    modifiedAt: z.iso.datetime().nullable(),
  }),
  /** As its own head states it. */
  historyMode: historyModeKind,
  historyModeRaw: z.string(),
  /** `structure`: of the structure of its lines alone, since it is not opened. */
  scope: z.enum(['full', 'structure']),
  /** At most 200 of each check; `findingCounts` has all. */
  findings: z.array(bundledFinding),
  findingCounts: z.record(z.string(), count),
  /** Lines that were too long to be looked through, and hold nothing but `x` now. */
  blankedLines: count,
})
export type BundledFile = z.infer<typeof bundledFile>

export const bundledThread = z.object({
  id: z.string(),
  /** Which of the homes it is from, counted from 1. */
  home: count,
  /** Whether Skein opens threads of its history mode. */
  canOpen: z.boolean(),
  historyMode: historyModeKind,
  historyModeRaw: z.string(),
  name: z.string().nullable(),
  preview: z.string(),
  cwd: z.string(),
  cliVersion: z.string(),
  originator: z.string().nullable(),
  source: sessionSource,
  modelProvider: z.string(),
  model: z.string().nullable(),
  generation,
  archived: z.boolean(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  forkedFromId: z.string().nullable(),
  parentThreadId: z.string().nullable(),
  git: gitInfo.nullable(),
  /** Null where nobody has read the thread in full. */
  turns: count.nullable(),
  lines: count.nullable(),
  tokens: z.number().nullable(),
  files: z.array(bundledFile),
})
export type BundledThread = z.infer<typeof bundledThread>

export const bundleManifest = z.object({
  format: z.literal(1),
  /** The version of the Skein that made it. */
  skein: z.string(),
  createdAt: z.iso.datetime(),
  /** Null where nothing was replaced on purpose. Raw files are never redacted. */
  redaction: z
    .object({
      secrets: z.boolean(),
      identities: z.boolean(),
      emails: z.boolean(),
      /** How many words of one's own; they do not stand here. */
      terms: count,
      /** Replacements by kind, of files and of this manifest. */
      replaced: z.record(z.string(), count),
    })
    .nullable(),
  threads: z.array(bundledThread),
})
export type BundleManifest = z.infer<typeof bundleManifest>
