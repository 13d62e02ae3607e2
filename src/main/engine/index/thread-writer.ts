import type Database from 'better-sqlite3'
import * as z from 'zod'
import type { FileWriter } from './file-writer.ts'
import type { Index } from './open.ts'
import type { SideWriter } from './side-writer.ts'
import { Statements } from './statements.ts'
import { passFacts, stateRow } from './stored-facts.ts'
import type { TextWriter } from './text-writer.ts'
import { orderFiles, toThreadRow } from './thread-row.ts'

/** Writes the rows of threads, each made from its files. Calls belong inside `IndexWriter.batch`. */

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

function insertOf(columns: readonly string[]): string {
  return `INSERT OR REPLACE INTO threads (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`
}

/** What rows are made from, and where the words of their names go. */
interface Parts {
  readonly files: FileWriter
  readonly texts: TextWriter
  readonly sides: SideWriter
}

export class ThreadWriter {
  readonly #db: Index
  readonly #statements: Statements
  readonly #parts: Parts
  #insert: Database.Statement | null = null

  constructor(db: Index, parts: Parts) {
    this.#db = db
    this.#statements = new Statements(db)
    this.#parts = parts
  }

  /** Makes a thread's row anew from its files; a thread without files has none. */
  refresh(homeId: number, id: string): void {
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
        start: this.#parts.files.parseStart(row.facts),
        pass: row.pass === null ? null : passFacts.parse(JSON.parse(row.pass)),
        otherProblems: row.other_problems,
      }))
    if (files.length === 0) {
      this.#statements.run('DELETE FROM threads WHERE home_id = ? AND id = ?', homeId, id)
      this.#parts.texts.removeName(homeId, id)
      return
    }
    const { name, state } = this.#parts.sides.factsOf(homeId, id)
    const row = toThreadRow(
      homeId,
      id,
      orderFiles(files),
      name,
      state === null ? null : stateRow.parse(JSON.parse(state)),
      files.reduce((sum, file) => sum + file.otherProblems, 0),
    )
    this.#insert ??= this.#db.prepare(insertOf(Object.keys(row)))
    this.#insert.run(Object.values(row))
    this.#parts.texts.putName(homeId, id, [row.title, row.cwd, row.branch ?? ''].map(String))
  }
}
