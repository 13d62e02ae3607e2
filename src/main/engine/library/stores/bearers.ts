import * as z from 'zod'
import { fold } from '../../index/fold.ts'
import type { Mark } from '../../threads/marked.ts'
import type { LibraryDb } from '../open.ts'
import type { LibraryThread } from './marks.ts'

/** The threads of a home that bear a mark. */
export interface Bearers {
  readonly homePath: string
  /** Their ids as a JSON array. */
  readonly ids: string
}

const bearerRows = z.array(z.object({ homePath: z.string(), ids: z.string() }))
const countRows = z.array(z.object({ value: z.string(), count: z.number() }))
const taggedRows = z.array(z.object({ tag: z.string(), homePath: z.string(), id: z.string() }))
const markRows = z.array(
  z.object({
    homePath: z.string(),
    id: z.string(),
    pinned: z.number(),
    noted: z.number(),
    tags: z.string().transform(json => z.array(z.string()).parse(JSON.parse(json))),
  }),
)

/** What of a thread's marks a row of the list shows. */
export interface ShortMarks extends LibraryThread {
  readonly pinned: boolean
  readonly noted: boolean
  readonly tags: readonly string[]
}

/** Marks from the other side: which threads bear them. */
export class BearerStore {
  readonly #db: LibraryDb

  constructor(db: LibraryDb) {
    this.#db = db
  }

  /** The threads that bear a mark, by home. */
  of(mark: Mark): Bearers[] {
    if (mark === 'pinned') return this.#among('thread_marks WHERE pinned_ms IS NOT NULL', [])
    if (mark === 'noted') return this.#among('thread_marks WHERE note IS NOT NULL', [])
    const name = mark.slice(mark.indexOf(' ') + 1)
    const tags = mark.startsWith('tag ') ? [name] : this.#spellings(name)
    return this.#among('thread_tags WHERE tag IN (SELECT value FROM json_each(?))', [JSON.stringify(tags)])
  }

  #among(from: string, values: readonly string[]): Bearers[] {
    return bearerRows.parse(
      this.#db
        .prepare(
          `SELECT home_path AS homePath, json_group_array(DISTINCT thread_id) AS ids FROM ${from} GROUP BY home_path`,
        )
        .all(...values),
    )
  }

  /** The tags in use that differ from a name in case and accents alone. */
  #spellings(name: string): string[] {
    const tags = z.array(z.string()).parse(this.#db.prepare('SELECT DISTINCT tag FROM thread_tags').pluck().all())
    return tags.filter(tag => fold(tag) === fold(name.trim()))
  }

  /** Every tag of every thread. */
  tagged(): (LibraryThread & { readonly tag: string })[] {
    return taggedRows.parse(
      this.#db.prepare('SELECT tag, home_path AS homePath, thread_id AS id FROM thread_tags').all(),
    )
  }

  /** The tags that some of these threads bear, and how many of them. */
  countTags(threads: readonly LibraryThread[]): { value: string; count: number }[] {
    return countRows.parse(
      this.#db
        .prepare(
          `SELECT g.tag AS value, count(*) AS count
           FROM json_each(?) w JOIN thread_tags g ON g.home_path = w.value ->> 0 AND g.thread_id = w.value ->> 1
           GROUP BY g.tag`,
        )
        .all(pairs(threads)),
    )
  }

  /** The marks of those of these threads that have any. */
  marksOf(threads: readonly LibraryThread[]): ShortMarks[] {
    const rows = this.#db
      .prepare(
        `SELECT * FROM (
           SELECT w.value ->> 0 AS homePath, w.value ->> 1 AS id,
             m.pinned_ms IS NOT NULL AS pinned, m.note IS NOT NULL AS noted,
             (SELECT json_group_array(tag) FROM
               (SELECT tag FROM thread_tags WHERE home_path = w.value ->> 0 AND thread_id = w.value ->> 1 ORDER BY tag)
             ) AS tags
           FROM json_each(?) w
           LEFT JOIN thread_marks m ON m.home_path = w.value ->> 0 AND m.thread_id = w.value ->> 1)
         WHERE pinned OR noted OR tags <> '[]'`,
      )
      .all(pairs(threads))
    return markRows
      .parse(rows)
      .map(({ pinned, noted, ...rest }) => ({ ...rest, pinned: pinned === 1, noted: noted === 1 }))
  }
}

/** Threads as one value, however many they are. */
function pairs(threads: readonly LibraryThread[]): string {
  return JSON.stringify(threads.map(({ homePath, id }) => [homePath, id]))
}
