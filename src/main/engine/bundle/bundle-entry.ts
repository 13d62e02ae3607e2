import { workerData } from 'node:worker_threads'
import type { BundlePreview } from '../../../shared/ipc/bundle.ts'
import { serveWork } from '../own-thread.ts'
import { bundleHere } from './bundle-here.ts'
import type { BundleFar, BundleWritten } from './bundle-job.ts'
import type { BundleWork } from './bundle-thread.ts'

/** The thread that makes or previews one bundle, and ends. */

const { job, target }: BundleWork = workerData

/** Progress is told at most this often: every piece of a file is some. */
const TELL_MS = 50

await serveWork<BundleFar, BundlePreview | BundleWritten>((send, signal) => {
  let told = 0
  const tell = (far: BundleFar) => {
    if (Date.now() - told < TELL_MS && far.done > 0) return
    told = Date.now()
    send(far)
  }
  return target === null ? bundleHere.preview(job, tell, signal) : bundleHere.write(job, target, tell, signal)
})
