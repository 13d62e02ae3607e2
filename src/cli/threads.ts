import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { ReaderThreads, readerCount, readerLimits } from '../main/engine/scan/reading/reader-threads.ts'
import { type Readers, readHere } from '../main/engine/scan/reading/readers.ts'
import { type FileScanners, scanHere } from '../main/engine/search/deep/file-scanners.ts'
import { FileThreads } from '../main/engine/search/deep/file-threads.ts'

/** Those who read and search for a command: a thread for each core, as in the app. */

/**
 * Where the entries of threads lie: the folder that the command line is built into, beside this module or above its
 * part. Undefined where it runs from its sources; then everything is done in its own thread.
 */
const folder = [import.meta.dirname, join(import.meta.dirname, '..')].find(path => existsSync(join(path, 'reader.js')))

/** Reads files in full. */
export function readers(): Readers {
  if (folder === undefined) return readHere()
  const entry = join(folder, 'reader.js')
  return new ReaderThreads(readerCount(), () => new Worker(entry, { resourceLimits: readerLimits }))
}

/** Has files searched byte by byte, as long as `use` runs. @throws what `use` throws */
export async function withFileScanners<T>(use: (scanners: FileScanners) => Promise<T>): Promise<T> {
  if (folder === undefined) return use(scanHere())
  const entry = join(folder, 'deep-search.js')
  const threads = new FileThreads(() => new Worker(entry))
  const scanners = threads.start()
  try {
    return await use(scanners)
  } finally {
    await scanners.close()
    await threads.close()
  }
}
