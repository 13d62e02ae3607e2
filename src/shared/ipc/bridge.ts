import type { EventName, Events, In, Out, Route } from './contract.ts'
import type { Reply } from './result.ts'

/** `window.bridge`: all that the window can do beyond drawing. */
export interface Bridge {
  request<R extends Route>(route: R, input: In<R>, callId: string): Promise<Reply<Out<R>>>
  cancel(callId: string): void
  /** @returns a function that stops listening. */
  on<E extends EventName>(event: E, listener: (payload: Events[E]) => void): () => void
}
