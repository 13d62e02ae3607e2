import type { ThreadQuery } from '../../../shared/ipc/query.ts'
import type { ScanProgress } from '../../../shared/ipc/status.ts'
import type { HomeSpec } from '../api.ts'
import { KeptReadings } from '../index/kept-readings.ts'
import { deleteIndex, type Index, isCorruption, openForReading, openForWriting } from '../index/open.ts'
import { IndexWriter } from '../index/writer.ts'
import { Library } from '../library/library.ts'
import { withMarks } from '../library/marked-queries.ts'
import { Asides } from '../scan/asides.ts'
import { type Readers, readHere } from '../scan/reading/readers.ts'
import { Scanner } from '../scan/scanner.ts'
import { OUTPUT_CHARS } from '../search/extract/bounds.ts'
import { TermCandidates } from '../search/term-candidates.ts'
import type { IndexQuery } from '../threads/filter.ts'
import { HomeFacts } from '../threads/homes.ts'
import { ThreadList } from '../threads/list.ts'
import type { ThreadRow } from '../threads/rows.ts'
import { Transcripts } from '../threads/transcripts.ts'

/** The homes that a command line or a JSON-RPC client asked for, on the index that the app uses too. */
export class ThreadStore {
  readonly transcripts = new Transcripts((homeId, path) => new KeptReadings(this.#db).outlineOf(homeId, path))
  readonly homes: readonly HomeSpec[]
  /** Opened when it is first needed. */
  readonly library: Library
  readonly #dataDir: string
  readonly #startReaders: () => Readers
  #db: Index
  /** Sees what others write, which a connection cannot tell of its own writes. */
  #reader: Index | null = null
  #candidates: TermCandidates | null = null

  /**
   * @param dataDir folder of `index.db`; made when missing.
   * @param startReaders starts those who read files in full; they rest when a scan is over.
   * @throws AppError `index` when the index cannot be opened.
   */
  constructor(dataDir: string, homes: readonly HomeSpec[], startReaders: () => Readers = readHere) {
    this.homes = homes
    this.#dataDir = dataDir
    this.#startReaders = startReaders
    this.library = new Library(dataDir)
    this.#db = openForWriting(dataDir)
  }

  /**
   * Brings the list of threads up to date from the heads of new and changed files. A home that is gone has no threads.
   * @throws the signal's reason, AppError `index`, SQLite's error
   */
  async refresh(signal: AbortSignal): Promise<void> {
    return this.#upToDate('heads', ignore, signal)
  }

  /**
   * The same, and reads what nobody has read in full yet, so that all texts can be found.
   * @throws as `refresh`
   */
  async readAll(progress: (progress: ScanProgress) => void, signal: AbortSignal): Promise<void> {
    return this.#upToDate('all', progress, signal)
  }

  /** Brings up to date how far the client has read the files of a home. @throws as `refresh` */
  async readProjections(homePath: string, signal: AbortSignal): Promise<void> {
    await new Asides(new IndexWriter(this.#db), this.#dataDir).projections(homePath, signal)
  }

  async #upToDate(
    depth: 'heads' | 'all',
    progress: (progress: ScanProgress) => void,
    signal: AbortSignal,
  ): Promise<void> {
    try {
      await this.#scan(depth, progress, signal)
    } catch (error) {
      if (!isCorruption(error)) throw error
      this.close()
      deleteIndex(this.#dataDir)
      this.#db = openForWriting(this.#dataDir)
      await this.#scan(depth, progress, signal)
    }
  }

  get list(): ThreadList {
    return new ThreadList(this.#db)
  }

  get facts(): HomeFacts {
    return new HomeFacts(this.#db)
  }

  get db(): Index {
    return this.#db
  }

  /** A second connection, for searches. */
  get reader(): Index {
    this.#reader ??= openForReading(this.#dataDir)
    return this.#reader
  }

  /** Where a text may stand. */
  get candidates(): TermCandidates {
    this.#candidates ??= new TermCandidates(this.reader)
    return this.#candidates
  }

  /** The numbers of these homes in the index. */
  homeIds(): number[] {
    const { facts } = this
    return this.homes.flatMap(home => facts.id(home.path) ?? [])
  }

  /**
   * A query on all of these homes, with the threads that it means where it names what the person made.
   * @param searched the text of a search that is narrowed by the query. @throws as `withMarks`
   */
  within(query: ThreadQuery, searched = ''): IndexQuery {
    const { facts } = this
    const known = this.homes.flatMap(({ path }) => {
      const id = facts.id(path)
      return id === null ? [] : [{ id, path }]
    })
    return withMarks({ ...query, homes: known.map(({ id }) => id) }, this.library, known, searched)
  }

  /** The threads of an id, one for each home that has it; the first one of several is the one to prefer. */
  find(id: string): ThreadRow[] {
    const { list } = this
    return list.resolve(id, this.homeIds()).flatMap(key => list.row(key) ?? [])
  }

  close(): void {
    this.library.close()
    this.#reader?.close()
    this.#reader = null
    this.#candidates = null
    this.#db.close()
  }

  async #scan(depth: 'heads' | 'all', progress: (progress: ScanProgress) => void, signal: AbortSignal): Promise<void> {
    // As the window set it: another bound would throw away what it has read.
    const outputChars = this.library.readOr(OUTPUT_CHARS, ({ settings }) => settings.get('outputChars'))
    const events = { progress, changed: ignore }
    const scanner = new Scanner(new IndexWriter(this.#db), this.#dataDir, events, {
      outputChars,
      readers: this.#startReaders(),
    })
    await scanner.scan(this.homes, depth, signal)
  }
}

/** Nobody watches a scan that an answer waits for. */
function ignore(): void {}
