import { foldedPath } from '../cases/entry-path.ts'
import { fileName, logicalPath } from '../rollout/names.ts'

/** Whether a path, below its home, is one that Codex itself gives: it says nothing of anybody. */
export function isCodexPlace(path: string): boolean {
  return /^(?:archived_sessions|sessions\/\d{4}\/\d{2}\/\d{2})\/[^/]+$/.test(path)
}

/** Gives the files of a bundle their places: as in a home, so that the archive opens as one. */
export class BundleNames {
  readonly #homes: readonly string[]
  readonly #taken = new Set<string>()

  /** @param homes their paths; files of several go into a folder for each. */
  constructor(homes: readonly string[]) {
    this.#homes = [...new Set(homes)]
  }

  /** Which home it is, counted from 1. */
  numberOf(homePath: string): number {
    return this.#homes.indexOf(homePath) + 1
  }

  /**
   * The name of a file in the archive. Folders other than Codex's own may name people, and are left out.
   * @param path below its home.
   * @param plain whether it is written uncompressed.
   */
  take(homePath: string, path: string, plain: boolean): string {
    const home = this.#homes.length > 1 ? `home-${this.numberOf(homePath)}/` : ''
    const own = plain ? logicalPath(path) : path
    const wanted = isCodexPlace(own) ? own : `sessions/${fileName(own)}`
    for (let number = 1; ; number += 1) {
      const name = `${home}${number === 1 ? wanted : `sessions/${number}/${fileName(wanted)}`}`
      if (this.#taken.has(foldedPath(name))) continue
      this.#taken.add(foldedPath(name))
      return name
    }
  }
}
