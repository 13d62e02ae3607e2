import { parentPort, Worker } from 'node:worker_threads'
import { AppError, type WireError } from '../../shared/ipc/result.ts'
import { toWireError } from './wire-error.ts'

/** One piece of work in a thread of its own: nothing else waits for it. Both ends are here. */

export type FromThread<Far, Done> =
  | { readonly kind: 'far'; readonly far: Far }
  | { readonly kind: 'done'; readonly value: Done }
  | { readonly kind: 'failed'; readonly error: WireError }

/**
 * Starts the work.
 * @param entry path of the built entry that calls {@link serveWork}.
 * @param work plain data.
 * @param signal tells the thread to stop; it cleans up, and ends.
 * @throws AppError, the signal's reason
 */
export function inOwnThread<Far, Done>(
  entry: string,
  work: unknown,
  tell: (far: Far) => void,
  signal: AbortSignal,
): Promise<Done> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(entry, { workerData: work })
    const cancel = () => worker.postMessage('cancel')
    signal.addEventListener('abort', cancel, { once: true })
    if (signal.aborted) cancel()
    // What it says last is said when it has cleaned up; nobody waits for the end of the thread itself.
    const end = (settle: () => void) => {
      signal.removeEventListener('abort', cancel)
      if (signal.aborted) reject(signal.reason)
      else settle()
      void worker.terminate()
    }
    worker.on('message', (message: FromThread<Far, Done>) => {
      if (message.kind === 'far') tell(message.far)
      else if (message.kind === 'done') end(() => resolve(message.value))
      else end(() => reject(AppError.fromWire(message.error)))
    })
    worker.on('error', error => end(() => reject(error)))
    worker.on('exit', () => end(() => reject(new AppError('internal', 'The work ended for an unexpected reason'))))
  })
}

/** Does the work of the thread that this is called in; the thread ends with it. */
export async function serveWork<Far, Done>(
  work: (tell: (far: Far) => void, signal: AbortSignal) => Promise<Done>,
): Promise<void> {
  const port = parentPort
  if (port === null) throw new Error('this file runs as a worker thread')
  const send = (message: FromThread<Far, Done>) => port.postMessage(message)
  const controller = new AbortController()
  port.on('message', () => controller.abort())
  try {
    send({ kind: 'done', value: await work(far => send({ kind: 'far', far }), controller.signal) })
  } catch (error) {
    send({ kind: 'failed', error: toWireError(error, text => process.stderr.write(`skein engine: ${text}\n`)) })
  } finally {
    port.close()
  }
}
