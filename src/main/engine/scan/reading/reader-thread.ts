import type { Worker } from 'node:worker_threads'
import type { FromReader, ToReader } from './reader-messages.ts'

/** What a thread is asked, and who hears what it says to that. */
export interface Asked {
  readonly question: Extract<ToReader, { job: unknown }>
  readonly signal: AbortSignal
  /** Takes what the thread says, up to the first of these: `done`, `structured`, `cancelled`, or `gone` where it has died. */
  readonly hear: (message: FromReader | 'gone', reply: (message: ToReader) => void) => void
}

const LAST: ReadonlySet<FromReader['kind']> = new Set(['done', 'structured', 'cancelled'])

/** A thread that reads one file after the other, and what it has been asked and not answered yet. */
export class ReaderThread {
  readonly #worker: Worker
  readonly #reply: (message: ToReader) => void
  #asked: Asked[] = []

  /** @param gone is told when the thread has ended, and what it had not begun. */
  constructor(worker: Worker, gone: (left: readonly Asked[]) => void) {
    this.#worker = worker
    this.#reply = message => this.post(message)
    worker.on('message', (message: FromReader) => {
      const asked = LAST.has(message.kind) ? this.#asked.shift() : this.#asked[0]
      asked?.hear(message, this.#reply)
    })
    // What it says may quote a transcript, and is not repeated; its end follows.
    worker.on('error', () => undefined)
    worker.on('exit', () => {
      const [first, ...left] = this.#asked
      this.#asked = []
      first?.hear('gone', this.#reply)
      gone(left)
    })
  }

  /** Bytes that it has to read; 0 for none. */
  get load(): number {
    return this.#asked.reduce((sum, { question }) => sum + 1 + question.job.file.sizeBytes, 0)
  }

  isAskedBy(signal: AbortSignal): boolean {
    return this.#asked.some(asked => asked.signal === signal)
  }

  ask(asked: Asked): void {
    this.#asked.push(asked)
    this.post(asked.question)
  }

  post(message: ToReader): void {
    this.#worker.postMessage(message)
  }

  async end(): Promise<void> {
    await this.#worker.terminate()
  }
}
