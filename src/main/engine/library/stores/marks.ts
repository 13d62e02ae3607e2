import * as z from 'zod'
import type { LibraryDb } from '../open.ts'

/** A thread, however often its home is indexed anew. */
export interface LibraryThread {
  readonly homePath: string
  readonly id: string
}

export interface Marks {
  readonly pinned: boolean
  /** In the order of the alphabet. */
  readonly tags: readonly string[]
  /** Empty where there is none. */
  readonly note: string
}

const markRow = z.object({ pinned_ms: z.number().nullable(), note: z.string().nullable() }).optional()
const tagRows = z.array(z.object({ tag: z.string() }))

/** Pins, notes and tags of threads. */
export class MarkStore {
  readonly #db: LibraryDb

  constructor(db: LibraryDb) {
    this.#db = db
  }

  of({ homePath, id }: LibraryThread): Marks {
    const row = markRow.parse(
      this.#db
        .prepare('SELECT pinned_ms, note FROM thread_marks WHERE home_path = ? AND thread_id = ?')
        .get(homePath, id),
    )
    const tags = this.#db
      .prepare('SELECT tag FROM thread_tags WHERE home_path = ? AND thread_id = ? ORDER BY tag')
      .all(homePath, id)
    return {
      pinned: (row?.pinned_ms ?? null) !== null,
      tags: tagRows.parse(tags).map(({ tag }) => tag),
      note: row?.note ?? '',
    }
  }

  /** Every tag that is in use, in the order of the alphabet. */
  tags(): string[] {
    return tagRows
      .parse(this.#db.prepare('SELECT DISTINCT tag FROM thread_tags ORDER BY tag').all())
      .map(({ tag }) => tag)
  }

  /** @param atMs unix ms of the pin; null takes it away. */
  pin(threads: readonly LibraryThread[], atMs: number | null): void {
    const put = this.#db.prepare(
      `INSERT INTO thread_marks (home_path, thread_id, pinned_ms) VALUES (?, ?, ?)
       ON CONFLICT DO UPDATE SET pinned_ms = CASE WHEN excluded.pinned_ms IS NULL THEN NULL
         ELSE coalesce(pinned_ms, excluded.pinned_ms) END`,
    )
    for (const { homePath, id } of threads) put.run(homePath, id, atMs)
    this.#tidy()
  }

  /** @param note empty takes it away. */
  write({ homePath, id }: LibraryThread, note: string, atMs: number): void {
    this.#db
      .prepare(
        `INSERT INTO thread_marks (home_path, thread_id, note, note_ms) VALUES (?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET note = excluded.note, note_ms = excluded.note_ms`,
      )
      .run(homePath, id, note === '' ? null : note, note === '' ? null : atMs)
    this.#tidy()
  }

  tag(threads: readonly LibraryThread[], add: readonly string[], remove: readonly string[]): void {
    const put = this.#db.prepare('INSERT OR IGNORE INTO thread_tags (home_path, thread_id, tag) VALUES (?, ?, ?)')
    const take = this.#db.prepare('DELETE FROM thread_tags WHERE home_path = ? AND thread_id = ? AND tag = ?')
    for (const { homePath, id } of threads) {
      for (const tag of add) put.run(homePath, id, tag)
      for (const tag of remove) take.run(homePath, id, tag)
    }
  }

  #tidy(): void {
    this.#db.prepare('DELETE FROM thread_marks WHERE pinned_ms IS NULL AND note IS NULL').run()
  }
}
