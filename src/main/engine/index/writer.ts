import * as z from 'zod'
import type { Home } from '../../../shared/ipc/status.ts'
import type { Problem } from '../../../shared/problem.ts'
import type { FoundFile } from '../scan/discover.ts'
import type { Index } from './open.ts'
import { Statements } from './statements.ts'
import { type PassFacts, passFacts, type StartFacts, startFacts, stateRow } from './stored-facts.ts'
import { TextWriter } from './text-writer.ts'
import { orderFiles, toThreadRow } from './thread-row.ts'

/** Every write to the index. Calls belong inside `batch`, so that many are one transaction. */

/** What kinds of facts a home keeps beside its rollouts. */
export type SideKind = 'name' | 'state'
export type SideState = 'ok' | 'absent' | 'unreadable'

const fileRow = z.object({
  path: z.string(),
  size_bytes: z.number(),
  modified_ms: z.number(),
  in_codex_place: z.number(),
  facts: z.string(),
  pass: z.string().nullable(),
})
const knownFile = z.object({ path: z.string(), fingerprint: z.string(), thread_id: z.string(), passed: z.number() })
export type KnownFile = z.infer<typeof knownFile>
const textValue = z.object({ value: z.string() })
const idRow = z.object({ id: z.number() })

export class IndexWriter {
  readonly #db: Index
  readonly #statements: Statements
  readonly texts: TextWriter

  constructor(db: Index) {
    this.#db = db
    this.#statements = new Statements(db)
    this.texts = new TextWriter(db)
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
    }
  }

  homeId(path: string): number {
    this.#statements.run('INSERT INTO homes (path) VALUES (?) ON CONFLICT DO NOTHING', path)
    return idRow.parse(this.#statements.of('SELECT id FROM homes WHERE path = ?').get(path)).id
  }

  setPlaces(homeId: number, places: Home['places']): void {
    this.#statements.run('UPDATE homes SET places = ? WHERE id = ?', JSON.stringify(places), homeId)
  }

  /** The files of a home by path, as the index has them. */
  knownFiles(homeId: number): Map<string, KnownFile> {
    const rows = this.#statements
      .of('SELECT path, fingerprint, thread_id, pass IS NOT NULL AS passed FROM files WHERE home_id = ?')
      .all(homeId)
    return new Map(
      z
        .array(knownFile)
        .parse(rows)
        .map(row => [row.path, row]),
    )
  }

  /** The files of a home that lie below a folder, or one file by its own path. */
  knownAt(homeId: number, path: string): KnownFile[] {
    const rows = this.#statements
      .of(
        `SELECT path, fingerprint, thread_id, pass IS NOT NULL AS passed FROM files
         WHERE home_id = ? AND (path = ? OR (path > ? AND path < ?))`,
      )
      .all(homeId, path, `${path}/`, `${path}0`)
    return z.array(knownFile).parse(rows)
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
   * @param grown whether what was read of it stands in it still: its texts stay
   */
  putStart(
    homeId: number,
    file: FoundFile,
    threadId: string,
    facts: StartFacts,
    problems: readonly Problem[],
    grown = false,
  ): void {
    if (!grown) this.texts.drop(homeId, file.path)
    this.#statements.run(
      `INSERT INTO files (home_id, path, thread_id, fingerprint, size_bytes, modified_ms, in_codex_place, facts)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (home_id, path) DO UPDATE SET thread_id = excluded.thread_id, fingerprint = excluded.fingerprint,
         size_bytes = excluded.size_bytes, modified_ms = excluded.modified_ms,
         in_codex_place = excluded.in_codex_place, facts = excluded.facts, pass = NULL, reading = NULL`,
      homeId,
      file.path,
      threadId,
      file.fingerprint,
      file.sizeBytes,
      file.modifiedAt,
      file.inCodexPlace ? 1 : 0,
      JSON.stringify(facts),
    )
    this.#putFileProblems(homeId, file.path, ['start', 'pass'], 'start', problems)
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
    problems: readonly Problem[],
    reading: number | null = null,
  ): boolean {
    const done = this.#statements
      .of('UPDATE files SET pass = ? WHERE home_id = ? AND path = ? AND fingerprint = ? AND reading IS ?')
      .run(JSON.stringify(facts), homeId, file.path, file.fingerprint, reading)
    if (done.changes > 0) this.#putFileProblems(homeId, file.path, ['pass'], 'pass', problems)
    return done.changes > 0
  }

  /**
   * Takes note that a file lies somewhere else now; all that is known of it stays.
   * @param facts what its beginning says now
   * @returns false where it says something else than before, or the index has another file there
   */
  moveFile(homeId: number, from: string, file: FoundFile, facts: StartFacts): boolean {
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
  putHomeProblems(homeId: number, origin: string, problems: readonly Problem[]): void {
    this.#statements.run('DELETE FROM problems WHERE home_id = ? AND file_id IS NULL AND origin = ?', homeId, origin)
    for (const problem of problems) this.#putProblem(homeId, null, origin, problem)
  }

  sideFingerprint(homeId: number, kind: SideKind): string | null {
    const row = this.#statements
      .of('SELECT fingerprint AS value FROM side_sources WHERE home_id = ? AND kind = ?')
      .get(homeId, kind)
    return row === undefined ? null : textValue.parse(row).value
  }

  /**
   * Replaces a home's facts of one kind.
   * @returns ids of the threads whose fact changed.
   */
  putSideFacts(
    homeId: number,
    kind: SideKind,
    source: { readonly fingerprint: string; readonly state: SideState },
    facts: ReadonlyMap<string, string>,
  ): Set<string> {
    const changed = new Set<string>()
    const pairs = z.array(z.object({ thread_id: z.string(), value: z.string() }))
    const before = pairs.parse(
      this.#statements.of('SELECT thread_id, value FROM side_facts WHERE home_id = ? AND kind = ?').all(homeId, kind),
    )
    const known = new Map(before.map(row => [row.thread_id, row.value]))
    for (const id of known.keys()) {
      if (facts.has(id)) continue
      changed.add(id)
      this.#statements.run('DELETE FROM side_facts WHERE home_id = ? AND kind = ? AND thread_id = ?', homeId, kind, id)
    }
    for (const [id, value] of facts) {
      if (known.get(id) === value) continue
      changed.add(id)
      this.#statements.run('INSERT OR REPLACE INTO side_facts VALUES (?, ?, ?, ?)', homeId, kind, id, value)
    }
    this.#statements.run(
      'INSERT OR REPLACE INTO side_sources VALUES (?, ?, ?, ?)',
      homeId,
      kind,
      source.fingerprint,
      source.state,
    )
    return changed
  }

  /** Makes a thread's row anew from its files; a thread without files has none. */
  refreshThread(homeId: number, id: string): void {
    const rows = this.#statements
      .of(
        `SELECT path, size_bytes, modified_ms, in_codex_place, facts, pass FROM files
         WHERE home_id = ? AND thread_id = ?`,
      )
      .all(homeId, id)
    const files = z
      .array(fileRow)
      .parse(rows)
      .map(row => ({
        path: row.path,
        sizeBytes: row.size_bytes,
        modifiedAt: row.modified_ms,
        inCodexPlace: row.in_codex_place === 1,
        start: startFacts.parse(JSON.parse(row.facts)),
        pass: row.pass === null ? null : passFacts.parse(JSON.parse(row.pass)),
      }))
    if (files.length === 0) {
      this.#statements.run('DELETE FROM threads WHERE home_id = ? AND id = ?', homeId, id)
      this.texts.removeName(homeId, id)
      return
    }
    const name = this.#sideFact(homeId, 'name', id)
    const state = this.#sideFact(homeId, 'state', id)
    const row = toThreadRow(
      homeId,
      id,
      orderFiles(files),
      name,
      state === null ? null : stateRow.parse(JSON.parse(state)),
    )
    const columns = Object.keys(row)
    this.#statements
      .of(
        `INSERT OR REPLACE INTO threads (${columns.join(', ')}) VALUES (${columns.map(column => `@${column}`).join(', ')})`,
      )
      .run(row)
    this.texts.putName(homeId, id, [row.title, row.cwd, row.branch ?? ''].map(String))
  }

  #sideFact(homeId: number, kind: SideKind, id: string): string | null {
    const row = this.#statements
      .of('SELECT value FROM side_facts WHERE home_id = ? AND kind = ? AND thread_id = ?')
      .get(homeId, kind, id)
    return row === undefined ? null : textValue.parse(row).value
  }

  #putFileProblems(
    homeId: number,
    path: string,
    replaced: readonly string[],
    origin: string,
    problems: readonly Problem[],
  ): void {
    const { id } = idRow.parse(
      this.#statements.of('SELECT id FROM files WHERE home_id = ? AND path = ?').get(homeId, path),
    )
    for (const old of replaced) this.#statements.run('DELETE FROM problems WHERE file_id = ? AND origin = ?', id, old)
    for (const problem of problems) this.#putProblem(homeId, id, origin, problem)
  }

  #putProblem(homeId: number, fileId: number | null, origin: string, problem: Problem): void {
    this.#statements.run(
      'INSERT INTO problems VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
      homeId,
      fileId,
      origin,
      problem.check,
      problem.severity,
      problem.path,
      problem.line,
      problem.offset,
      problem.message,
      problem.remedy,
    )
  }
}
