import type { EventName, Events, In, Out, Route } from '../../shared/ipc/contract.ts'
import type { OpenResult } from '../../shared/ipc/homes.ts'
import { AppError, type Reply, valueIn } from '../../shared/ipc/result.ts'

let calls = 0
/** What others wait for before they ask; null for nothing. */
let held: Promise<void> | null = null

/**
 * Keeps back what is asked for by `call`: at a start, everything that is answered beside the list is in its way.
 * @param until does not reject.
 */
export function holdBack(until: Promise<void>): void {
  held = until.then(() => {
    held = null
  })
}

/**
 * Asks the main process.
 * @param signal cancels the request over there too.
 * @throws AppError with the code of the refusal or failure; `cancelled` after an abort.
 */
export async function call<R extends Route>(route: R, input: In<R>, signal?: AbortSignal): Promise<Out<R>> {
  if (held !== null) await held
  return callAtOnce(route, input, signal)
}

/** As `call`, for what the window cannot begin without. */
export function callAtOnce<R extends Route>(route: R, input: In<R>, signal?: AbortSignal): Promise<Out<R>> {
  return ask(callId => window.bridge.request(route, input, callId), signal)
}

/** Has what a person dropped opened. @throws as `call` */
export function callDropped(files: readonly File[], signal: AbortSignal): Promise<OpenResult> {
  return ask(callId => window.bridge.openDropped(files, callId), signal)
}

async function ask<T>(request: (callId: string) => Promise<Reply<T>>, signal?: AbortSignal): Promise<T> {
  calls += 1
  const callId = `w${calls}`
  if (signal?.aborted) throw new AppError('cancelled', 'Cancelled')
  const cancel = () => window.bridge.cancel(callId)
  signal?.addEventListener('abort', cancel, { once: true })
  try {
    const reply = await request(callId)
    if (signal?.aborted) throw new AppError('cancelled', 'Cancelled')
    if (!reply.ok) {
      if (reply.error.code === 'engine-down') losses += 1
      throw AppError.fromWire(reply.error)
    }
    return valueIn(reply)
  } finally {
    signal?.removeEventListener('abort', cancel)
  }
}

/** One listener at the bridge serves all of the window: the bridge has room for few. */
class Hub<E extends EventName> {
  readonly #listeners = new Set<(payload: Events[E]) => void>()
  readonly #event: E
  #stop: (() => void) | null = null

  constructor(event: E) {
    this.#event = event
  }

  add(listener: (payload: Events[E]) => void): () => void {
    this.#listeners.add(listener)
    this.#stop ??= window.bridge.on(this.#event, payload => {
      for (const one of [...this.#listeners]) one(payload)
    })
    return () => {
      this.#listeners.delete(listener)
      if (this.#listeners.size > 0) return
      this.#stop?.()
      this.#stop = null
    }
  }
}

const hubs: { readonly [E in EventName]: Hub<E> } = {
  'scan.progress': new Hub('scan.progress'),
  'threads.changed': new Hub('threads.changed'),
  'thread.changed': new Hub('thread.changed'),
  'library.changed': new Hub('library.changed'),
  'export.progress': new Hub('export.progress'),
  'search.deepHits': new Hub('search.deepHits'),
  'bundle.progress': new Hub('bundle.progress'),
  'homes.opening': new Hub('homes.opening'),
  'system.goTo': new Hub('system.goTo'),
  'engine.state': new Hub('engine.state'),
}

/** Listens to an event of the main process. @returns a function that stops listening. */
export function listen<E extends EventName>(event: E, listener: (payload: Events[E]) => void): () => void {
  return hubs[event].add(listener)
}

/** Grows whenever the engine was found not to be there. */
let losses = 0

/** Who asks again, and how many losses there were when they last did. */
const askers = new Map<() => void, number>()
let stopCounting: (() => void) | null = null

/**
 * Does `again` whenever the engine is there after it was not. At a start, what was asked for before it is up waits for it,
 * and need not be asked again. @returns a function that stops listening.
 */
export function whenEngineIsBack(again: () => void): () => void {
  const asker = () => again()
  askers.set(asker, losses)
  stopCounting ??= listen('engine.state', ({ state }) => {
    if (state === 'up') askAgain()
    else losses += 1
  })
  return () => {
    askers.delete(asker)
    if (askers.size > 0) return
    stopCounting?.()
    stopCounting = null
  }
}

function askAgain(): void {
  for (const [asker, known] of [...askers]) {
    if (known === losses) continue
    askers.set(asker, losses)
    asker()
  }
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
