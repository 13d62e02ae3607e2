import { availableParallelism } from 'node:os'
import type { Worker } from 'node:worker_threads'
import type { TextBatch } from '../../index/text-writer.ts'
import { stoppedReading } from '../read-file.ts'
import type { ReadDone, ReadJob } from './job.ts'
import type { Readers } from './readers.ts'

/** Messages between the scanner and a thread that reads. */
export type ToReader =
  | { readonly kind: 'read'; readonly job: ReadJob }
  /** A batch of texts has been taken: another may come. */
  | { readonly kind: 'taken' }
  | { readonly kind: 'pause'; readonly paused: boolean }
  | { readonly kind: 'cancel' }
export type FromReader =
  | { readonly kind: 'texts'; readonly batch: TextBatch }
  | { readonly kind: 'done'; readonly done: ReadDone }
  | { readonly kind: 'cancelled' }

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

  async read(job: ReadJob, put: (batch: TextBatch) => void, signal: AbortSignal): Promise<ReadDone> {
    signal.throwIfAborted()
    const worker = this.#idle.pop() ?? this.#start()
    const send = (message: ToReader) => worker.postMessage(message)
    const cancel = () => send({ kind: 'cancel' })
    signal.addEventListener('abort', cancel, { once: true })
    try {
      return await new Promise<ReadDone>((resolve, reject) => {
        this.#listener.set(worker, message => {
          if (message === 'gone') {
            if (signal.aborted) reject(signal.reason)
            else resolve(stoppedReading(job, put))
          } else if (message.kind === 'texts') {
            try {
              put(message.batch)
              send({ kind: 'taken' })
            } catch (error) {
              this.#listener.delete(worker)
              void worker.terminate()
              reject(error)
            }
          } else if (message.kind === 'done') resolve(message.done)
          else reject(signal.reason)
        })
        send({ kind: 'read', job })
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
