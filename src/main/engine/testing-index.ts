import { onTestFinished } from 'vitest'
import { temporaryHome } from '../../fixtures/testing.ts'
import { parseHistoryMode } from '../../shared/history-mode.ts'
import { threadQuery, threadSort } from '../../shared/ipc/query.ts'
import type { ScanProgress } from '../../shared/ipc/status.ts'
import type { Problem } from '../../shared/problem.ts'
import type { ListedThread, SessionSource } from '../../shared/thread.ts'
import { foundOf } from './doctor/findings.ts'
import { type Index, openForWriting } from './index/open.ts'
import type { PassFacts, StartFacts } from './index/stored-facts.ts'
import { IndexWriter } from './index/writer.ts'
import { type Head, missingHead } from './rollout/head.ts'
import type { FoundFile } from './scan/discover.ts'
import { readHere } from './scan/reading/readers.ts'
import { Scanner, type ScannerOptions } from './scan/scanner.ts'
import { never } from './testing.ts'
import { HomeFacts } from './threads/homes.ts'
import { ThreadList } from './threads/list.ts'
import type { ThreadRow } from './threads/rows.ts'

/** A home with an index of its own and a scanner that runs in the test. For tests only. */
export class IndexedHome {
  readonly home: string
  readonly dataDir = temporaryHome()
  readonly db: Index = openForWriting(this.dataDir)
  readonly list = new ThreadList(this.db)
  readonly facts = new HomeFacts(this.db)
  readonly progress: ScanProgress[] = []
  /** Called with every report, before it is noted. */
  watch: (progress: ScanProgress) => void = () => {}
  readonly #options: ScannerOptions
  #scanner: Scanner

  /**
   * @param readers who read files in full; the test's own thread unless given.
   * @param options of the scanner
   */
  constructor(home = temporaryHome(), readers = readHere(), options: ScannerOptions = {}) {
    this.home = home
    this.#options = { ...options, readers }
    this.#scanner = this.#start()
    onTestFinished(() => {
      this.db.close()
    })
  }

  /** Another scanner goes on with the same index, as after a start. */
  restart(): void {
    this.#scanner = this.#start()
  }

  #start(): Scanner {
    const events = {
      progress: (progress: ScanProgress) => {
        this.watch(progress)
        this.progress.push(progress)
      },
      changed: () => {},
    }
    return new Scanner(new IndexWriter(this.db), this.dataDir, events, this.#options)
  }

  /** Scans and answers with the last report. */
  async scan(depth: 'heads' | 'all' = 'all', signal = never): Promise<ScanProgress | undefined> {
    await this.#scanner.scan([{ path: this.home, origin: 'argument' }], depth, signal)
    return this.progress.at(-1)
  }

  /** @param path below the home. */
  async refresh(path: string): Promise<void> {
    const { pending } = await this.#scanner.update(this.home, new Set([path]), never)
    await this.#scanner.readChanged(pending, never)
  }

  /** As when somebody wants to know how far the client is. */
  async readProjections(): Promise<void> {
    await this.#scanner.projections(this.home, never)
  }

  get homeId(): number {
    return this.facts.id(this.home) ?? -1
  }

  threads(query: Parameters<typeof threadQuery.parse>[0] = {}): ListedThread[] {
    return this.list.page(threadQuery.parse(query), threadSort.parse({}), 0, 1000).threads
  }

  thread(id: string): ListedThread {
    const found = this.threads().find(thread => thread.id === id)
    if (found === undefined) throw new Error(`no thread ${id} in the index`)
    return found
  }

  row(id: string): ThreadRow {
    const row = this.list.row({ homeId: this.homeId, id })
    if (row === null) throw new Error(`no thread ${id} in the index`)
    return row
  }

  problems(): Problem[] {
    return this.facts.problems([this.homeId], 1000).problems
  }

  /** Names of the problems, each with its path. */
  checks(): string[] {
    return this.problems().map(({ check, path }) => `${check} ${path}`)
  }

  /** Every text that the index holds, in whatever table; of those that are searched, the words. */
  texts(): string {
    const tables = this.db
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'texts*'")
      .pluck()
      .all()
    this.db.exec("CREATE VIRTUAL TABLE IF NOT EXISTS temp.words USING fts5vocab (main, 'texts', 'row')")
    const words = JSON.stringify(this.db.prepare('SELECT term, doc FROM temp.words').all())
    const rows = tables.map(table => JSON.stringify(this.db.prepare(`SELECT * FROM "${table}"`).all()))
    return [...rows, words].join('\n')
  }
}

/** What a made-up thread of the index says; everything has a value that is like its neighbours'. */
export interface MadeThread {
  readonly id: string
  readonly mode?: unknown
  readonly preview?: string
  readonly cwd?: string
  readonly branch?: string
  readonly provider?: string
  readonly source?: SessionSource
  /** Unix ms. */
  readonly created?: number
  /** Unix ms. */
  readonly updated?: number
  readonly size?: number
  readonly tokens?: number | null
  readonly archived?: boolean
  readonly problems?: number
}

/** An index of made-up threads, without files. For tests only. */
export class MadeIndex {
  readonly db: Index = openForWriting(temporaryHome())
  readonly list = new ThreadList(this.db)
  readonly #writer = new IndexWriter(this.db)
  #homes = 0

  constructor() {
    onTestFinished(() => {
      this.db.close()
    })
  }

  /** @returns the number of a new home with these threads. */
  home(threads: readonly MadeThread[]): number {
    this.#homes += 1
    const homeId = this.#writer.homeId(`/made/${this.#homes}`)
    this.put(homeId, threads)
    return homeId
  }

  /** Adds threads to a home, or makes them anew. */
  put(homeId: number, threads: readonly MadeThread[]): void {
    this.#writer.batch(() => {
      for (const thread of threads) this.#put(homeId, thread)
    })
  }

  #put(homeId: number, thread: MadeThread): void {
    const file = madeFile(thread)
    this.#writer.files.putStart(homeId, file, thread.id, madeStart(thread), [])
    this.#writer.files.putPass(homeId, file, madePass(thread), { found: foundOf([]), profile: null })
    this.#writer.threads.refresh(homeId, thread.id)
  }
}

/** The file of a made-up thread. */
export function madeFile(thread: MadeThread): FoundFile {
  const place = thread.archived === true ? 'archived_sessions' : 'sessions'
  return {
    path: `${place}/rollout-2026-03-04T05-06-07-${thread.id}.jsonl`,
    name: { time: '2026-03-04T05-06-07', threadId: thread.id, rolloutId: null, compressed: false },
    archived: thread.archived === true,
    inCodexPlace: true,
    sizeBytes: thread.size ?? 100,
    modifiedAt: thread.updated ?? 2_000_000,
    identity: thread.id,
    fingerprint: thread.id,
  }
}

/** What the beginning of its file says. */
export function madeStart(thread: MadeThread): StartFacts {
  const head: Head = {
    ...missingHead('head-missing'),
    mode: parseHistoryMode(thread.mode),
    generation: 'enveloped',
    id: thread.id,
    createdAt: thread.created ?? 1_000_000,
    cwd: thread.cwd ?? '/home/dev',
    modelProvider: thread.provider ?? 'openai',
    source: thread.source ?? 'cli',
    git: thread.branch === undefined ? null : { sha: null, branch: thread.branch, originUrl: null },
  }
  const preview = thread.preview ?? ''
  const headAt = { number: 1, offset: 0 }
  return { head, headAt, preview, listedByCodex: true, bytes: 1, nameTime: null, problemCount: thread.problems ?? 0 }
}

/** What reading its file in full found. */
export function madePass(thread: MadeThread): PassFacts {
  return {
    ledger: { lines: 1, used: 1, notShown: 0, problems: 0, notShownByKind: {} },
    turnCount: 1,
    tokens: thread.tokens ?? null,
    model: null,
    lastTurn: null,
    endedAt: null,
    problemCount: 0,
    contents: 0,
  }
}
