import { once } from 'node:events'
import type { Worker } from 'node:worker_threads'

/**
 * A thread of the engine's own that is started when it is first needed. Without it the engine is of no use: when it fails the
 * engine ends too, and whoever owns that starts it again.
 */
export class LazyThread<To> {
  readonly #spawn: () => Worker
  #worker: Worker | null = null
  #closed = false

  /** @param spawn starts the thread, and listens to it. */
  constructor(spawn: () => Worker) {
    this.#spawn = spawn
  }

  start(): Worker {
    if (this.#worker === null) {
      this.#worker = this.#spawn()
      this.#worker.on('error', error => {
        throw error
      })
    }
    return this.#worker
  }

  /** Sends a message, to a thread that is started for it where there is none; not behind the end. */
  send(message: To): void {
    if (!this.#closed) this.start().postMessage(message)
  }

  /** Sends a message to the thread if it is there. */
  tell(message: To): void {
    this.#worker?.postMessage(message)
  }

  /** Sends the last message, after which the thread ends, and waits for that. */
  async close(message: To): Promise<void> {
    this.#closed = true
    if (this.#worker === null) return
    const exited = once(this.#worker, 'exit')
    this.#worker.postMessage(message)
    await exited
  }
}
