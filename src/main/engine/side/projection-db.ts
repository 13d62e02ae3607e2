import type Database from 'better-sqlite3'
import * as z from 'zod'
import { type ProjectionRow, projectionRow } from '../index/stored-facts.ts'
import { columnsOf, readDatabase } from './database-copy.ts'

/**
 * `thread_history_1.sqlite`: the turns and items of paginated threads, as the client has worked them out of their files.
 * Skein takes from it how far that has come and how much it came to. What a turn or an item says is never asked for, and
 * a `ProjectionRow` could not hold it.
 */

export const PROJECTION_DB = 'thread_history_1.sqlite'

const CURSORS = 'thread_history_projection_state'
const cursor = z.object({ id: z.string(), nextOffset: z.number(), nextOrdinal: z.number().nullable() })
const counted = z.array(z.object({ id: z.string(), count: z.number() }))

/**
 * Reads how far the projection of each rollout is, by lower-case id: the thread's, or for the later files of a thread the
 * second id in their names.
 * @param workDir an existing folder of Skein's own.
 * @throws as `readDatabase`, and an error saying that there is no table of cursors.
 */
export function readProjections(
  homePath: string,
  workDir: string,
  signal: AbortSignal,
): Promise<Map<string, ProjectionRow>> {
  return readDatabase(homePath, PROJECTION_DB, workDir, signal, db => {
    const present = columnsOf(db, CURSORS)
    if (!present.has('thread_id') || !present.has('next_rollout_byte_offset')) {
      throw new Error('the projection has no table of cursors')
    }
    const ordinal = present.has('next_rollout_ordinal') ? 'next_rollout_ordinal' : 'NULL'
    const rows = db
      .prepare(
        `SELECT thread_id AS id, next_rollout_byte_offset AS nextOffset, ${ordinal} AS nextOrdinal FROM ${CURSORS}`,
      )
      .all()
    const turns = countsOf(db, 'thread_turns')
    const items = countsOf(db, 'thread_items')
    return new Map(
      rows.flatMap(raw => {
        const found = cursor.safeParse(raw)
        if (!found.success) return []
        const { id, nextOffset, nextOrdinal } = found.data
        const count = (counts: ReadonlyMap<string, number> | null) => (counts === null ? null : (counts.get(id) ?? 0))
        const row = projectionRow.safeParse({ nextOffset, nextOrdinal, turns: count(turns), items: count(items) })
        return row.success ? [[id.toLowerCase(), row.data] as const] : []
      }),
    )
  })
}

/** How many rows of a table each thread has; null where this release has no such table. */
function countsOf(db: Database.Database, table: 'thread_turns' | 'thread_items'): ReadonlyMap<string, number> | null {
  if (!columnsOf(db, table).has('thread_id')) return null
  const rows = db.prepare(`SELECT thread_id AS id, count(*) AS count FROM ${table} GROUP BY thread_id`).all()
  return new Map(counted.parse(rows).map(({ id, count }) => [id, count]))
}
