import type { EventName, Events, In, Out, Route } from '../../shared/ipc/contract.ts'
import { AppError } from '../../shared/ipc/result.ts'

let calls = 0

/**
 * Asks the main process.
 * @param signal cancels the request over there too.
 * @throws AppError with the code of the refusal or failure; `cancelled` after an abort.
 */
export async function call<R extends Route>(route: R, input: In<R>, signal?: AbortSignal): Promise<Out<R>> {
  calls += 1
  const callId = `w${calls}`
  if (signal?.aborted) throw new AppError('cancelled', 'Cancelled')
  const cancel = () => window.bridge.cancel(callId)
  signal?.addEventListener('abort', cancel, { once: true })
  try {
    const reply = await window.bridge.request(route, input, callId)
    if (signal?.aborted) throw new AppError('cancelled', 'Cancelled')
    if (!reply.ok) throw AppError.fromWire(reply.error)
    return reply.value
  } finally {
    signal?.removeEventListener('abort', cancel)
  }
}

/** Listens to an event of the main process. @returns a function that stops listening. */
export function listen<E extends EventName>(event: E, listener: (payload: Events[E]) => void): () => void {
  return window.bridge.on(event, listener)
}

/** What `error` means to the window: an AppError as it is, everything else as a mistake of ours. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error
  return new AppError('internal', error instanceof Error ? error.message : String(error))
}

/** Whether the request ended because nobody wants the answer any more. */
export function isCancelled(error: unknown): boolean {
  return error instanceof AppError && error.code === 'cancelled'
}
