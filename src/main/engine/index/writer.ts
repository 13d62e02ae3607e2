import * as z from 'zod'
import type { Home } from '../../../shared/ipc/status.ts'
import type { Problem } from '../../../shared/problem.ts'
import { foundOf } from '../doctor/findings.ts'
import { FailureWriter } from './failure-writer.ts'
import { FileWriter } from './file-writer.ts'
import { KeptReadings } from './kept-readings.ts'
import type { Index } from './open.ts'
import { type Origin, ProblemWriter } from './problem-writer.ts'
import { SideWriter } from './side-writer.ts'
import { Statements } from './statements.ts'
import { TextWriter } from './text-writer.ts'
import { ThreadWriter } from './thread-writer.ts'
import { UsageWriter } from './usage-writer.ts'

/** Every write to the index, each kind by a class of its own. Calls belong inside `batch`, so that many are one transaction. */

const idRow = z.object({ id: z.number() })

/** Fewer free pages than this, and less than this part of all, are left for what comes. */
const MIN_FREE_PAGES = 1000
const FREE_SHARE = 0.1

export class IndexWriter {
  readonly #db: Index
  readonly #statements: Statements
  readonly files: FileWriter
  readonly threads: ThreadWriter
  readonly texts: TextWriter
  readonly doctor: ProblemWriter
  readonly usage: UsageWriter
  readonly failures: FailureWriter
  readonly kept: KeptReadings
  readonly sides: SideWriter

  constructor(db: Index) {
    this.#db = db
    this.#statements = new Statements(db)
    this.texts = new TextWriter(db)
    this.doctor = new ProblemWriter(db)
    this.usage = new UsageWriter(db)
    this.failures = new FailureWriter(db)
    this.kept = new KeptReadings(db)
    this.sides = new SideWriter(db)
    this.files = new FileWriter(db, this)
    this.threads = new ThreadWriter(db, this)
  }

  /** Runs `write` as one transaction. */
  batch(write: () => void): void {
    try {
      this.#db
        .transaction(() => {
          write()
          this.texts.finish()
        })
        .immediate()
    } finally {
      this.texts.discard()
      this.files.endBatch()
    }
  }

  /**
   * Gives free pages of the index back to the system, where they are many.
   * @param pages at most.
   * @returns whether there are more
   */
  shrink(pages: number): boolean {
    const [free, all] = [this.#pragma('freelist_count'), this.#pragma('page_count')]
    if (free < Math.max(MIN_FREE_PAGES, all * FREE_SHARE)) return false
    this.#db.pragma(`incremental_vacuum(${pages})`)
    return this.#pragma('freelist_count') < free
  }

  #pragma(name: 'freelist_count' | 'page_count'): number {
    return Number(this.#db.pragma(name, { simple: true }))
  }

  /** The number of a home, which is taken in where the index does not have it yet. */
  homeId(path: string): number {
    this.#statements.run('INSERT INTO homes (path) VALUES (?) ON CONFLICT DO NOTHING', path)
    return idRow.parse(this.#statements.of('SELECT id FROM homes WHERE path = ?').get(path)).id
  }

  /** Takes up to `limit` files of a home out, with their threads. @returns whether there are more. */
  forgetFiles(homeId: number, limit: number): boolean {
    const threads = this.files.removeSome(homeId, limit)
    for (const id of new Set(threads)) this.threads.refresh(homeId, id)
    return threads.length === limit
  }

  /** Takes a home out that has no files any more. */
  forgetHome(homeId: number): void {
    this.#statements.run('DELETE FROM homes WHERE id = ?', homeId)
  }

  /** @returns whether they are others than before */
  setPlaces(homeId: number, places: Home['places']): boolean {
    const json = JSON.stringify(places)
    return (
      this.#statements.of('UPDATE homes SET places = ? WHERE id = ? AND places <> ?').run(json, homeId, json).changes >
      0
    )
  }

  /** Replaces the problems of a home's folders. */
  putHomeProblems(homeId: number, origin: Origin, problems: readonly Problem[]): void {
    this.doctor.putHome(homeId, origin, foundOf(problems))
  }
}
