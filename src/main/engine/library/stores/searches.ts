import * as z from 'zod'
import { threadQuery } from '../../../../shared/ipc/query.ts'
import { AppError } from '../../../../shared/ipc/result.ts'
import type { LibraryDb } from '../open.ts'

/** A search as it is kept: homes by their paths, since their numbers are those of one index. */
export const storedSearch = z.object({
  text: z.string(),
  filter: threadQuery.omit({ homes: true }),
  homes: z.array(z.string()),
})
export type StoredSearch = z.output<typeof storedSearch>

export interface SavedSearchRow {
  readonly id: number
  readonly name: string
  readonly search: StoredSearch
  /** Unix ms. */
  readonly savedMs: number
}

const savedRow = z.object({ id: z.number(), name: z.string(), search: z.string(), savedMs: z.number() })
const RECENT = 50

/** Searches that the person gave a name. */
export class SavedSearchStore {
  readonly #db: LibraryDb

  constructor(db: LibraryDb) {
    this.#db = db
  }

  /** By name. */
  all(): SavedSearchRow[] {
    const rows = this.#db
      .prepare('SELECT id, name, search, saved_ms AS savedMs FROM saved_searches ORDER BY name')
      .all()
    return z
      .array(savedRow)
      .parse(rows)
      .map(row => ({ ...row, search: storedSearch.parse(JSON.parse(row.search)) }))
  }

  /** Saves a search under a name; one of that name is replaced. @returns its id */
  save(name: string, search: StoredSearch, atMs: number): number {
    const row = this.#db
      .prepare(
        `INSERT INTO saved_searches (name, search, saved_ms) VALUES (?, ?, ?)
         ON CONFLICT (name) DO UPDATE SET search = excluded.search, saved_ms = excluded.saved_ms RETURNING id`,
      )
      .get(name, JSON.stringify(search), atMs)
    return z.object({ id: z.number() }).parse(row).id
  }

  /** @throws AppError `bad-input` where another one has that name */
  rename(id: number, name: string): void {
    const taken = this.#db.prepare('SELECT 1 FROM saved_searches WHERE name = ? AND id <> ?').get(name, id)
    if (taken !== undefined) throw new AppError('bad-input', 'Another saved search has this name')
    this.#db.prepare('UPDATE saved_searches SET name = ? WHERE id = ?').run(name, id)
  }

  remove(id: number): void {
    this.#db.prepare('DELETE FROM saved_searches WHERE id = ?').run(id)
  }
}

/** What was searched for last. */
export class RecentSearchStore {
  readonly #db: LibraryDb

  constructor(db: LibraryDb) {
    this.#db = db
  }

  /** The latest first, at most 50. */
  all(): string[] {
    const rows = this.#db.prepare('SELECT text FROM recent_searches ORDER BY used_ms DESC, text').all()
    return z
      .array(z.object({ text: z.string() }))
      .parse(rows)
      .map(row => row.text)
  }

  add(text: string, atMs: number): void {
    this.#db
      .prepare(
        `INSERT INTO recent_searches (text, used_ms) VALUES (?, ?)
         ON CONFLICT DO UPDATE SET used_ms = max(used_ms, excluded.used_ms)`,
      )
      .run(text, atMs)
    this.#db
      .prepare(
        `DELETE FROM recent_searches WHERE text NOT IN
         (SELECT text FROM recent_searches ORDER BY used_ms DESC, text LIMIT ${RECENT})`,
      )
      .run()
  }

  clear(): void {
    this.#db.prepare('DELETE FROM recent_searches').run()
  }
}
