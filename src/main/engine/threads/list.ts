import type Database from 'better-sqlite3'
import * as z from 'zod'
import type { ThreadKey } from '../../../shared/ipc/contract.ts'
import type { Facets, Histogram, ThreadQuery, ThreadSort } from '../../../shared/ipc/query.ts'
import type { ListedThread } from '../../../shared/thread.ts'
import { fold } from '../index/fold.ts'
import type { Index } from '../index/open.ts'
import { and, type Choice, type Condition, conditionsOf, orderOf } from './filter.ts'
import { histogramOf, monthCounts, SLOT_MS, type Slot, slots } from './months.ts'
import { compareReleases } from './releases.ts'
import { parseThreadRow, READ_AS, THREAD_COLUMNS, type ThreadRow, toListedThread } from './rows.ts'

/** Lists of threads from the index. Reads nothing else. */

const FROM = 'FROM threads t JOIN homes h ON h.id = t.home_id'
/** For counts: every thread has its home, and the index of facets has all that conditions other than words ask for. */
const COUNTED = 'FROM threads t'
const MAX_FACET_VALUES = 200

const countRow = z.object({ n: z.number() })
const keyRows = z.array(z.object({ homeId: z.number(), id: z.string() }))
const facetRows = z.array(z.object({ value: z.string(), count: z.number() }))

/** Where a page begins: behind the thread that these values name. */
export interface Keyset {
  readonly value: string | number
  readonly homeId: number
  readonly id: string
}

export class ThreadList {
  readonly #db: Index
  #row: Database.Statement | null = null

  constructor(db: Index) {
    this.#db = db
  }

  /** One window of the list. */
  page(
    query: ThreadQuery,
    sort: ThreadSort,
    offset: number,
    limit: number,
  ): { threads: ListedThread[]; total: number } {
    const where = conditionsOf(query)
    const rows = this.#db
      // Sorted as numbers of rows, so that only those of the page are read and their relatives counted.
      .prepare(
        `SELECT ${THREAD_COLUMNS} ${FROM}
         WHERE t.rowid IN (
           SELECT t.rowid ${COUNTED} WHERE ${where.sql} ORDER BY ${orderOf(sort).sql} LIMIT ? OFFSET ?
         )
         ORDER BY ${orderOf(sort).sql}`,
      )
      .all(...where.values, limit, offset)
    return { threads: rows.map(row => toListedThread(parseThreadRow(row))), total: this.#count(where) }
  }

  /** The keys of a window of the list, which may be all of it. */
  keys(query: ThreadQuery, sort: ThreadSort, offset: number, limit: number): ThreadKey[] {
    const where = conditionsOf(query)
    const rows = this.#db
      .prepare(
        `SELECT t.home_id AS homeId, t.id ${COUNTED} WHERE ${where.sql} ORDER BY ${orderOf(sort).sql} LIMIT ? OFFSET ?`,
      )
      .all(...where.values, limit, offset)
    return keyRows.parse(rows)
  }

  /** The threads behind `after`, in an order that stays the same while threads come and go. */
  after(where: Condition, sort: ThreadSort, after: Keyset | null, limit: number): ThreadRow[] {
    const { column, sql } = orderOf(sort)
    const behind: Condition[] =
      after === null
        ? []
        : [
            {
              sql: `(${column}, t.home_id, t.id) ${sort.direction === 'asc' ? '>' : '<'} (?, ?, ?)`,
              values: [after.value, after.homeId, after.id],
            },
          ]
    const all = and([where, ...behind])
    return this.#db
      .prepare(`SELECT ${THREAD_COLUMNS} ${FROM} WHERE ${all.sql} ORDER BY ${sql} LIMIT ?`)
      .all(...all.values, limit)
      .map(parseThreadRow)
  }

  facets(query: ThreadQuery): Facets {
    return {
      total: this.#count(conditionsOf(query)),
      modes: this.#facet(query, 'modes', 't.history_mode'),
      sources: this.#facet(query, 'sources', 't.source_kind'),
      projects: this.#facet(query, 'projects', 't.cwd'),
      providers: this.#facet(query, 'providers', 't.model_provider'),
      models: this.#facet(query, 'models', 't.model_key'),
      releases: this.#facet(query, 'releases', 't.release').sort((a, b) => compareReleases(b.value, a.value)),
      months: monthCounts(this.#slots(conditionsOf(query, 'months'))),
      archived: this.#facet(query, 'archived', "CASE t.archived WHEN 1 THEN 'archived' ELSE 'active' END"),
    }
  }

  /** Threads over time, as if the query named no time. */
  histogram(query: ThreadQuery): Histogram {
    return histogramOf(this.#slots(conditionsOf({ ...query, months: [] }, 'range')))
  }

  /** How many threads stand before this one; null where the query leaves it out. */
  offsetOf(query: ThreadQuery, sort: ThreadSort, thread: ThreadKey): number | null {
    const where = conditionsOf(query)
    const { column } = orderOf(sort)
    const one = and([where, { sql: 't.home_id = ? AND t.id = ?', values: [thread.homeId, thread.id] }])
    const key = this.#db.prepare(`SELECT ${column} AS value ${FROM} WHERE ${one.sql}`).get(...one.values)
    if (key === undefined) return null
    const { value } = z.object({ value: z.union([z.string(), z.number()]) }).parse(key)
    const before = `(${column}, t.home_id, t.id) ${sort.direction === 'asc' ? '<' : '>'} (?, ?, ?)`
    return this.#count(and([where, { sql: before, values: [value, thread.homeId, thread.id] }]))
  }

  /** The next row from `offset` on whose title begins with `prefix`; the search goes round. */
  typeAhead(query: ThreadQuery, sort: ThreadSort, prefix: string, offset: number): number | null {
    const where = conditionsOf(query)
    const start = fold(prefix)
    const ranked = `SELECT row_number() OVER (ORDER BY ${orderOf(sort).sql}) - 1 AS n, t.title_key AS title
      ${FROM} WHERE ${where.sql}`
    const found = this.#db
      .prepare(`SELECT n FROM (${ranked}) WHERE substr(title, 1, ?) = ? ORDER BY n < ?, n LIMIT 1`)
      .get(...where.values, [...start].length, start, offset)
    return found === undefined ? null : countRow.parse(found).n
  }

  /** The row of a thread; null where the index has none. */
  row(thread: ThreadKey): ThreadRow | null {
    this.#row ??= this.#db.prepare(`SELECT ${THREAD_COLUMNS}, ${READ_AS} ${FROM} WHERE t.home_id = ? AND t.id = ?`)
    const row = this.#row.get(thread.homeId, thread.id)
    return row === undefined ? null : parseThreadRow(row)
  }

  /** The threads of an id in these homes, active before archived. */
  resolve(id: string, homes: readonly number[]): ThreadKey[] {
    const among = homes.map(() => '?').join(', ')
    const rows = this.#db
      .prepare(
        `SELECT home_id AS homeId, id FROM threads WHERE id = ? AND home_id IN (${among}) ORDER BY archived, home_id`,
      )
      .all(id.toLowerCase(), ...homes)
    return keyRows.parse(rows)
  }

  #count(where: Condition): number {
    return countRow.parse(this.#db.prepare(`SELECT count(*) AS n ${COUNTED} WHERE ${where.sql}`).get(...where.values)).n
  }

  /** Threads by quarters of an hour: no time zone begins a day within one. */
  #slots(where: Condition): Slot[] {
    const rows = this.#db
      .prepare(
        `SELECT CAST(floor(t.updated_ms / ${SLOT_MS}) AS INTEGER) AS slot, t.history_mode AS mode, count(*) AS count
         ${COUNTED} WHERE ${where.sql} GROUP BY slot, mode`,
      )
      .all(...where.values)
    return slots.parse(rows)
  }

  #facet(query: ThreadQuery, choice: Choice, column: string): { value: string; count: number }[] {
    const where = conditionsOf(query, choice)
    return facetRows.parse(
      this.#db
        .prepare(
          `SELECT ${column} AS value, count(*) AS count ${COUNTED} WHERE ${where.sql}
           GROUP BY value ORDER BY count DESC, value LIMIT ${MAX_FACET_VALUES}`,
        )
        .all(...where.values),
    )
  }
}
