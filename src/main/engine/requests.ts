import { type Answer, AppError, type Reply } from '../../shared/ipc/result.ts'
import type { ToHost } from './wire.ts'

/** Main's requests to the engine that are under way, each by the number that its question and its reply bear. */
export class Requests {
  readonly #underWay = new Map<number, (reply: Reply<unknown>) => void>()
  #nextId = 1

  /**
   * Asks.
   * @throws AppError of the reply, or `cancelled`, at once when `signal` aborts
   */
  ask(
    host: { post(message: ToHost): void },
    question: (id: number) => ToHost,
    signal?: AbortSignal,
  ): Promise<Answer<unknown>> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(new AppError('cancelled', 'Cancelled'))
      const id = this.#nextId++
      const cancel = () => {
        this.#underWay.delete(id)
        host.post({ type: 'cancel', id })
        reject(new AppError('cancelled', 'Cancelled'))
      }
      this.#underWay.set(id, reply => {
        this.#underWay.delete(id)
        signal?.removeEventListener('abort', cancel)
        if (reply.ok) resolve(reply.json === undefined ? { value: reply.value } : { json: reply.json })
        else reject(AppError.fromWire(reply.error))
      })
      signal?.addEventListener('abort', cancel, { once: true })
      host.post(question(id))
    })
  }

  /** Hands a reply to whom it is for: to nobody where the request was cancelled in the meantime. */
  settle(id: number, reply: Reply<unknown>): void {
    this.#underWay.get(id)?.(reply)
  }

  /** The engine is gone: none of them is answered any more. @param message why */
  rejectAll(message: string): void {
    const reply: Reply<never> = { ok: false, error: new AppError('engine-down', message).toWire() }
    for (const settle of [...this.#underWay.values()]) settle(reply)
  }
}
