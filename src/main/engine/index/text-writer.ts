import { createHash } from 'node:crypto'
import * as z from 'zod'
import { isSupported } from '../../../shared/history-mode.ts'
import type { FoundFile } from '../scan/discover.ts'
import { type PackedTexts, unpackTexts } from '../search/extract/packed-texts.ts'
import { IndexTexts } from '../search/index-text.ts'
import type { Index } from './open.ts'
import { Statements } from './statements.ts'
import { startFacts } from './stored-facts.ts'

/**
 * Writes the texts that are searched. Calls belong inside `IndexWriter.batch`, at whose end the texts themselves go in:
 * other statements between them would make SQLite write each few of them out as a part of the index of their own.
 */

/** Changes when the same file would give other texts than before. */
const RULES_VERSION = 1
/** The first texts; what is read later on in a scan, mostly older, goes below, and what grows above. */
const FIRST_ROW = 2 ** 27
/** Rows of names lie behind those of all texts. */
export const FIRST_NAME = 2 ** 30

/** Texts of one file from one reading of it. */
export interface TextBatch {
  readonly homeId: number
  /** As it was when the reading began. */
  readonly file: Pick<FoundFile, 'path' | 'fingerprint'>
  /** Names the reading. */
  readonly reading: number
  /** Whether these are the first ones. */
  readonly first: boolean
  /** Whether they go on from those that are there; else these go. */
  readonly grown: boolean
  /** The text of each row, as the index takes it. */
  readonly texts: PackedTexts
  /** Of all rows together, in UTF-16 units. */
  readonly chars: number
  /** A byte a row (search/extract/text-row.ts). */
  readonly kinds: Uint8Array
  /** Where the rows stand in the file (search/packed-lines.ts). */
  readonly lines: Uint8Array
}

const fileRow = z.object({ id: z.number(), reading: z.number().nullable(), facts: z.string() })
const endRow = z.object({ least: z.number().nullable(), most: z.number().nullable() })
const rangeRow = z.object({ first: z.number(), count: z.number() })
const nameRow = z.object({ id: z.number(), hash: z.string() })
const number = z.number()

export class TextWriter {
  readonly #db: Index
  readonly #names = new IndexTexts()
  readonly #statements: Statements
  /** Texts that the batch puts in, from a row on. */
  #texts: { readonly first: number; readonly texts: PackedTexts }[] = []
  /** Rows of names that it changes: new words, null for those that go. */
  #named: { readonly row: number; readonly text: string | null }[] = []

  constructor(db: Index) {
    this.#db = db
    this.#statements = new Statements(db)
  }

  /** Puts in what the batch has gathered; the last thing in its transaction. */
  finish(): void {
    const [batches, named] = [this.#texts, this.#named]
    this.discard()
    const insert = this.#statements.of('INSERT INTO texts (rowid, text) VALUES (?, ?)')
    const remove = this.#statements.of('DELETE FROM texts WHERE rowid = ?')
    // A row before the last one would make the index write out what it has gathered: names, which lie behind, come last.
    for (const { first, texts } of batches) {
      let row = first
      for (const text of unpackTexts(texts)) {
        insert.run(row, text)
        row += 1
      }
    }
    for (const { row, text } of named) {
      if (text === null) remove.run(row)
      else insert.run(row, text)
    }
  }

  /** The batch is given up. */
  discard(): void {
    this.#texts = []
    this.#named = []
  }

  /**
   * Throws all texts away where they were made by other rules; every file is then read again.
   * @param outputChars how much of each output is kept
   */
  useRules(outputChars: number): void {
    const wanted = { outputChars, version: RULES_VERSION }
    const rules = Object.entries(wanted)
    const known = this.#statements.of('SELECT value FROM text_rules WHERE name = ?').pluck()
    const had = rules.map(([name]) => known.get(name))
    if (rules.every(([, value], i) => had[i] === value)) return
    for (const [name, value] of rules)
      this.#statements.run('INSERT OR REPLACE INTO text_rules VALUES (?, ?)', name, value)
    if (had.every(value => value === undefined)) return
    this.#db.exec(`DELETE FROM text_ranges;
      UPDATE files SET pass = NULL, reading = NULL, text_state = NULL;
      UPDATE threads SET read = 0, contents = NULL;`)
    const names = this.#statements.of('SELECT id FROM thread_texts').pluck().all()
    this.#db.exec("INSERT INTO texts (texts) VALUES ('delete-all')")
    this.#db.exec('DELETE FROM thread_texts')
    if (names.length === 0) return
    const threads = z
      .array(z.object({ home_id: z.number(), id: z.string(), title: z.string(), cwd: z.string(), branch: z.string() }))
      .parse(this.#db.prepare("SELECT home_id, id, title, cwd, coalesce(branch, '') AS branch FROM threads").all())
    for (const { home_id: homeId, id, title, cwd, branch } of threads) this.putName(homeId, id, [title, cwd, branch])
  }

  /**
   * Puts texts in, those of files that may be opened and are what was read.
   * @param where `below` for what lies further back than what is there already
   */
  put(batches: readonly TextBatch[], where: 'above' | 'below'): void {
    const total = batches.reduce((sum, batch) => sum + batch.texts.ends.length, 0)
    const ends = endRow.parse(
      this.#statements.of('SELECT min(first) AS least, max(first + count) AS most FROM text_ranges').get(),
    )
    let next = where === 'below' ? (ends.least ?? FIRST_ROW) - total : (ends.most ?? FIRST_ROW)
    for (const batch of batches) {
      const id = this.#admit(batch)
      // Rows that follow each other in one transaction are the cheapest for the index.
      if (id !== null) this.#insert(id, next, batch)
      next += batch.texts.ends.length
    }
  }

  /** @returns the file's number; null where these texts are not, or no longer, to be taken. */
  #admit({ homeId, file, reading, first, grown }: TextBatch): number | null {
    const found = this.#statements
      .of('SELECT id, reading, facts FROM files WHERE home_id = ? AND path = ? AND fingerprint = ?')
      .get(homeId, file.path, file.fingerprint)
    if (found === undefined) return null
    const row = fileRow.parse(found)
    if (!first) return row.reading === reading ? row.id : null
    if (!isSupported(startFacts.parse(JSON.parse(row.facts)).head.mode)) return null
    // What a reading left behind that was given up comes again.
    this.#statements.run(
      'UPDATE text_ranges SET file_id = NULL WHERE file_id = ? AND settled <= ?',
      row.id,
      grown ? 0 : 1,
    )
    this.#statements.run('UPDATE files SET reading = ? WHERE id = ?', reading, row.id)
    return row.id
  }

  #insert(fileId: number, first: number, { texts, kinds, lines }: TextBatch): void {
    const count = texts.ends.length
    if (count === 0) return
    this.#texts.push({ first, texts })
    this.#statements.of('INSERT INTO text_ranges VALUES (?, ?, ?, ?, ?, 0)').run(first, count, fileId, kinds, lines)
  }

  /** Cuts off all texts of a file: no search finds them from this transaction on. */
  drop(homeId: number, path: string): void {
    const file = 'SELECT id FROM files WHERE home_id = ? AND path = ?'
    for (const sql of [
      `UPDATE text_ranges SET file_id = NULL WHERE file_id = (${file})`,
      'UPDATE files SET text_state = NULL WHERE home_id = ? AND path = ?',
      `DELETE FROM file_tools WHERE file_id = (${file})`,
      `DELETE FROM file_changes WHERE file_id = (${file})`,
    ]) {
      this.#statements.run(sql, homeId, path)
    }
  }

  /** A reading has come to its end: its texts are what there is of the file, and this is how far it went. */
  settle(homeId: number, path: string, state: string | null): void {
    const id = this.#fileId(homeId, path)
    this.#statements.run('UPDATE text_ranges SET settled = 1 WHERE file_id = ?', id)
    this.#statements.run('UPDATE files SET text_state = ? WHERE id = ?', state, id)
  }

  /** How far the texts of a file go; null where they are to be read anew. */
  stateOf(homeId: number, path: string): string | null {
    const state = this.#statements
      .of('SELECT text_state FROM files WHERE home_id = ? AND path = ?')
      .pluck()
      .get(homeId, path)
    return typeof state === 'string' ? state : null
  }

  /** Replaces what conditions on tools and files ask for. */
  putFacts(homeId: number, path: string, tools: ReadonlyMap<string, number>, changes: ReadonlySet<string>): void {
    const fileId = this.#fileId(homeId, path)
    this.#statements.run('DELETE FROM file_tools WHERE file_id = ?', fileId)
    this.#statements.run('DELETE FROM file_changes WHERE file_id = ?', fileId)
    for (const [tool, uses] of tools) {
      this.#statements.run('INSERT INTO file_tools VALUES (?, ?, ?, ?)', fileId, tool, tool.toLowerCase(), uses)
    }
    if (changes.size > 0)
      this.#statements.run('INSERT INTO file_changes VALUES (?, ?)', fileId, [...changes].join('\n'))
  }

  #fileId(homeId: number, path: string): number {
    const id = this.#statements.of('SELECT id FROM files WHERE home_id = ? AND path = ?').pluck().get(homeId, path)
    return number.parse(id)
  }

  /** The words that a thread itself is found by, refused or not. */
  putName(homeId: number, threadId: string, words: readonly string[]): void {
    const text = this.#names.prepare([...words, threadId].join('\n'))
    const hash = createHash('sha1').update(text).digest('base64')
    const known = this.#name(homeId, threadId)
    if (known?.hash === hash) return
    if (known !== null) this.#named.push({ row: FIRST_NAME + known.id, text: null })
    const put = this.#statements.of(
      `INSERT INTO thread_texts (home_id, thread_id, hash) VALUES (?, ?, ?)
       ON CONFLICT DO UPDATE SET hash = excluded.hash RETURNING id`,
    )
    const id = number.parse(put.pluck().get(homeId, threadId, hash))
    this.#named.push({ row: FIRST_NAME + id, text })
  }

  removeName(homeId: number, threadId: string): void {
    const known = this.#name(homeId, threadId)
    if (known === null) return
    this.#named.push({ row: FIRST_NAME + known.id, text: null })
    this.#statements.run('DELETE FROM thread_texts WHERE id = ?', known.id)
  }

  #name(homeId: number, threadId: string): z.infer<typeof nameRow> | null {
    const row = this.#statements
      .of('SELECT id, hash FROM thread_texts WHERE home_id = ? AND thread_id = ?')
      .get(homeId, threadId)
    return row === undefined ? null : nameRow.parse(row)
  }

  /** Takes some dead rows out. @returns false when there are none left. */
  purge(rows: number): boolean {
    const found = this.#statements.of('SELECT first, count FROM text_ranges WHERE file_id IS NULL LIMIT 1').get()
    if (found === undefined) return false
    const range = rangeRow.parse(found)
    const kept = Math.max(0, range.count - rows)
    this.#statements.run(
      'DELETE FROM texts WHERE rowid BETWEEN ? AND ?',
      range.first + kept,
      range.first + range.count - 1,
    )
    if (kept === 0) this.#statements.run('DELETE FROM text_ranges WHERE first = ?', range.first)
    else this.#statements.run('UPDATE text_ranges SET count = ? WHERE first = ?', kept, range.first)
    return true
  }

  /**
   * Merges the parts of the index into one, a piece at a time; words of what was taken out are gone with the last one.
   * @param start true for the first piece.
   * @returns whether there is more to do
   */
  merge(start: boolean): boolean {
    const changes = this.#statements.of('SELECT total_changes()').pluck()
    const before = number.parse(changes.get())
    this.#db.exec(`INSERT INTO texts (texts, rank) VALUES ('merge', ${start ? '-1000' : '1000'})`)
    return start || number.parse(changes.get()) - before >= 2
  }
}
