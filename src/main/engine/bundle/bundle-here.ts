import type { Bundler } from './bundle-job.ts'
import { previewBundle } from './preview-bundle.ts'
import { writeBundle } from './write-bundle.ts'

/** Makes bundles in the thread that asks. */
export const bundleHere: Bundler = { preview: previewBundle, write: writeBundle }
