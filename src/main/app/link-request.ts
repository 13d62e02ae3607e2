import type { SkeinLink } from '../../shared/ipc/link.ts'

/** Which place the window has been asked from outside to show. */
export interface LinkRequest {
  /** A link asks for a place. */
  ask(link: SkeinLink): void
  /** The page starts: takes what has been asked for so far; from now on it is told at once. */
  take(): SkeinLink | null
}

/** @param tell passes a request on to a page that has started. */
export function createLinkRequest(first: SkeinLink | null, tell: (link: SkeinLink) => void): LinkRequest {
  let waiting = first
  let started = false
  return {
    ask(link) {
      if (started) tell(link)
      else waiting = link
    },
    take() {
      started = true
      const link = waiting
      waiting = null
      return link
    },
  }
}
