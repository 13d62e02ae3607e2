/** Lets work through, or holds it for as long as it is paused. */
export class PauseGate {
  #paused = false
  #waiting: (() => void)[] = []

  set(paused: boolean): void {
    this.#paused = paused
    if (!paused) for (const go of this.#waiting.splice(0)) go()
  }

  /** Resolves when the gate is open, at the latest when the signal stops. */
  async passed(signal: AbortSignal): Promise<void> {
    if (!this.#paused || signal.aborted) return
    await new Promise<void>(resolve => {
      const go = () => {
        signal.removeEventListener('abort', go)
        resolve()
      }
      this.#waiting.push(go)
      signal.addEventListener('abort', go, { once: true })
    })
  }
}
