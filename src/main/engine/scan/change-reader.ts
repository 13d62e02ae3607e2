import type { Pending } from './full-pass.ts'
import type { Scanner } from './scanner.ts'

/** Reads what has changed, beside the scan: first what the list needs of it, then in full. */

/** More than this is read as a scan is: by all readers, in its turn, with progress. */
const MANY_FILES = 100
const MANY_BYTES = 64 * 1024 * 1024

export interface ChangeJobs {
  /** Runs a job now. Never throws: what goes wrong is reported. */
  readonly guarded: (job: (signal: AbortSignal) => Promise<void>) => Promise<void>
  /** Runs a job when no scan is under way. */
  readonly inTurn: (job: (signal: AbortSignal) => Promise<void>) => void
}

export class ChangeReader {
  readonly #scanner: Scanner
  readonly #jobs: ChangeJobs
  /** Paths of each home that are to be looked at. */
  #paths = new Map<string, Set<string>>()
  #looking: Promise<void> | null = null
  /** What is to be read in full, by home and path. */
  #pending = new Map<string, Pending>()
  #reading: Promise<void> | null = null
  /** Readings of what lies beside the rollouts. */
  readonly #asides = new Set<Promise<void>>()
  #closed = false
  #filesCameOrWent = false

  constructor(scanner: Scanner, jobs: ChangeJobs) {
    this.#scanner = scanner
    this.#jobs = jobs
  }

  /**
   * Takes note that something changed at some paths; however often that is said meanwhile, it is looked at once more.
   * @returns when they have been looked at: whether files have come or gone
   */
  async update(homePath: string, paths: ReadonlySet<string>): Promise<boolean> {
    const waiting = this.#paths.get(homePath) ?? new Set()
    for (const path of paths) waiting.add(path)
    this.#paths.set(homePath, waiting)
    this.#looking ??= this.#look().finally(() => {
      this.#looking = null
    })
    await this.#looking
    const cameOrWent = this.#filesCameOrWent
    this.#filesCameOrWent = false
    return cameOrWent
  }

  /** Compares a whole home with the index. */
  async check(homePath: string): Promise<void> {
    await this.#jobs.guarded(async signal => this.#take(await this.#scanner.check(homePath, signal)))
  }

  /** Reads the names and states of a home, which have changed. */
  aside(homePath: string): Promise<void> {
    return this.#beside(signal => this.#scanner.aside(homePath, signal))
  }

  /** Reads how far the client has read the files of a home. */
  projections(homePath: string): Promise<void> {
    return this.#beside(signal => this.#scanner.projections(homePath, signal))
  }

  /** What waits of a home is not to be looked at. */
  forget(homePath: string): void {
    this.#paths.delete(homePath)
    for (const [key, work] of this.#pending) if (work.homePath === homePath) this.#pending.delete(key)
  }

  /** Takes nothing more. */
  close(): void {
    this.#closed = true
    this.#paths.clear()
    this.#pending.clear()
  }

  /** Resolves when nothing is under way any more. */
  async ended(): Promise<void> {
    await this.#looking
    await this.#reading
    await Promise.all(this.#asides)
  }

  async #beside(job: (signal: AbortSignal) => Promise<void>): Promise<void> {
    if (this.#closed) return
    const reading = this.#jobs.guarded(job)
    this.#asides.add(reading)
    await reading
    this.#asides.delete(reading)
  }

  async #look(): Promise<void> {
    for (let [next] = this.#paths; next !== undefined && !this.#closed; [next] = this.#paths) {
      const [homePath, paths] = next
      this.#paths.delete(homePath)
      await this.#jobs.guarded(async signal => {
        const { pending, cameOrWent } = await this.#scanner.update(homePath, paths, signal)
        this.#filesCameOrWent ||= cameOrWent
        this.#take(pending)
      })
    }
  }

  #take(pending: readonly Pending[]): void {
    if (this.#closed || pending.length === 0) return
    const bytes = pending.reduce((sum, { file }) => sum + file.sizeBytes, 0)
    if (pending.length > MANY_FILES || (bytes > MANY_BYTES && pending.length > 1)) {
      this.#jobs.inTurn(signal => this.#scanner.readMany(pending, signal))
      return
    }
    for (const work of pending) this.#pending.set(`${work.homePath}/${work.file.path}`, work)
    this.#reading ??= this.#read().finally(() => {
      this.#reading = null
    })
  }

  async #read(): Promise<void> {
    while (this.#pending.size > 0 && !this.#closed) {
      const pending = [...this.#pending.values()]
      this.#pending = new Map()
      await this.#jobs.guarded(signal => this.#scanner.readChanged(pending, signal))
    }
  }
}
