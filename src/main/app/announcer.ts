import type { EventName, Events } from '../../shared/ipc/contract.ts'

/** Tells the tools that start the app how far it is: set-up, screenshots and tests wait for its lines. */
export interface Announcer {
  /** The window has painted its first list. */
  ready(): void
  /** To be told of all events. */
  saw<E extends EventName>(event: E, payload: Events[E]): void
}

/**
 * @param print takes lines for stdout.
 * @param screenshot makes a picture of the window, once, when it is ready and the first scan is over; null for none.
 */
export function createAnnouncer(print: (line: string) => void, screenshot: (() => void) | null): Announcer {
  let ready = false
  let settled = false
  let due = screenshot

  function check(): void {
    if (!ready || !settled) return
    due?.()
    due = null
  }

  return {
    ready() {
      if (!ready) print('skein: ready')
      ready = true
      check()
    },
    saw(event, payload) {
      if (event === 'scan.progress' && 'phase' in payload)
        settled = payload.phase === 'idle' || payload.phase === 'stopped'
      if (event === 'engine.state' && 'state' in payload && payload.state === 'down') settled = true
      check()
    },
  }
}
