/** Passes on the newest of many values, at most once in a while; the first at once, the last always. */
export class Coalescer<T> {
  readonly #everyMs: number
  readonly #send: (value: T) => void
  #timer: NodeJS.Timeout | null = null
  #waiting: { readonly value: T } | null = null

  constructor(everyMs: number, send: (value: T) => void) {
    this.#everyMs = everyMs
    this.#send = send
  }

  put(value: T): void {
    if (this.#timer !== null) {
      this.#waiting = { value }
      return
    }
    this.#send(value)
    this.#timer = setTimeout(() => {
      const waiting = this.#waiting
      this.#timer = null
      this.#waiting = null
      if (waiting !== null) this.put(waiting.value)
    }, this.#everyMs)
  }

  /** Sends what waits, now. */
  flush(): void {
    const waiting = this.#waiting
    this.#waiting = null
    if (waiting !== null) this.#send(waiting.value)
  }

  /** Drops what waits. */
  close(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    this.#waiting = null
  }
}
