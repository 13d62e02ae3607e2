import { closeSync, existsSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import * as z from 'zod'
import { sqliteBinding } from '../index/binding.ts'
import { type StateRow, stateRow } from '../index/stored-facts.ts'
import { readStart } from '../rollout/chunks.ts'
import { withFile } from '../rollout/open.ts'

/**
 * `state_5.sqlite`: the client's own index of threads. It is in WAL mode, and SQLite cannot read such a database
 * without writing beside it; so Skein reads a copy in its own folder, made with the write-ahead log of that moment.
 */

export const STATE_DB = 'state_5.sqlite'
/** Larger databases are left alone: a copy would cost more than it tells. */
const MAX_STATE_BYTES = 512 * 1024 * 1024

/**
 * Reads the thread rows by lower-case id.
 * @param workDir an existing folder of Skein's own.
 * @throws the system's error, SQLite's error, or one saying that the database is too large or has no thread table.
 */
export function readStateRows(homePath: string, workDir: string): Map<string, StateRow> {
  const folder = mkdtempSync(join(workDir, 'state-'))
  try {
    const copy = join(folder, STATE_DB)
    copyFile(join(homePath, STATE_DB), copy)
    if (existsSync(join(homePath, `${STATE_DB}-wal`))) copyFile(join(homePath, `${STATE_DB}-wal`), `${copy}-wal`)
    return readRows(copy)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function copyFile(from: string, to: string): void {
  withFile(from, (source, facts) => {
    if (facts.sizeBytes > MAX_STATE_BYTES) throw new Error(`the state database has ${facts.sizeBytes} bytes`)
    const target = openSync(to, 'wx', 0o600)
    try {
      for (const chunk of readStart(source, false)) writeSync(target, chunk)
    } finally {
      closeSync(target)
    }
  })
}

const columnInfo = z.array(z.object({ name: z.string() }))

/** Releases have different columns: what is missing is null. */
function readRows(path: string): Map<string, StateRow> {
  const nativeBinding = sqliteBinding()
  const db = new Database(path, nativeBinding === undefined ? {} : { nativeBinding })
  try {
    db.pragma('trusted_schema = OFF')
    const present = new Set(columnInfo.parse(db.pragma('table_info(threads)')).map(column => column.name))
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
  } finally {
    db.close()
  }
}
