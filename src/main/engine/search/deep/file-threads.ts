import type { Worker } from 'node:worker_threads'
import { readerCount } from '../../scan/reading/reader-threads.ts'
import type { BatchListener, DeepBatch, FileScanners } from './file-scanners.ts'
import type { DeepOutcome } from './scan-file.ts'

/** What a thread that searches files says; it is sent batches, one at a time. */
export type FromFileThread =
  | { readonly kind: 'progress'; readonly bytes: number }
  | { readonly kind: 'done'; readonly outcome: DeepOutcome }

const STOPPED: DeepOutcome = {
  hits: 0,
  more: false,
  rows: [],
  problem: 'the file could not be searched to its end',
  changed: false,
}

/** So long threads wait for another search. */
const IDLE_MS = 60_000

/**
 * Threads that search files, one for each core. They stay for a while after a search: one that has just started needs as much
 * time to get going as for half a gigabyte. A thread that dies costs the file that it was searching.
 */
export class FileThreads {
  readonly #spawn: () => Worker
  #idle: Worker[] = []
  #leaving: NodeJS.Timeout | undefined

  /** @param spawn starts a thread of `worker-entry.ts`. */
  constructor(spawn: () => Worker) {
    this.#spawn = spawn
  }

  /** Those who search for one search. */
  start(): FileScanners {
    const busy = new Set<Worker>()
    clearTimeout(this.#leaving)
    return {
      size: readerCount(),
      scan: async (batch, listener, signal) => {
        for (let left = batch.threads; left.length > 0; ) {
          signal.throwIfAborted()
          const worker = this.#idle.pop() ?? this.#begin()
          busy.add(worker)
          worker.ref()
          const done = await scanIn(worker, { ...batch, threads: left }, listener, signal)
          busy.delete(worker)
          left = left.slice(done)
          if (left.length > 0) {
            listener.done(STOPPED)
            left = left.slice(1)
          } else this.#rest(worker)
        }
      },
      close: async () => {
        await Promise.all(Array.from(busy, worker => worker.terminate()))
        this.#leaving = setTimeout(() => void this.close(), IDLE_MS).unref()
      },
    }
  }

  /** Ends the threads that wait. */
  async close(): Promise<void> {
    clearTimeout(this.#leaving)
    const idle = this.#idle
    this.#idle = []
    await Promise.all(idle.map(worker => worker.terminate()))
  }

  #begin(): Worker {
    const worker = this.#spawn()
    // What it says may quote a transcript, and is not repeated; its end follows.
    worker.on('error', () => undefined)
    worker.on('exit', () => {
      this.#idle = this.#idle.filter(other => other !== worker)
    })
    return worker
  }

  /** A thread that waits keeps no process alive. */
  #rest(worker: Worker): void {
    worker.unref()
    this.#idle.push(worker)
  }
}

/** @returns how many files were searched: not all of them where the thread died. @throws the signal's reason */
function scanIn(worker: Worker, batch: DeepBatch, listener: BatchListener, signal: AbortSignal): Promise<number> {
  return new Promise((resolve, reject) => {
    let done = 0
    const settle = (end: () => void) => {
      worker.off('message', hear)
      worker.off('exit', gone)
      signal.removeEventListener('abort', stop)
      end()
    }
    const hear = (message: FromFileThread) => {
      if (message.kind === 'progress') return listener.progress(message.bytes)
      done += 1
      if (done === batch.threads.length) settle(() => resolve(done))
      listener.done(message.outcome)
    }
    const gone = () => settle(() => resolve(done))
    const stop = () => {
      settle(() => reject(signal.reason))
      void worker.terminate()
    }
    worker.on('message', hear)
    worker.on('exit', gone)
    signal.addEventListener('abort', stop, { once: true })
    worker.postMessage(batch)
  })
}
