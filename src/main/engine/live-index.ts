import type { HomeSpec } from './api.ts'
import { DoctorFacts } from './doctor/queries.ts'
import { FailureFacts } from './failures/queries.ts'
import { KeptReadings } from './index/kept-readings.ts'
import { deleteIndex, type Index, isCorruption, openForReading, openForWriting } from './index/open.ts'
import { IndexWriter } from './index/writer.ts'
import type { ScannerPort, ScannerPortEvents, StartScanner } from './scan/scanner-port.ts'
import { CorruptIndexError, type SearchPort, type StartSearch } from './search/search-port.ts'
import { HomeFacts } from './threads/homes.ts'
import { Inspector } from './threads/inspect.ts'
import { ThreadList } from './threads/list.ts'
import { UsageFacts } from './usage/queries.ts'

export interface LiveIndexOptions {
  readonly dataDir: string
  /** The open homes; more may come. */
  readonly homes: readonly HomeSpec[]
  readonly startScanner: StartScanner
  /** How much of each output can be found; asked when a scanner is started. */
  readonly outputChars: () => number
  readonly startSearch: StartSearch
  readonly events: Omit<ScannerPortEvents, 'corrupt'>
  /** Called when the index has been made anew: nothing has been scanned yet. */
  readonly remade: () => void
}

/** What reads and writes an open index. */
interface OpenIndex {
  readonly db: Index
  readonly kept: KeptReadings
  readonly list: ThreadList
  readonly facts: HomeFacts
  readonly doctor: DoctorFacts
  readonly failures: FailureFacts
  readonly inspector: Inspector
  readonly usage: UsageFacts
  readonly searches: SearchPort
  readonly scanner: ScannerPort
}

/** The index with all that reads and writes it. It is a cache: a damaged one is thrown away and made anew. */
export class LiveIndex {
  readonly #options: LiveIndexOptions
  #open: OpenIndex
  #remaking: Promise<void> | null = null

  /** @throws AppError `index` when it cannot be opened. */
  constructor(options: LiveIndexOptions) {
    this.#options = options
    this.#open = this.#start()
  }

  /** As it is open now; closed while it is made anew. Not to be kept. */
  get open(): OpenIndex {
    return this.#open
  }

  get isRemaking(): boolean {
    return this.#remaking !== null
  }

  /** Makes or migrates the index, and enters the homes, so that readers find both before the scanner is up. */
  prepare(): void {
    const db = openForWriting(this.#options.dataDir)
    const writer = new IndexWriter(db)
    for (const { path } of this.#options.homes) writer.homeId(path)
    db.close()
  }

  /** Makes the index anew when an error says that it is damaged. */
  heal(error: unknown): void {
    if (isCorruption(error) || error instanceof CorruptIndexError) this.#remake()
  }

  async close(): Promise<void> {
    await this.#remaking
    await this.#closePorts()
    this.#open.db.close()
  }

  #start(): OpenIndex {
    this.prepare()
    const { dataDir, startSearch, startScanner, outputChars, events } = this.#options
    const db = openForReading(dataDir)
    const list = new ThreadList(db)
    // While the window is being made: it asks for the list as soon as it is there.
    setImmediate(() => {
      try {
        if (db.open) list.prepare()
      } catch (error) {
        // Whatever else it is, the first to ask hears of it.
        this.heal(error)
      }
    })
    const facts = new HomeFacts(db)
    return {
      db,
      kept: new KeptReadings(db),
      list,
      facts,
      doctor: new DoctorFacts(db),
      failures: new FailureFacts(db),
      inspector: new Inspector(db, facts),
      usage: new UsageFacts(db),
      searches: startSearch(dataDir),
      scanner: startScanner(dataDir, { ...events, corrupt: () => this.#remake() }, outputChars()),
    }
  }

  #remake(): void {
    if (this.#remaking !== null) return
    this.#open.db.close()
    this.#remaking = this.#closePorts().then(() => {
      deleteIndex(this.#options.dataDir)
      this.#open = this.#start()
      this.#remaking = null
      this.#options.remade()
    })
  }

  async #closePorts(): Promise<void> {
    await Promise.all([this.#open.scanner.close(), this.#open.searches.close()])
  }
}
