import type { KnownFile } from '../index/file-writer.ts'
import type { IndexWriter } from '../index/writer.ts'
import { fileName, isCompressed, logicalPath, parseRolloutName } from '../rollout/names.ts'
import type { Asides } from './asides.ts'
import { discover, discoverAt, type FoundFile, isInPlace } from './discover.ts'
import type { FullPass, Pending } from './full-pass.ts'
import { differenceOf, HeadPass } from './heads.ts'

export interface HomeListOptions {
  /** Rows of the list changed. */
  readonly changed: () => void
  /** Is told of each folder of a home before it is read. */
  readonly onFolder: (homePath: string, folder: string) => void
}

/** What looking at changed paths came to. */
export interface Updated {
  /** What is to be read in full. */
  readonly pending: readonly Pending[]
  /** Whether files have come or gone. */
  readonly cameOrWent: boolean
}

/** Brings the list of threads up to date with a home, or with what has changed in it. */
export class HomeList {
  readonly #writer: IndexWriter
  readonly #asides: Asides
  readonly #options: HomeListOptions
  readonly #heads: HeadPass

  constructor(writer: IndexWriter, asides: Asides, pass: FullPass, options: HomeListOptions) {
    this.#writer = writer
    this.#asides = asides
    this.#options = options
    this.#heads = new HeadPass(writer, pass)
  }

  /**
   * Looks at all of a home.
   * @param told of how many files more the beginnings are known, and how many more there are; null where nobody waits for
   *   it: then no change is told of unless there is one.
   * @returns what is to be read in full
   * @throws the signal's reason when stopped, and what the index throws.
   */
  async whole(
    homePath: string,
    told: ((heads: number, files: number) => void) | null,
    signal: AbortSignal,
  ): Promise<Pending[]> {
    // First, so that the rows of new threads are made once, with name and state row.
    const renamed = await this.#asides.names(homePath, signal)
    const home = { homeId: this.#writer.homeId(homePath), homePath }
    const { files, problems, places } = discover(homePath, folder => this.#options.onFolder(homePath, folder))
    const known = this.#writer.files.known(home.homeId)
    let isNews = told !== null || renamed
    this.#writer.batch(() => {
      isNews = this.#writer.setPlaces(home.homeId, places) || isNews
      this.#writer.putHomeProblems(home.homeId, 'folders', problems)
    })
    const difference = differenceOf(home, files, known)
    told?.(files.length - difference.changed.length, files.length)
    // Also when no file has changed: the places and the home's problems are known now.
    if (isNews) this.#options.changed()
    const read = (heads: number) => {
      told?.(heads, 0)
      if (isNews || difference.changed.length + difference.gone.length > 0) this.#options.changed()
    }
    return this.#heads.apply(home, difference, path => known.get(path), read, signal)
  }

  /**
   * Looks at what lies at or below some paths, which somebody has seen change.
   * @param paths below the home, `/`-separated.
   * @throws as `whole`
   */
  async at(homePath: string, paths: ReadonlySet<string>, signal: AbortSignal): Promise<Updated> {
    const home = { homeId: this.#writer.homeId(homePath), homePath }
    const known = new Map<string, KnownFile>()
    const files = new Map<string, FoundFile>()
    for (const path of new Set([...paths].filter(isInPlace).flatMap(withTwin))) {
      for (const file of this.#writer.files.knownAt(home.homeId, path)) known.set(file.path, file)
      const found = discoverAt(homePath, path, folder => this.#options.onFolder(homePath, folder))
      for (const file of found) files.set(file.path, file)
    }
    for (const path of files.keys()) if (isCompressed(path) && files.has(logicalPath(path))) files.delete(path)
    const difference = differenceOf(home, [...files.values()], known)
    const { changed, gone, unread } = difference
    if (changed.length + gone.length > 0) {
      const pending = await this.#heads.apply(home, difference, path => known.get(path), this.#options.changed, signal)
      return { pending, cameOrWent: gone.length > 0 || changed.some(file => !known.has(file.path)) }
    }
    return { pending: unread, cameOrWent: false }
  }
}

/** A path and, for a rollout, that of the same file compressed or not: one stands before the other. */
function withTwin(path: string): string[] {
  if (parseRolloutName(fileName(path)) === null) return [path]
  const plain = logicalPath(path)
  return [plain, `${plain}.zst`]
}
