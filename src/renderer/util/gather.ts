/** One piece of work for many calls. */
export interface Gathered {
  /** Asks for the work; asked again before it has begun, it is still done once. */
  readonly ask: () => void
  /** Gives up what has been asked for. */
  readonly stop: () => void
}

/** Does `work` some time after the first of any number of calls: changes that come together are answered once. */
export function gather(ms: number, work: () => void): Gathered {
  let timer: number | null = null
  return {
    ask: () => {
      timer ??= window.setTimeout(() => {
        timer = null
        work()
      }, ms)
    },
    stop: () => {
      if (timer !== null) window.clearTimeout(timer)
      timer = null
    },
  }
}
