import { availableParallelism } from 'node:os'
import type { Worker } from 'node:worker_threads'
import type { Reading } from '../../doctor/file-doctor.ts'
import { foundOf } from '../../doctor/findings.ts'
import type { TextBatch } from '../../index/text-writer.ts'
import { stoppedProblem, stoppedReading } from '../read-file.ts'
import type { ReadDone, ReadJob } from './job.ts'
import type { PackedReading } from './packed.ts'
import type { Readers } from './readers.ts'
import type { StructureJob } from './structure-job.ts'

/** Messages between the scanner and a thread that reads. */
export type ToReader =
  | { readonly kind: 'read'; readonly job: ReadJob; readonly kept: PackedReading | null }
  | { readonly kind: 'structure'; readonly job: StructureJob }
  /** A batch of texts has been taken: another may come. */
  | { readonly kind: 'taken' }
  | { readonly kind: 'pause'; readonly paused: boolean }
  | { readonly kind: 'cancel' }
export type FromReader =
  | { readonly kind: 'texts'; readonly batch: TextBatch }
  | { readonly kind: 'done'; readonly done: ReadDone }
  /** So many bytes of the file have been looked at. */
  | { readonly kind: 'reached'; readonly bytes: number }
  | { readonly kind: 'structured'; readonly reading: Reading }
  | { readonly kind: 'cancelled' }

/** A reader that needs more is stopped, and the file becomes a problem; with more young memory it is no faster. */
export const readerLimits = { maxOldGenerationSizeMb: 768, maxYoungGenerationSizeMb: 16 } as const

/** More threads would only wait for the one that writes. */
const MAX_READERS = 6

/** How many threads read: one for each core, of many cores all but the writer's. */
export function readerCount(cores = availableParallelism()): number {
  return Math.min(MAX_READERS, cores > 2 ? cores - 1 : Math.max(1, cores))
}

/** Reads in threads of their own, each a file at a time; a thread that dies costs the file that it was reading. */
export class ReaderThreads implements Readers {
  readonly size: number
  readonly #spawn: () => Worker
  /** Threads that wait for a file. */
  #idle: Worker[] = []
  /** Of each thread who hears what it says about the file that it reads. */
  readonly #listener = new Map<Worker, (message: FromReader | 'gone') => void>()
  #paused = false

  /** @param spawn starts a thread of `reader-entry.ts`. */
  constructor(size: number, spawn: () => Worker) {
    this.size = size
    this.#spawn = spawn
  }

  read(
    job: ReadJob,
    stored: () => PackedReading | null,
    put: (batch: TextBatch) => void,
    signal: AbortSignal,
  ): Promise<ReadDone> {
    return this.#ask({ kind: 'read', job, kept: stored() }, signal, (message, send) => {
      if (message === 'gone') return stoppedReading(job, put)
      if (message.kind === 'done') return message.done
      if (message.kind === 'texts') {
        put(message.batch)
        send({ kind: 'taken' })
      }
      return null
    })
  }

  structure(job: StructureJob, reached: (bytes: number) => void, signal: AbortSignal): Promise<Reading> {
    return this.#ask({ kind: 'structure', job }, signal, message => {
      if (message === 'gone') return { found: foundOf([stoppedProblem(job.file.path)]), profile: null }
      if (message.kind === 'reached') reached(message.bytes)
      return message.kind === 'structured' ? message.reading : null
    })
  }

  /**
   * Has a thread do something.
   * @param hear takes what the thread says while it does that. @returns what it comes to; null for not yet
   * @throws the signal's reason, what `hear` throws
   */
  async #ask<T>(
    question: ToReader,
    signal: AbortSignal,
    hear: (message: FromReader | 'gone', send: (message: ToReader) => void) => T | null,
  ): Promise<T> {
    signal.throwIfAborted()
    const worker = this.#idle.pop() ?? this.#start()
    const send = (message: ToReader) => worker.postMessage(message)
    const cancel = () => send({ kind: 'cancel' })
    signal.addEventListener('abort', cancel, { once: true })
    try {
      return await new Promise<T>((resolve, reject) => {
        this.#listener.set(worker, message => {
          const stopped = message === 'gone' ? signal.aborted : message.kind === 'cancelled'
          if (stopped) return reject(signal.reason)
          try {
            const answer = hear(message, send)
            if (answer !== null) resolve(answer)
          } catch (error) {
            this.#listener.delete(worker)
            void worker.terminate()
            reject(error)
          }
        })
        send(question)
      })
    } finally {
      signal.removeEventListener('abort', cancel)
      // A thread that is gone is known no more.
      if (this.#listener.has(worker)) this.#idle.push(worker)
    }
  }

  pause(paused: boolean): void {
    this.#paused = paused
    for (const worker of this.#listener.keys()) worker.postMessage({ kind: 'pause', paused } satisfies ToReader)
  }

  async rest(): Promise<void> {
    const idle = this.#idle
    this.#idle = []
    await Promise.all(idle.map(worker => worker.terminate()))
  }

  #start(): Worker {
    const worker = this.#spawn()
    worker.on('message', (message: FromReader) => this.#listener.get(worker)?.(message))
    // What it says may quote a transcript, and is not repeated; its end follows.
    worker.on('error', () => undefined)
    worker.on('exit', () => {
      const listener = this.#listener.get(worker)
      this.#listener.delete(worker)
      this.#idle = this.#idle.filter(idle => idle !== worker)
      listener?.('gone')
    })
    if (this.#paused) worker.postMessage({ kind: 'pause', paused: true } satisfies ToReader)
    return worker
  }
}
