/** Threads as a bundle: an archive for somebody else. */
export { BundleDialog } from './BundleDialog.tsx'
export { bundleThreads } from './selection-action.ts'
export { openBundle } from './store.ts'
