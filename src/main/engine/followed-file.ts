import type { lstatSync } from 'node:fs'
import { errorCode, fileFacts } from './rollout/open.ts'

/** A look takes some hundredths of a millisecond. */
const LOOK_MS = 150

/**
 * Watches one file by looking at it: notifications of the system do not come on every file system, and never for
 * files on another machine.
 */
export class FollowedFile {
  readonly #timer: NodeJS.Timeout

  /** @param changed called after every change of the file, its vanishing included. */
  constructor(path: string, lstat: typeof lstatSync, changed: () => void) {
    const look = () => {
      try {
        return fileFacts(lstat(path, { bigint: true })).fingerprint
      } catch (error) {
        return errorCode(error)
      }
    }
    let last = look()
    this.#timer = setInterval(() => {
      const now = look()
      if (now === last) return
      last = now
      changed()
    }, LOOK_MS)
    this.#timer.unref()
  }

  close(): void {
    clearInterval(this.#timer)
  }
}
