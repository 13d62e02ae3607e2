import { closeSync, existsSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import * as z from 'zod'
import { sqliteBinding } from '../index/binding.ts'
import { readStart } from '../rollout/chunks.ts'
import { withFile } from '../rollout/open.ts'

/**
 * Reads a database of the client's. They are in WAL mode, and SQLite cannot read such a database without writing beside
 * it; so Skein reads a copy in its own folder, made with the write-ahead log of that moment (docs/adr/0003).
 */

/** Larger databases are left alone: a copy would cost more than it tells. */
const MAX_BYTES = 512 * 1024 * 1024

/**
 * Copies a database of a home, passes the copy to `read`, and removes it.
 * @param name of its file, straight below the home.
 * @param workDir an existing folder of Skein's own.
 * @throws the system's error, SQLite's error, one saying that the database is too large, what `read` throws
 */
export function readDatabase<T>(
  homePath: string,
  name: string,
  workDir: string,
  read: (db: Database.Database) => T,
): T {
  const folder = mkdtempSync(join(workDir, 'database-'))
  try {
    const copy = join(folder, name)
    copyFile(join(homePath, name), copy)
    if (existsSync(join(homePath, `${name}-wal`))) copyFile(join(homePath, `${name}-wal`), `${copy}-wal`)
    return readCopy(copy, read)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function readCopy<T>(path: string, read: (db: Database.Database) => T): T {
  const nativeBinding = sqliteBinding()
  const db = new Database(path, nativeBinding === undefined ? {} : { nativeBinding })
  try {
    db.pragma('trusted_schema = OFF')
    return read(db)
  } finally {
    db.close()
  }
}

function copyFile(from: string, to: string): void {
  withFile(from, (source, facts) => {
    if (facts.sizeBytes > MAX_BYTES) throw new Error(`the database has ${facts.sizeBytes} bytes`)
    const target = openSync(to, 'wx', 0o600)
    try {
      for (const chunk of readStart(source, false)) writeSync(target, chunk)
    } finally {
      closeSync(target)
    }
  })
}

const columnInfo = z.array(z.object({ name: z.string() }))

/** The columns that a table has; none where there is no such table. @param table a name that needs no quoting. */
export function columnsOf(db: Database.Database, table: string): ReadonlySet<string> {
  return new Set(columnInfo.parse(db.pragma(`table_info(${table})`)).map(column => column.name))
}
