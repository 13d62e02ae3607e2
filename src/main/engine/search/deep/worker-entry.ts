import { parentPort } from 'node:worker_threads'
import type { FromFileThread } from './file-threads.ts'
import { type DeepJob, scanFile } from './scan-file.ts'

/** A thread that searches files: a port in front of `scanFile`. Whoever gives a search up ends the thread. */

const port = parentPort
if (port === null) throw new Error('this file runs as a worker thread')
const send = (message: FromFileThread) => port.postMessage(message)
const { signal } = new AbortController()

port.on('message', async (job: DeepJob) => {
  send({ kind: 'done', outcome: await scanFile(job, bytes => send({ kind: 'progress', bytes }), signal) })
})
