import { closeSync, existsSync, lstatSync, mkdtempSync, openSync, rmSync, write as writeCallback } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import Database from 'better-sqlite3'
import * as z from 'zod'
import { sqliteBinding } from '../index/binding.ts'
import { readChunks } from '../rollout/chunks.ts'
import { fileFacts } from '../rollout/open.ts'

/**
 * Reads a database of the client's. They are in WAL mode, and SQLite cannot read such a database without writing beside
 * it; so Skein reads a copy in its own folder, made with the write-ahead log of that moment (docs/adr/0003). It is made
 * piece by piece, so that the thread that asks does other things meanwhile.
 */

const write = promisify(writeCallback)

/** Larger databases are left alone: a copy would cost more than it tells. */
const MAX_BYTES = 512 * 1024 * 1024
/** A database that is written to while it is copied is copied again, so often at most. */
const MAX_COPIES = 3

/**
 * Copies a database of a home, passes the copy to `read`, and removes it.
 * @param name of its file, straight below the home.
 * @param workDir an existing folder of Skein's own.
 * @throws the signal's reason, the system's error, SQLite's error, one saying that the database is too large, what `read`
 *   throws
 */
export async function readDatabase<T>(
  homePath: string,
  name: string,
  workDir: string,
  signal: AbortSignal,
  read: (db: Database.Database) => T,
): Promise<T> {
  const folder = mkdtempSync(join(workDir, 'database-'))
  try {
    const copy = join(folder, name)
    await copyDatabase(join(homePath, name), copy, signal)
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

/** A log that is taken into the database between the two copies is in neither. */
async function copyDatabase(from: string, to: string, signal: AbortSignal): Promise<void> {
  for (let copies = 1; ; copies++) {
    const before = factsOf(from)
    await copyFile(from, to, signal)
    if (existsSync(`${from}-wal`)) await copyFile(`${from}-wal`, `${to}-wal`, signal)
    if (copies === MAX_COPIES || factsOf(from).fingerprint === before.fingerprint) return
    for (const path of [to, `${to}-wal`]) rmSync(path, { force: true })
  }
}

function factsOf(path: string): ReturnType<typeof fileFacts> {
  return fileFacts(lstatSync(path, { bigint: true }))
}

async function copyFile(from: string, to: string, signal: AbortSignal): Promise<void> {
  const { sizeBytes } = factsOf(from)
  if (sizeBytes > MAX_BYTES) throw new Error(`the database has ${sizeBytes} bytes`)
  const target = openSync(to, 'wx', 0o600)
  try {
    let copied = 0
    for await (const chunk of readChunks(from, false, signal)) {
      copied += chunk.length
      if (copied > MAX_BYTES) throw new Error(`the database has more than ${MAX_BYTES} bytes`)
      for (let at = 0; at < chunk.length; ) at += (await write(target, chunk, at)).bytesWritten
    }
  } finally {
    closeSync(target)
  }
}

const columnInfo = z.array(z.object({ name: z.string() }))

/** The columns that a table has; none where there is no such table. @param table a name that needs no quoting. */
export function columnsOf(db: Database.Database, table: string): ReadonlySet<string> {
  return new Set(columnInfo.parse(db.pragma(`table_info(${table})`)).map(column => column.name))
}
