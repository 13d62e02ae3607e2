import { workerData } from 'node:worker_threads'
import * as z from 'zod'
import type { Opening } from '../../../shared/ipc/homes.ts'
import { serveWork } from '../own-thread.ts'
import { type OpenedCase, openCase } from './open-case.ts'

/** The thread that opens one case, and ends. */

const { path, dataDir } = z.object({ path: z.string(), dataDir: z.string() }).parse(workerData)

/** Progress is told at most this often: most entries are small. */
const TELL_MS = 50

await serveWork<Opening, OpenedCase>((send, signal) => {
  let told = 0
  const tell = (opening: Opening) => {
    if (Date.now() - told < TELL_MS && opening.done > 0) return
    told = Date.now()
    send(opening)
  }
  return openCase(path, dataDir, tell, signal)
})
