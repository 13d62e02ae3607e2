import type Database from 'better-sqlite3'
import * as z from 'zod'
import { isSupported } from '../../../shared/history-mode.ts'
import type { Index } from '../index/open.ts'
import { FIRST_NAME } from '../index/text-writer.ts'
import { modeColumns, modeOfRow } from '../threads/rows.ts'
import type { LineRef } from '../transcript/outline.ts'
import { unpackLines } from './packed-lines.ts'

/** Which rows of the texts are whose: kept in memory as long as nobody writes to the index. */

/** A thread as a search sorts it. */
export interface SearchedThread {
  readonly homeId: number
  readonly id: string
  /** Unix ms. */
  readonly updated: number
}

/** Rows of one thread that follow each other. */
export interface TextRange {
  readonly first: number
  readonly count: number
  readonly kinds: Uint8Array
  readonly thread: SearchedThread
}

const threadRow = z.object({
  home_id: z.number(),
  id: z.string(),
  updated_ms: z.number(),
  name: z.number().nullable(),
  deciding: z.number().nullable(),
  ...modeColumns,
})
const rangeRow = z.object({
  first: z.number(),
  count: z.number(),
  file_id: z.number(),
  kinds: z.instanceof(Uint8Array),
})

/** Tells the ranges of rows that are asked for from the last one on; undefined for a row that lies in none. */
export function rangesDownwards(ranges: readonly TextRange[]): (row: number) => TextRange | undefined {
  let at = 0
  return row => {
    while ((ranges[at]?.first ?? 0) > row) at += 1
    const range = ranges[at]
    return range !== undefined && row < range.first + range.count ? range : undefined
  }
}

/** What could be searched at one moment. */
export interface Searchable {
  /** Ranges of the texts, the last rows first. */
  readonly ranges: readonly TextRange[]
  /** Of every thread, by the row with its name. */
  readonly names: ReadonlyMap<number, SearchedThread>
  /** All threads. */
  readonly threads: readonly SearchedThread[]
}

/** More hits than this are not counted. */
export const MAX_ROWS = 1_000_000

/** So many queries, of `MAX_ROWS` rows in all, are kept. */
const KEPT_QUERIES = 50

export class TextIndex {
  readonly #db: Index
  readonly #rows: Database.Statement
  readonly #lines: Database.Statement
  #version: unknown = null
  /** Rows by what they fit, as long as nobody writes; those asked for last at the end. */
  readonly #kept = new Map<string, readonly number[]>()
  #known: Searchable = { ranges: [], names: new Map(), threads: [] }

  /** @param db a connection that writes nothing itself */
  constructor(db: Index) {
    this.#db = db
    this.#rows = db
      .prepare(`SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY rowid DESC LIMIT ${MAX_ROWS + 1}`)
      .pluck()
    this.#lines = db.prepare('SELECT lines FROM text_ranges WHERE first = ?').pluck()
  }

  /** What can be searched now. */
  searchable(): Searchable {
    const version = this.#db.pragma('data_version', { simple: true })
    if (version !== this.#version) {
      this.#kept.clear()
      this.#known = this.#db.transaction(() => this.#read())()
    }
    this.#version = version
    return this.#known
  }

  /** How much of outputs the texts hold. */
  get outputChars(): number {
    return z
      .number()
      .catch(0)
      .parse(this.#db.prepare("SELECT value FROM text_rules WHERE name = 'outputChars'").pluck().get())
  }

  /**
   * The rows that fit, the last ones first; one more than `MAX_ROWS` at most. They are kept for the next page, and for the same
   * words with other conditions.
   * @throws SQLite's error
   */
  rows(match: string): readonly number[] {
    const kept = this.#kept.get(match)
    this.#kept.delete(match)
    // Each of a million values through a schema would take longer than the search.
    const rows = kept ?? this.#rows.all(match).filter(row => typeof row === 'number')
    this.#kept.set(match, rows)
    let count = [...this.#kept.values()].reduce((sum, { length }) => sum + length, 0)
    for (const [oldest, { length }] of this.#kept) {
      if (count <= MAX_ROWS && this.#kept.size <= KEPT_QUERIES) break
      this.#kept.delete(oldest)
      count -= length
    }
    return rows
  }

  /** The lines of rows of one range. @param rows ascending */
  lines(range: TextRange, rows: readonly number[]): LineRef[] {
    const packed = this.#lines.get(range.first)
    return packed instanceof Uint8Array
      ? unpackLines(
          packed,
          rows.map(row => row - range.first),
        )
      : []
  }

  #read(): Searchable {
    const threads: SearchedThread[] = []
    const names = new Map<number, SearchedThread>()
    const byFile = new Map<number, SearchedThread>()
    const rows = this.#db
      .prepare(
        `SELECT t.home_id, t.id, t.updated_ms, t.history_mode, t.mode_raw, t.mode_reason, n.id AS name,
          (SELECT f.id FROM files f WHERE f.home_id = t.home_id AND f.path = t.files ->> 0) AS deciding
         FROM threads t LEFT JOIN thread_texts n ON n.home_id = t.home_id AND n.thread_id = t.id`,
      )
      .all()
    for (const row of z.array(threadRow).parse(rows)) {
      const thread = { homeId: row.home_id, id: row.id, updated: row.updated_ms }
      threads.push(thread)
      if (row.name !== null) names.set(FIRST_NAME + row.name, thread)
      // A thread one of whose files is refused is refused; other files of it are copies.
      if (row.deciding !== null && isSupported(modeOfRow(row))) byFile.set(row.deciding, thread)
    }
    const ranges = this.#db
      .prepare('SELECT first, count, file_id, kinds FROM text_ranges WHERE file_id IS NOT NULL ORDER BY first DESC')
      .all()
    return {
      threads,
      names,
      ranges: z
        .array(rangeRow)
        .parse(ranges)
        .flatMap(({ first, count, file_id: fileId, kinds }) => {
          const thread = byFile.get(fileId)
          return thread === undefined ? [] : [{ first, count, kinds, thread }]
        }),
    }
  }
}
