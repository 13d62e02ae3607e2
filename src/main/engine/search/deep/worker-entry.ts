import { parentPort } from 'node:worker_threads'
import { type DeepBatch, scanBatch } from './file-scanners.ts'
import type { FromFileThread } from './file-threads.ts'

/** A thread that searches files: a port in front of `scanBatch`. Whoever gives a search up ends the thread. */

const port = parentPort
if (port === null) throw new Error('this file runs as a worker thread')
const send = (message: FromFileThread) => port.postMessage(message)
const { signal } = new AbortController()
const listener = {
  progress: (bytes: number) => send({ kind: 'progress', bytes }),
  done: (outcome: Extract<FromFileThread, { kind: 'done' }>['outcome']) => send({ kind: 'done', outcome }),
}

port.on('message', (batch: DeepBatch) => void scanBatch(batch, listener, signal))
