import { Worker } from 'node:worker_threads'
import type { Opening } from '../../../shared/ipc/homes.ts'
import { AppError, type WireError } from '../../../shared/ipc/result.ts'
import type { OpenedCase } from './open-case.ts'

/** Opens a case, wherever it is done. */
export type OpenCase = (
  path: string,
  dataDir: string,
  tell: (opening: Opening) => void,
  signal: AbortSignal,
) => Promise<OpenedCase>

/** What the thread is started with. */
export interface CaseWork {
  readonly path: string
  readonly dataDir: string
}
export type FromCase =
  | { readonly kind: 'opening'; readonly opening: Opening }
  | { readonly kind: 'opened'; readonly opened: OpenedCase }
  | { readonly kind: 'failed'; readonly error: WireError }

/**
 * Opens cases in threads of their own, one for each: nothing else waits for an unpacking.
 * @param entry path of the built `case-entry.ts`.
 */
export function casesInThreads(entry: string): OpenCase {
  return (path, dataDir, tell, signal) =>
    new Promise((resolve, reject) => {
      const worker = new Worker(entry, { workerData: { path, dataDir } satisfies CaseWork })
      // It deletes what it has unpacked so far, and ends.
      const cancel = () => worker.postMessage('cancel')
      let settle = () => reject(new AppError('internal', 'The archive could not be opened for an unexpected reason'))
      signal.addEventListener('abort', cancel, { once: true })
      if (signal.aborted) cancel()
      worker.on('message', (message: FromCase) => {
        if (message.kind === 'opening') tell(message.opening)
        else if (message.kind === 'opened') settle = () => resolve(message.opened)
        else settle = () => reject(AppError.fromWire(message.error))
      })
      worker.on('error', error => {
        settle = () => reject(error)
      })
      worker.on('exit', () => {
        signal.removeEventListener('abort', cancel)
        if (signal.aborted) reject(signal.reason)
        else settle()
      })
    })
}
