import type { EventName, Events, In, Out, Route } from './contract.ts'
import type { OpenResult } from './homes.ts'
import type { Reply } from './result.ts'

/** `window.bridge`: all that the window can do beyond drawing. `F` is the page's type of files. */
export interface Bridge<F> {
  request<R extends Route>(route: R, input: In<R>, callId: string): Promise<Reply<Out<R>>>
  /**
   * Opens what a person dropped onto the window, or chose. The page hands over files; their paths are looked up where it
   * cannot reach, so it can name none that nobody gave it.
   */
  openDropped(files: readonly F[], callId: string): Promise<Reply<OpenResult>>
  cancel(callId: string): void
  /** @returns a function that stops listening. */
  on<E extends EventName>(event: E, listener: (payload: Events[E]) => void): () => void
}
