import type Database from 'better-sqlite3'
import * as z from 'zod'
import { isSupported } from '../../../shared/history-mode.ts'
import type { Home } from '../../../shared/ipc/status.ts'
import type { Problem } from '../../../shared/problem.ts'
import type { Reading } from '../doctor/file-doctor.ts'
import { foundOf } from '../doctor/findings.ts'
import type { FoundFile } from '../scan/discover.ts'
import { FailureWriter } from './failure-writer.ts'
import { KeptReadings } from './kept-readings.ts'
import type { Index } from './open.ts'
import { type Origin, ProblemWriter } from './problem-writer.ts'
import { SideWriter } from './side-writer.ts'
import { Statements } from './statements.ts'
import { historyMode, type PassFacts, passFacts, type StartFacts, startFacts, stateRow } from './stored-facts.ts'
import { TextWriter } from './text-writer.ts'
import { orderFiles, toThreadRow } from './thread-row.ts'
import { UsageWriter } from './usage-writer.ts'

/** Every write to the index. Calls belong inside `batch`, so that many are one transaction. */

const fileRow = z.object({
  id: z.number(),
  path: z.string(),
  size_bytes: z.number(),
  modified_ms: z.number(),
  in_codex_place: z.number(),
  facts: z.string(),
  pass: z.string().nullable(),
  other_problems: z.number(),
})
/** With errors and warnings that are not among the facts of the file. */
const FILES_OF_THREAD = `SELECT id, path, size_bytes, modified_ms, in_codex_place, facts, pass,
    (SELECT coalesce(sum(count), 0) FROM problem_counts c
     WHERE c.file_id = files.id AND c.severity <> 'info' AND c.origin IN ('structure', 'home')) AS other_problems
  FROM files WHERE home_id = ? AND thread_id = ?`
const knownFile = z.object({
  path: z.string(),
  fingerprint: z.string(),
  thread_id: z.string(),
  /** Whether it has been read in full as it is now. */
  passed: z.number(),
  /** Whether its lines have been looked at. */
  examined: z.number(),
  /** Of those that have not been read. */
  mode: z.string().nullable(),
})
export interface KnownFile extends Pick<z.infer<typeof knownFile>, 'path' | 'fingerprint' | 'thread_id'> {
  /** Whether its lines are still to be read, or looked at where it is refused. */
  readonly unread: 'opens' | 'refused' | null
}
const PASSED = "(pass IS NOT NULL AND pass ->> '$.stale' IS NULL)"
const KNOWN = `path, fingerprint, thread_id, examined, ${PASSED} AS passed,
  CASE WHEN ${PASSED} THEN NULL ELSE facts ->> '$.head.mode' END AS mode`

function toKnown(row: unknown): KnownFile {
  const { path, fingerprint, thread_id, passed, examined, mode } = knownFile.parse(row)
  const opens = mode !== null && isSupported(historyMode.parse(JSON.parse(mode)))
  const unread = passed === 1 ? null : opens ? 'opens' : examined === 1 ? null : 'refused'
  return { path, fingerprint, thread_id, unread }
}
const textValue = z.object({ value: z.string() })
const idRow = z.object({ id: z.number() })

/** Fewer free pages than this, and less than this part of all, are left for what comes. */
const MIN_FREE_PAGES = 1000
const FREE_SHARE = 0.1

function insertOf(columns: readonly string[]): string {
  return `INSERT OR REPLACE INTO threads (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`
}

export class IndexWriter {
  readonly #db: Index
  readonly #statements: Statements
  #insertThread: Database.Statement | null = null
  /** Facts that this batch has put in, by what stands in the index: the rows of their threads are made from them at once. */
  readonly #latest = new Map<string, StartFacts>()
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
      this.#latest.clear()
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

  homeId(path: string): number {
    this.#statements.run('INSERT INTO homes (path) VALUES (?) ON CONFLICT DO NOTHING', path)
    return idRow.parse(this.#statements.of('SELECT id FROM homes WHERE path = ?').get(path)).id
  }

  /** Takes up to `limit` files of a home out, with their threads. @returns whether there are more. */
  forgetFiles(homeId: number, limit: number): boolean {
    const rows = z
      .array(knownFile.pick({ path: true, fingerprint: true, thread_id: true }))
      .parse(
        this.#statements
          .of('SELECT path, fingerprint, thread_id FROM files WHERE home_id = ? LIMIT ?')
          .all(homeId, limit),
      )
    for (const row of rows) this.removeFile(homeId, row)
    for (const id of new Set(rows.map(row => row.thread_id))) this.refreshThread(homeId, id)
    return rows.length === limit
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

  /** The files of a home by path, as the index has them. */
  knownFiles(homeId: number): Map<string, KnownFile> {
    const rows = this.#statements.of(`SELECT ${KNOWN} FROM files WHERE home_id = ?`).all(homeId)
    return new Map(rows.map(toKnown).map(file => [file.path, file]))
  }

  /** The files of a home that lie below a folder, or one file by its own path. */
  knownAt(homeId: number, path: string): KnownFile[] {
    const rows = this.#statements
      .of(
        `SELECT ${KNOWN} FROM files
         WHERE home_id = ? AND (path = ? OR (path > ? AND path < ?))`,
      )
      .all(homeId, path, `${path}/`, `${path}0`)
    return rows.map(toKnown)
  }

  /** The thread of a file; undefined where the index does not have it. */
  threadOf(homeId: number, path: string): string | undefined {
    const row = this.#statements
      .of('SELECT thread_id AS value FROM files WHERE home_id = ? AND path = ?')
      .get(homeId, path)
    return row === undefined ? undefined : textValue.parse(row).value
  }

  /** The stored start facts of a file, unparsed; null where the index has none. */
  startFactsOf(homeId: number, path: string): unknown {
    const row = this.#statements.of('SELECT facts AS value FROM files WHERE home_id = ? AND path = ?').get(homeId, path)
    return row === undefined ? null : JSON.parse(textValue.parse(row).value)
  }

  /**
   * Puts in what the beginning of a file says; what an earlier reading of the whole file found is dropped,
   * texts too.
   * @param grown whether what was read of it stands in it still: its texts stay, and its counts until it has been read
   */
  putStart(
    homeId: number,
    file: FoundFile,
    threadId: string,
    facts: StartFacts,
    problems: readonly Problem[],
    grown = false,
  ): void {
    const json = JSON.stringify(facts)
    const row = [threadId, file.fingerprint, file.sizeBytes, file.modifiedAt, file.inCodexPlace ? 1 : 0, json]
    const scope = isSupported(facts.head.mode) ? 'full' : 'structure'
    this.#latest.set(json, facts)
    const made = this.#statements
      .of(
        `INSERT INTO files (thread_id, fingerprint, size_bytes, modified_ms, in_codex_place, facts, home_id, path)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (home_id, path) DO NOTHING`,
      )
      .run(...row, homeId, file.path)
    if (made.changes > 0) {
      const subject = { homeId, fileId: Number(made.lastInsertRowid), release: facts.head.cliVersion ?? '' }
      this.doctor.add({ ...subject, at: file.modifiedAt, scope }, 'start', foundOf(problems))
      return
    }
    if (!grown) {
      this.texts.drop(homeId, file.path)
      this.usage.drop(homeId, file.path)
      this.failures.drop(homeId, file.path)
      this.kept.drop(homeId, file.path)
      this.doctor.dropProfile(homeId, file.path)
    }
    this.#statements.run(
      `UPDATE files SET thread_id = ?, fingerprint = ?, size_bytes = ?, modified_ms = ?, in_codex_place = ?, facts = ?,
         reading = NULL, examined = 0, pass = ${grown ? "json_set(pass, '$.stale', 1)" : 'NULL'}
       WHERE home_id = ? AND path = ?`,
      ...row,
      homeId,
      file.path,
    )
    this.doctor.putFile(homeId, file.path, 'start', foundOf(problems), scope, grown ? [] : ['pass', 'structure'])
  }

  /**
   * Puts in what reading the whole file found; nothing when the file has changed since.
   * @param reading of the texts that came out of it; null where it was read for none
   * @returns whether it was put in
   */
  putPass(
    homeId: number,
    file: FoundFile,
    facts: PassFacts,
    { found, profile }: Reading,
    reading: number | null = null,
  ): boolean {
    const done = this.#statements
      .of('UPDATE files SET pass = ? WHERE home_id = ? AND path = ? AND fingerprint = ? AND reading IS ?')
      .run(JSON.stringify(facts), homeId, file.path, file.fingerprint, reading)
    if (done.changes === 0) return false
    this.doctor.putFile(homeId, file.path, 'pass', found, 'full')
    return this.doctor.putProfile(homeId, file.path, file.fingerprint, profile)
  }

  /**
   * Takes note that a file lies somewhere else now; all that is known of it stays.
   * @param facts what its beginning says now
   * @param problems of its beginning and its name
   * @returns false where it says something else than before, or the index has another file there
   */
  moveFile(homeId: number, from: string, file: FoundFile, facts: StartFacts, problems: readonly Problem[]): boolean {
    const values = [file.path, file.fingerprint, file.modifiedAt, file.inCodexPlace ? 1 : 0]
    const done = this.#statements
      .of(
        `UPDATE files SET path = ?, fingerprint = ?, modified_ms = ?, in_codex_place = ?
         WHERE home_id = ? AND path = ? AND facts = ?
           AND NOT EXISTS (SELECT 1 FROM files AS other WHERE other.home_id = files.home_id AND other.path = ?)`,
      )
      .run(...values, homeId, from, JSON.stringify(facts), file.path)
    if (done.changes === 0) return false
    this.#statements.run(
      'UPDATE problems SET path = ? WHERE file_id = (SELECT id FROM files WHERE home_id = ? AND path = ?)',
      file.path,
      homeId,
      file.path,
    )
    const scope = isSupported(facts.head.mode) ? 'full' : 'structure'
    this.doctor.putFile(homeId, file.path, 'start', foundOf(problems), scope)
    return true
  }

  /** Forgets a file that is gone, unless it is known to be there again. */
  removeFile(homeId: number, { path, fingerprint }: Pick<KnownFile, 'path' | 'fingerprint'>): void {
    this.#statements.run(
      'DELETE FROM files WHERE home_id = ? AND path = ? AND fingerprint = ?',
      homeId,
      path,
      fingerprint,
    )
  }

  /** Replaces the problems of a home's folders. */
  putHomeProblems(homeId: number, origin: Origin, problems: readonly Problem[]): void {
    this.doctor.putHome(homeId, origin, foundOf(problems))
  }

  /** Makes a thread's row anew from its files; a thread without files has none. */
  refreshThread(homeId: number, id: string): void {
    const rows = this.#statements.of(FILES_OF_THREAD).all(homeId, id)
    const files = z
      .array(fileRow)
      .parse(rows)
      .map(row => ({
        id: row.id,
        path: row.path,
        sizeBytes: row.size_bytes,
        modifiedAt: row.modified_ms,
        inCodexPlace: row.in_codex_place === 1,
        start: this.#latest.get(row.facts) ?? startFacts.parse(JSON.parse(row.facts)),
        pass: row.pass === null ? null : passFacts.parse(JSON.parse(row.pass)),
        otherProblems: row.other_problems,
      }))
    if (files.length === 0) {
      this.#statements.run('DELETE FROM threads WHERE home_id = ? AND id = ?', homeId, id)
      this.texts.removeName(homeId, id)
      return
    }
    const { name, state } = this.sides.factsOf(homeId, id)
    const row = toThreadRow(
      homeId,
      id,
      orderFiles(files),
      name,
      state === null ? null : stateRow.parse(JSON.parse(state)),
      files.reduce((sum, file) => sum + file.otherProblems, 0),
    )
    this.#insertThread ??= this.#db.prepare(insertOf(Object.keys(row)))
    this.#insertThread.run(Object.values(row))
    this.texts.putName(homeId, id, [row.title, row.cwd, row.branch ?? ''].map(String))
  }
}
