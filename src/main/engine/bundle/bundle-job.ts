import type { BundleChoices, BundlePreview, BundleProgress } from '../../../shared/ipc/bundle.ts'
import type { ThreadRow } from '../threads/rows.ts'

/** What is bundled, as plain data: it goes to a thread of its own. */
export interface BundleJob {
  readonly rows: readonly ThreadRow[]
  readonly choices: BundleChoices
  /** Known without reading anything. */
  readonly names: { readonly user?: string; readonly host?: string }
}

/** Where a bundle goes. */
export interface BundleTarget {
  /** Absolute. */
  readonly path: string
  /** Homes that are open: nothing is written into them. */
  readonly homes: readonly string[]
}

export type BundleFar = Omit<BundleProgress, 'bundle'>

export interface BundleWritten {
  /** The file's real path. */
  readonly path: string
  readonly bytes: number
  /** Threads of which only what is known is in it. */
  readonly metadataOnly: number
  /** Replacements by kind; null where nothing was to be replaced. */
  readonly replaced: Readonly<Record<string, number>> | null
}

/** Makes bundles, wherever that is done. Both throw AppError, UnsupportedHistoryMode, the signal's reason. */
export interface Bundler {
  preview(job: BundleJob, tell: (far: BundleFar) => void, signal: AbortSignal): Promise<BundlePreview>
  /** Writes it whole or not at all. */
  write(
    job: BundleJob,
    target: BundleTarget,
    tell: (far: BundleFar) => void,
    signal: AbortSignal,
  ): Promise<BundleWritten>
}
