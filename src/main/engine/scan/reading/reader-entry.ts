import { setPriority } from 'node:os'
import { parentPort } from 'node:worker_threads'
import type { TextBatch } from '../../index/text-writer.ts'
import { type ReadJob, readFully } from './job.ts'
import type { PackedReading } from './packed.ts'
import { PauseGate } from './pause-gate.ts'
import type { FromReader, ToReader } from './reader-messages.ts'
import { type StructureJob, structureOf } from './structure-job.ts'

/** A thread that reads files: a port in front of `readFully` and `structureOf`. */

/** Characters of texts that are on their way and not taken yet: memory stays bounded while the writer is busy. */
const MAX_UNTAKEN = 2 * 1024 * 1024
/** Behind everything that somebody waits for. */
const NICE = 10

const port = parentPort
if (port === null) throw new Error('this file runs as a worker thread')
const send = (message: FromReader, moved: ArrayBuffer[] = []) => port.postMessage(message, moved)

// Linux gives each thread a priority of its own; elsewhere this would be that of the whole engine.
if (process.platform === 'linux') setPriority(NICE)

const pause = new PauseGate()
const room = new PauseGate()
let untaken = 0
/** Of what has been asked and is not answered yet. */
const cancels = new Set<AbortController>()
let last = Promise.resolve()

/** Does what was asked for behind what was asked before, unless that is taken back. */
function answer(make: (signal: AbortSignal) => Promise<FromReader>): void {
  const cancel = new AbortController()
  const { signal } = cancel
  cancels.add(cancel)
  last = last.then(async () => {
    try {
      signal.throwIfAborted()
      send(await make(signal))
    } catch (error) {
      if (!signal.aborted) throw error
      send({ kind: 'cancelled' })
    } finally {
      cancels.delete(cancel)
    }
  })
}

async function read(job: ReadJob, kept: PackedReading | null, signal: AbortSignal): Promise<FromReader> {
  const sink = {
    put: (batch: TextBatch) => {
      untaken += batch.chars
      room.set(untaken >= MAX_UNTAKEN)
      send({ kind: 'texts', batch }, [batch.texts.bytes.buffer, batch.texts.ends.buffer])
    },
    ready: async () => {
      await pause.passed(signal)
      await room.passed(signal)
    },
  }
  return { kind: 'done', done: await readFully(job, kept, sink, signal) }
}

async function structure(job: StructureJob, signal: AbortSignal): Promise<FromReader> {
  const steps = {
    reached: (bytes: number) => send({ kind: 'reached', bytes }),
    ready: () => pause.passed(signal),
  }
  return { kind: 'structured', reading: await structureOf(job, steps, signal) }
}

port.on('message', (message: ToReader) => {
  if (message.kind === 'read') answer(signal => read(message.job, message.kept, signal))
  else if (message.kind === 'structure') answer(signal => structure(message.job, signal))
  else if (message.kind === 'cancel') for (const cancel of cancels) cancel.abort()
  else if (message.kind === 'pause') pause.set(message.paused)
  else {
    untaken -= message.chars
    room.set(untaken >= MAX_UNTAKEN)
  }
})
