import * as z from 'zod'
import { isSupported } from '../../../shared/history-mode.ts'
import type { Problem } from '../../../shared/problem.ts'
import type { Reading } from '../doctor/file-doctor.ts'
import { foundOf } from '../doctor/findings.ts'
import type { FoundFile } from '../scan/discover.ts'
import type { FailureWriter } from './failure-writer.ts'
import type { KeptReadings } from './kept-readings.ts'
import type { Index } from './open.ts'
import type { ProblemWriter } from './problem-writer.ts'
import { Statements } from './statements.ts'
import { historyMode, type PassFacts, type StartFacts, startFacts } from './stored-facts.ts'
import type { TextWriter } from './text-writer.ts'
import type { UsageWriter } from './usage-writer.ts'

/** Writes the files of homes and what readings of them found. Calls belong inside `IndexWriter.batch`. */

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
/** A file of the index, as it was when it was last looked at. */
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
const fileOfThread = knownFile.pick({ path: true, fingerprint: true, thread_id: true })

/** What else the index has of a file: it goes when the file is another one. */
interface Findings {
  readonly texts: TextWriter
  readonly doctor: ProblemWriter
  readonly usage: UsageWriter
  readonly failures: FailureWriter
  readonly kept: KeptReadings
}

/** Of a file that is refused only the structure of the lines is looked at. */
function scopeOf(facts: StartFacts): 'full' | 'structure' {
  return isSupported(facts.head.mode) ? 'full' : 'structure'
}

export class FileWriter {
  readonly #statements: Statements
  readonly #findings: Findings
  /** Facts that this batch has put in, by what stands in the index: the rows of their threads are made from them at once. */
  readonly #latest = new Map<string, StartFacts>()

  constructor(db: Index, findings: Findings) {
    this.#statements = new Statements(db)
    this.#findings = findings
  }

  /** What the batch has put in is in the index, or will never be. */
  endBatch(): void {
    this.#latest.clear()
  }

  /** @param json start facts as they stand in the index */
  parseStart(json: string): StartFacts {
    return this.#latest.get(json) ?? startFacts.parse(JSON.parse(json))
  }

  /** The files of a home by path, as the index has them. */
  known(homeId: number): Map<string, KnownFile> {
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

  /** The stored start facts of a file, unparsed; null where the index has none. */
  startOf(homeId: number, path: string): unknown {
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
    const scope = scopeOf(facts)
    this.#latest.set(json, facts)
    const made = this.#statements
      .of(
        `INSERT INTO files (thread_id, fingerprint, size_bytes, modified_ms, in_codex_place, facts, home_id, path)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (home_id, path) DO NOTHING`,
      )
      .run(...row, homeId, file.path)
    if (made.changes > 0) {
      const subject = { homeId, fileId: Number(made.lastInsertRowid), release: facts.head.cliVersion ?? '' }
      this.#findings.doctor.add({ ...subject, at: file.modifiedAt, scope }, 'start', foundOf(problems))
      return
    }
    if (!grown) {
      this.#findings.texts.drop(homeId, file.path)
      this.#findings.usage.drop(homeId, file.path)
      this.#findings.failures.drop(homeId, file.path)
      this.#findings.kept.drop(homeId, file.path)
      this.#findings.doctor.dropProfile(homeId, file.path)
    }
    this.#statements.run(
      `UPDATE files SET thread_id = ?, fingerprint = ?, size_bytes = ?, modified_ms = ?, in_codex_place = ?, facts = ?,
         reading = NULL, examined = 0, pass = ${grown ? "json_set(pass, '$.stale', 1)" : 'NULL'}
       WHERE home_id = ? AND path = ?`,
      ...row,
      homeId,
      file.path,
    )
    this.#findings.doctor.putFile(
      homeId,
      file.path,
      'start',
      foundOf(problems),
      scope,
      grown ? [] : ['pass', 'structure'],
    )
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
    this.#findings.doctor.putFile(homeId, file.path, 'pass', found, 'full')
    return this.#findings.doctor.putProfile(homeId, file.path, file.fingerprint, profile)
  }

  /**
   * Takes note that a file lies somewhere else now; all that is known of it stays.
   * @param facts what its beginning says now
   * @param problems of its beginning and its name
   * @returns false where it says something else than before, or the index has another file there
   */
  move(homeId: number, from: string, file: FoundFile, facts: StartFacts, problems: readonly Problem[]): boolean {
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
    this.#findings.doctor.putFile(homeId, file.path, 'start', foundOf(problems), scopeOf(facts))
    return true
  }

  /** Forgets a file that is gone, unless it is known to be there again. */
  remove(homeId: number, { path, fingerprint }: Pick<KnownFile, 'path' | 'fingerprint'>): void {
    this.#statements.run(
      'DELETE FROM files WHERE home_id = ? AND path = ? AND fingerprint = ?',
      homeId,
      path,
      fingerprint,
    )
  }

  /** Takes up to `limit` files of a home out. @returns the thread of each */
  removeSome(homeId: number, limit: number): string[] {
    const rows = this.#statements
      .of('SELECT path, fingerprint, thread_id FROM files WHERE home_id = ? LIMIT ?')
      .all(homeId, limit)
    const files = z.array(fileOfThread).parse(rows)
    for (const file of files) this.remove(homeId, file)
    return files.map(file => file.thread_id)
  }
}
