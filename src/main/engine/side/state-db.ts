import * as z from 'zod'
import { type StateRow, stateRow } from '../index/stored-facts.ts'
import { columnsOf, readDatabase } from './database-copy.ts'

/** `state_5.sqlite`: the client's own index of threads. */

export const STATE_DB = 'state_5.sqlite'

/**
 * Reads the thread rows by lower-case id. Releases have different columns: what is missing is null.
 * @param workDir an existing folder of Skein's own.
 * @throws as `readDatabase`, and an error saying that there is no thread table.
 */
export function readStateRows(homePath: string, workDir: string, signal: AbortSignal): Promise<Map<string, StateRow>> {
  return readDatabase(homePath, STATE_DB, workDir, signal, db => {
    const present = columnsOf(db, 'threads')
    if (!present.has('id')) throw new Error('the state database has no thread table')
    const columns = Object.keys(stateRow.shape).map(name => (present.has(name) ? `"${name}"` : `NULL AS "${name}"`))
    const rows = db.prepare(`SELECT id, ${columns.join(', ')} FROM threads`).all()
    const known = z.object({ id: z.string(), ...stateRow.shape })
    return new Map(
      rows.flatMap(raw => {
        const row = known.safeParse(raw)
        if (!row.success) return []
        const { id, ...facts } = row.data
        return [[id.toLowerCase(), facts] as const]
      }),
    )
  })
}
