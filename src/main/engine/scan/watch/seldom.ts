/** Runs a job as often as it is asked for, but one at a time, and so that it takes no more than a part of the time. */

export interface Pace {
  /** What is asked for within so long is done together. */
  readonly gatherMs: number
  /** From the end of one run to the beginning of the next at least. */
  readonly restMs: number
  /** The job may take this part of the time. */
  readonly share: number
}

export class Seldom {
  readonly #job: () => Promise<void>
  readonly #pace: Pace
  #timer: NodeJS.Timeout | null = null
  #busy = false
  #asked = false
  /** As `performance.now` counts. */
  #notBefore = 0
  #closed = false

  /** @param job never throws. */
  constructor(job: () => Promise<void>, pace: Pace) {
    this.#job = job
    this.#pace = pace
  }

  /** Has the job run once more, as soon as it may. */
  ask(): void {
    this.#asked = true
    if (this.#timer !== null || this.#busy || this.#closed) return
    const wait = Math.max(this.#pace.gatherMs, this.#notBefore - performance.now())
    this.#timer = setTimeout(() => {
      this.#timer = null
      void this.#run()
    }, wait).unref()
  }

  close(): void {
    this.#closed = true
    if (this.#timer !== null) clearTimeout(this.#timer)
  }

  async #run(): Promise<void> {
    this.#busy = true
    this.#asked = false
    const began = performance.now()
    await this.#job()
    const ended = performance.now()
    this.#notBefore = ended + Math.max(this.#pace.restMs, (ended - began) / this.#pace.share)
    this.#busy = false
    if (this.#asked) this.ask()
  }
}
