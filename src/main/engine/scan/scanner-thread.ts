import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { HomeWatch, ScanProgress } from '../../../shared/ipc/status.ts'
import type { HomeSpec } from '../api.ts'
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

/** With more young memory it is no faster, only larger. */
const resourceLimits = { maxYoungGenerationSizeMb: 16 }

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
  let worker: Worker | null = null
  let paused = false
  let bound = outputChars
  const start = () => {
    const begun = new Worker(entry, { workerData: { dataDir, outputChars: bound }, resourceLimits })
    begun.on('message', (message: FromScanner) => {
      if (message.kind === 'progress') events.progress(message.progress)
      else if (message.kind === 'changed') events.changed()
      else if (message.kind === 'watching') events.watching(message.homePath, message.state)
      else events.corrupt()
    })
    // Without its scanner the engine is of no use: it ends too, and whoever owns it starts it again.
    begun.on('error', error => {
      throw error
    })
    begun.postMessage({ kind: 'pause', paused } satisfies ToScanner)
    return begun
  }
  let closed = false
  const send = (message: ToScanner) => {
    if (closed) return
    worker ??= start()
    worker.postMessage(message)
  }
  return {
    scan: homes => send({ kind: 'scan', homes }),
    cancel: () => send({ kind: 'cancel' }),
    forget: homePath => send({ kind: 'forget', homePath }),
    refresh: (homePath, path) => send({ kind: 'refresh', homePath, path }),
    bound: chars => {
      bound = chars
      worker?.postMessage({ kind: 'bound', outputChars: chars } satisfies ToScanner)
    },
    pause: held => {
      paused = held
      worker?.postMessage({ kind: 'pause', paused } satisfies ToScanner)
    },
    close: async () => {
      closed = true
      if (worker === null) return
      const exited = once(worker, 'exit')
      worker.postMessage({ kind: 'close' } satisfies ToScanner)
      await exited
    },
  }
}
