import { setPriority } from 'node:os'
import { parentPort } from 'node:worker_threads'
import { readFully } from './job.ts'
import { PauseGate } from './pause-gate.ts'
import type { FromReader, ToReader } from './reader-threads.ts'

/** A thread that reads files: a port in front of `readFully`. */

/** Batches that are on their way and not taken yet, at most: memory stays bounded while the writer is busy. */
const MAX_UNTAKEN = 2
/** Behind everything that somebody waits for. */
const NICE = 10

const port = parentPort
if (port === null) throw new Error('this file runs as a worker thread')
const send = (message: FromReader) => port.postMessage(message)

// Linux gives each thread a priority of its own; elsewhere this would be that of the whole engine.
if (process.platform === 'linux') setPriority(NICE)

const pause = new PauseGate()
const room = new PauseGate()
let untaken = 0
let cancel = new AbortController()

async function read({ job }: Extract<ToReader, { kind: 'read' }>): Promise<void> {
  cancel = new AbortController()
  const { signal } = cancel
  untaken = 0
  room.set(false)
  const sink = {
    put: (batch: Extract<FromReader, { kind: 'texts' }>['batch']) => {
      untaken += 1
      room.set(untaken >= MAX_UNTAKEN)
      send({ kind: 'texts', batch })
    },
    ready: async () => {
      await pause.passed(signal)
      await room.passed(signal)
    },
  }
  try {
    send({ kind: 'done', done: await readFully(job, sink, signal) })
  } catch (error) {
    if (!signal.aborted) throw error
    send({ kind: 'cancelled' })
  }
}

port.on('message', (message: ToReader) => {
  if (message.kind === 'read') void read(message)
  else if (message.kind === 'cancel') cancel.abort()
  else if (message.kind === 'pause') pause.set(message.paused)
  else {
    untaken -= 1
    room.set(untaken >= MAX_UNTAKEN)
  }
})
