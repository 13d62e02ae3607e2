import type { BundlePreview } from '../../../shared/ipc/bundle.ts'
import { inOwnThread } from '../own-thread.ts'
import type { BundleFar, BundleJob, Bundler, BundleTarget, BundleWritten } from './bundle-job.ts'

/** What the thread is started with; a preview has no target. Made by the engine itself of parsed data. */
export interface BundleWork {
  readonly job: BundleJob
  readonly target: BundleTarget | null
}

/**
 * Makes bundles in threads of their own, one for each.
 * @param entry path of the built `bundle-entry.ts`.
 */
export function bundlesInThreads(entry: string): Bundler {
  const start = <Done>(work: BundleWork, tell: (far: BundleFar) => void, signal: AbortSignal) =>
    inOwnThread<BundleFar, Done>(entry, work, tell, signal)
  return {
    preview: (job, tell, signal) => start<BundlePreview>({ job, target: null }, tell, signal),
    write: (job, target, tell, signal) => start<BundleWritten>({ job, target }, tell, signal),
  }
}
