import { Worker } from 'node:worker_threads'
import type { HomeWatch, ScanProgress } from '../../../shared/ipc/status.ts'
import type { HomeSpec } from '../api.ts'
import { LazyThread } from '../lazy-thread.ts'
import type { ScannerPort, ScannerPortEvents } from './scanner-port.ts'

/** Messages between the engine and the scanner's thread. */
export type ToScanner =
  | { readonly kind: 'scan'; readonly homes: readonly HomeSpec[] }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'forget'; readonly homePath: string }
  | { readonly kind: 'refresh'; readonly homePath: string; readonly path: string }
  | { readonly kind: 'pause'; readonly paused: boolean }
  | { readonly kind: 'bound'; readonly outputChars: number }
  | { readonly kind: 'close' }
export type FromScanner =
  | { readonly kind: 'progress'; readonly progress: ScanProgress }
  | { readonly kind: 'changed' }
  | { readonly kind: 'watching'; readonly homePath: string; readonly state: HomeWatch }
  | { readonly kind: 'corrupt' }

/**
 * With more young memory it is no faster, only larger. V8 lets the old one grow to four times what is in it where there is no
 * limit below 2 GB, and to less than twice here; with 50,000 threads it holds 80 MB.
 */
const resourceLimits = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 1536 }

/**
 * Runs a scanner in a thread of its own, which is started when there is something to do.
 * @param entry path of the built `worker-entry.ts`.
 */
export function startScannerThread(
  entry: string,
  dataDir: string,
  events: ScannerPortEvents,
  outputChars: number,
): ScannerPort {
  let paused = false
  let bound = outputChars
  const thread = new LazyThread<ToScanner>(() => {
    const worker = new Worker(entry, { workerData: { dataDir, outputChars: bound }, resourceLimits })
    worker.on('message', (message: FromScanner) => {
      if (message.kind === 'progress') events.progress(message.progress)
      else if (message.kind === 'changed') events.changed()
      else if (message.kind === 'watching') events.watching(message.homePath, message.state)
      else events.corrupt()
    })
    worker.postMessage({ kind: 'pause', paused } satisfies ToScanner)
    return worker
  })
  return {
    scan: homes => thread.send({ kind: 'scan', homes }),
    cancel: () => thread.send({ kind: 'cancel' }),
    forget: homePath => thread.send({ kind: 'forget', homePath }),
    refresh: (homePath, path) => thread.send({ kind: 'refresh', homePath, path }),
    bound: chars => {
      bound = chars
      thread.tell({ kind: 'bound', outputChars: chars })
    },
    pause: held => {
      paused = held
      thread.tell({ kind: 'pause', paused })
    },
    close: () => thread.close({ kind: 'close' }),
  }
}
