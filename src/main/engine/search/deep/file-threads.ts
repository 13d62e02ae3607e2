import type { Worker } from 'node:worker_threads'
import { readerCount } from '../../scan/reading/reader-threads.ts'
import type { FileScanners } from './file-scanners.ts'
import type { DeepJob, DeepOutcome } from './scan-file.ts'

/** What a thread that searches files says; it is sent jobs, one at a time. */
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

/**
 * Searches in threads of their own, one for each core. A thread that dies costs the file that it was searching.
 * @param spawn starts a thread of `worker-entry.ts`.
 */
export function startFileThreads(spawn: () => Worker): FileScanners {
  const all = new Set<Worker>()
  const idle: Worker[] = []
  const start = () => {
    const worker = spawn()
    all.add(worker)
    // What it says may quote a transcript, and is not repeated; its end follows.
    worker.on('error', () => undefined)
    worker.on('exit', () => all.delete(worker))
    return worker
  }
  return {
    size: readerCount(),
    scan: (job, progress, signal) => {
      signal.throwIfAborted()
      return scanIn(idle.pop() ?? start(), job, progress, signal, worker => idle.push(worker))
    },
    close: async () => {
      await Promise.all(Array.from(all, worker => worker.terminate()))
    },
  }
}

function scanIn(
  worker: Worker,
  job: DeepJob,
  progress: (bytes: number) => void,
  signal: AbortSignal,
  free: (worker: Worker) => void,
): Promise<DeepOutcome> {
  return new Promise((resolve, reject) => {
    const settle = (end: () => void) => {
      worker.off('message', hear)
      worker.off('exit', gone)
      signal.removeEventListener('abort', stop)
      end()
    }
    const hear = (message: FromFileThread) => {
      if (message.kind === 'progress') progress(message.bytes)
      else {
        settle(() => resolve(message.outcome))
        free(worker)
      }
    }
    const gone = () => settle(() => resolve(STOPPED))
    const stop = () => {
      settle(() => reject(signal.reason))
      void worker.terminate()
    }
    worker.on('message', hear)
    worker.on('exit', gone)
    signal.addEventListener('abort', stop, { once: true })
    worker.postMessage(job)
  })
}
