import type Database from 'better-sqlite3'
import * as z from 'zod'
import type { ThreadKey } from '../../../shared/ipc/contract.ts'
import type { Facets, Histogram, ThreadSort } from '../../../shared/ipc/query.ts'
import type { ListedThread } from '../../../shared/thread.ts'
import { and, type Condition } from '../index/condition.ts'
import type { Index } from '../index/open.ts'
import { type IndexQuery, orderOf } from './filter.ts'
import type { Tagged } from './marked.ts'
import { parseThreadRow, READ_AS, THREAD_COLUMNS, type ThreadRow, toListedThread } from './rows.ts'
import { ThreadTable } from './table/thread-table.ts'

/** Lists of threads from the index. Reads nothing else. */

const FROM = 'FROM threads t JOIN homes h ON h.id = t.home_id'
const keyRows = z.array(z.object({ homeId: z.number(), id: z.string() }))

/** Where a page begins: behind the thread that these values name. */
export interface Keyset {
  readonly value: string | number
  readonly homeId: number
  readonly id: string
}

export class ThreadList {
  readonly #db: Index
  readonly #table: ThreadTable
  #row: Database.Statement | null = null
  #rows: Database.Statement | null = null

  constructor(db: Index) {
    this.#db = db
    this.#table = new ThreadTable(db)
  }

  /** Reads what the first answer would have to wait for; takes a third of a second for 50,000 threads. */
  prepare(): void {
    this.#table.prepare()
  }

  /** One window of the list. */
  page(query: IndexQuery, sort: ThreadSort, offset: number, limit: number): { threads: ListedThread[]; total: number } {
    return this.#db.transaction(() => {
      const { keys, total } = this.#table.page(query, sort, offset, limit)
      return { threads: this.rows(keys).map(row => toListedThread(row)), total }
    })()
  }

  /** The rows of threads, in their order, without those that the index has not. */
  rows(threads: readonly ThreadKey[]): ThreadRow[] {
    this.#rows ??= this.#db.prepare(
      `SELECT ${THREAD_COLUMNS} FROM json_each(?) k CROSS JOIN threads t ON t.home_id = k.value ->> 0 AND t.id = k.value ->> 1
       JOIN homes h ON h.id = t.home_id ORDER BY k.key`,
    )
    return this.#rows.all(JSON.stringify(threads.map(({ homeId, id }) => [homeId, id]))).map(parseThreadRow)
  }

  /** The keys of a window of the list, which may be all of it. */
  keys(query: IndexQuery, sort: ThreadSort, offset: number, limit: number): ThreadKey[] {
    return this.#table.page(query, sort, offset, limit).keys
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

  /** @param tagged what bears which tag */
  facets(query: IndexQuery, tagged: readonly Tagged[] = []): Facets {
    return this.#table.facets(query, tagged)
  }

  /** Threads over time, as if the query named no time. */
  histogram(query: IndexQuery): Histogram {
    return this.#table.histogram(query)
  }

  /** How many threads stand before this one; null where the query leaves it out. */
  offsetOf(query: IndexQuery, sort: ThreadSort, thread: ThreadKey): number | null {
    return this.#table.offsetOf(query, sort, thread)
  }

  /** The next row from `offset` on whose title begins with `prefix`; the search goes round. */
  typeAhead(query: IndexQuery, sort: ThreadSort, prefix: string, offset: number): number | null {
    return this.#table.typeAhead(query, sort, prefix, offset)
  }

  /** The row of a thread; null where the index has none. */
  row(thread: ThreadKey): ThreadRow | null {
    this.#row ??= this.#db.prepare(`SELECT ${THREAD_COLUMNS}, ${READ_AS} ${FROM} WHERE t.home_id = ? AND t.id = ?`)
    const row = this.#row.get(thread.homeId, thread.id)
    return row === undefined ? null : parseThreadRow(row)
  }

  /** Whether anything is known of these homes. */
  hasSome(homes: readonly number[]): boolean {
    const one = this.#db.prepare('SELECT 1 FROM threads WHERE home_id = ? LIMIT 1')
    return homes.some(home => one.get(home) !== undefined)
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
}
