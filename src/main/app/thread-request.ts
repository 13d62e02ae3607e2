/** Which thread the window has been asked from outside to open. */
export interface ThreadRequest {
  /** A deep link asks for a thread. */
  ask(id: string): void
  /** The page starts: takes what has been asked for so far; from now on it is told at once. */
  take(): string | null
}

/** @param tell passes a request on to a page that has started. */
export function createThreadRequest(first: string | null, tell: (id: string) => void): ThreadRequest {
  let waiting = first
  let started = false
  return {
    ask(id) {
      if (started) tell(id)
      else waiting = id
    },
    take() {
      started = true
      const id = waiting
      waiting = null
      return id
    },
  }
}
