import * as z from 'zod'
import { isSupported } from '../../../../shared/history-mode.ts'
import type { ThreadKey } from '../../../../shared/ipc/contract.ts'
import type { DeepProgress, DeepRequest, DeepResult, DeepThread } from '../../../../shared/ipc/deep-search.ts'
import { wantedKinds } from '../../../../shared/search/kinds.ts'
import { parseQuery } from '../../../../shared/search/parse.ts'
import type { SearchQuery } from '../../../../shared/search/query.ts'
import { and } from '../../index/condition.ts'
import type { Index } from '../../index/open.ts'
import { conditionsOf, type IndexQuery } from '../../threads/filter.ts'
import { ThreadList } from '../../threads/list.ts'
import { NO_MARKS } from '../../threads/marked.ts'
import { modeColumns, modeOfRow, type ThreadRow, toListedThread } from '../../threads/rows.ts'
import { threadConditions } from '../conditions.ts'
import { TextIndex } from '../text-index.ts'
import type { FileScanners } from './file-scanners.ts'
import type { DeepOutcome } from './scan-file.ts'

/** Who hears of a search while it goes on. */
export interface DeepListener {
  found(thread: DeepThread): void
  progress(progress: DeepProgress): void
  /** A thread turned out to be another one than the index knows. */
  changed(row: ThreadRow): void
}

/** Files that are searched at one go: to be handed each by itself takes longer than to search a small one. */
const BATCH_FILES = 16
const BATCH_BYTES = 1024 * 1024

/** All that it takes to search a thread's file: reading whole rows of thousands of threads takes long. */
const sized = z.object({
  homeId: z.number(),
  id: z.string(),
  bytes: z.number(),
  home_path: z.string(),
  files: z.string(),
  read: z.number(),
  ...modeColumns,
})
type Sized = z.infer<typeof sized>

/** The threads that may be opened, as the index knows, of those that fit; newest first. */
export function openable(db: Index, query: Pick<SearchQuery, 'conditions'>, filter: IndexQuery): Sized[] {
  const where = and([conditionsOf(filter), threadConditions(query.conditions, filter.marked ?? NO_MARKS)])
  const rows = db
    .prepare(
      `SELECT t.home_id AS homeId, t.id, t.size_bytes AS bytes, h.path AS home_path, t.files, t.read,
         t.history_mode, t.mode_raw, t.mode_reason
       FROM threads t JOIN homes h ON h.id = t.home_id WHERE ${where.sql} ORDER BY t.updated_ms DESC, t.home_id, t.id`,
    )
    .all(...where.values)
  return z
    .array(sized)
    .parse(rows)
    .filter(thread => isSupported(modeOfRow(thread)))
}

/** A search through files. For one use. */
export class DeepSearch {
  readonly #db: Index
  readonly #list: ThreadList
  readonly #request: DeepRequest
  readonly #query: SearchQuery
  readonly #listener: DeepListener
  readonly #began = performance.now()
  /** What is still to be searched, the next one last. */
  #waiting: Sized[] = []
  /** Bytes of files that are being searched. */
  readonly #begun = new Map<Sized, number>()
  /** Whether something was found that is not told. */
  #limited = false
  readonly #total = { files: 0, filesDone: 0, bytes: 0, bytesDone: 0 }
  readonly #found = { threads: 0, hits: 0, failed: 0 }

  /**
   * @param db an open index, for reading
   * @param now unix ms, for dates
   */
  constructor(db: Index, request: DeepRequest, listener: DeepListener, now: number) {
    this.#db = db
    this.#list = new ThreadList(db)
    this.#request = request
    this.#query = parseQuery(request.text, { now })
    this.#listener = listener
  }

  /** @throws the signal's reason, SQLite's error */
  async run(scanners: FileScanners, signal: AbortSignal): Promise<DeepResult> {
    signal.throwIfAborted()
    if (this.#query.groups.length > 0) {
      this.#waiting = openable(this.#db, this.#query, this.#request.filter).reverse()
    }
    this.#total.files = this.#waiting.length
    this.#total.bytes = this.#waiting.reduce((sum, { bytes }) => sum + bytes, 0)
    await Promise.all(Array.from({ length: scanners.size }, () => this.#work(scanners, signal)))
    const { threads, hits, failed } = this.#found
    const limited = this.#limited || this.#waiting.length > 0
    return { ignored: [...this.#query.ignored], progress: this.#progress(), threads, hits, limited, failed }
  }

  /** Searches one batch after the other until no file is left. */
  async #work(scanners: FileScanners, signal: AbortSignal): Promise<void> {
    const { rows, beyond, limit } = this.#request
    const kinds = wantedKinds(this.#query.kinds, this.#request.kinds)
    const indexedChars = new TextIndex(this.#db).outputChars
    while (this.#found.threads < limit) {
      const batch = this.#nextBatch(scanners.size)
      if (batch.length === 0) return
      const left = [...batch]
      const threads = batch.map(({ homeId: _, bytes: __, ...row }) => ({
        row,
        indexedChars: beyond && row.read === 1 ? indexedChars : null,
      }))
      const progress = (bytes: number) => {
        const [thread] = left
        if (thread !== undefined) this.#begun.set(thread, Math.min(bytes, thread.bytes))
        this.#listener.progress(this.#progress())
      }
      const done = (outcome: DeepOutcome) => {
        const thread = left.shift()
        if (thread === undefined) return
        this.#take({ homeId: thread.homeId, id: thread.id }, outcome)
        this.#begun.delete(thread)
        this.#total.filesDone += 1
        this.#total.bytesDone += thread.bytes
        this.#listener.progress(this.#progress())
      }
      await scanners.scan({ query: this.#query, kinds, rows, threads }, { progress, done }, signal)
      signal.throwIfAborted()
    }
  }

  /** Few at the end, so that all who search come to it at about the same time. */
  #nextBatch(scanners: number): Sized[] {
    const most = Math.min(BATCH_FILES, Math.ceil(this.#waiting.length / (2 * scanners)))
    const batch: Sized[] = []
    for (let bytes = 0; batch.length < most && bytes < BATCH_BYTES; ) {
      const thread = this.#waiting.pop()
      if (thread === undefined) break
      bytes += thread.bytes
      batch.push(thread)
    }
    return batch
  }

  #take(key: ThreadKey, { hits, more, rows, problem, changed }: DeepOutcome): void {
    if (problem !== null) this.#found.failed += 1
    if (!changed && hits === 0) return
    const row = this.#list.row(key)
    if (row === null) return
    if (changed) this.#listener.changed(row)
    if (hits === 0) return
    if (this.#found.threads === this.#request.limit) {
      this.#limited = true
      return
    }
    this.#found.threads += 1
    this.#found.hits += hits
    this.#listener.found({ thread: toListedThread(row), hits, more, rows: [...rows] })
  }

  #progress(): DeepProgress {
    const begun = [...this.#begun.values()].reduce((sum, bytes) => sum + bytes, 0)
    const elapsedMs = performance.now() - this.#began
    return { ...this.#total, bytesDone: this.#total.bytesDone + begun, elapsedMs }
  }
}
