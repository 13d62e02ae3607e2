import { parentPort, workerData } from 'node:worker_threads'
import * as z from 'zod'
import { toWireError } from '../wire-error.ts'
import type { FromCase } from './case-thread.ts'
import { openCase } from './open-case.ts'

/** The thread that opens one case, and ends. */

const { path, dataDir } = z.object({ path: z.string(), dataDir: z.string() }).parse(workerData)
const port = parentPort
if (port === null) throw new Error('this file runs as a worker thread')
const send = (message: FromCase) => port.postMessage(message)

/** Progress is told at most this often: most entries are small. */
const TELL_MS = 50

const controller = new AbortController()
port.on('message', () => controller.abort())

let told = 0
const tell = (opening: Extract<FromCase, { kind: 'opening' }>['opening']) => {
  if (Date.now() - told < TELL_MS && opening.done > 0) return
  told = Date.now()
  send({ kind: 'opening', opening })
}

try {
  send({ kind: 'opened', opened: await openCase(path, dataDir, tell, controller.signal) })
} catch (error) {
  send({ kind: 'failed', error: toWireError(error, text => process.stderr.write(`skein engine: ${text}\n`)) })
} finally {
  port.close()
}
