import { chmodSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { AppError } from '../../../shared/ipc/result.ts'
import { addonError, sqliteBinding } from './binding.ts'
import { initial } from './migrations/0001-initial.ts'
import { ended } from './migrations/0002-ended.ts'
import { ownCounts } from './migrations/0003-own-counts.ts'
import { texts } from './migrations/0004-texts.ts'
import { doctor } from './migrations/0005-doctor.ts'
import { usage } from './migrations/0006-usage.ts'
import { facetColumns } from './migrations/0007-facets.ts'
import { threadChanges } from './migrations/0008-thread-changes.ts'
import { goneThreads } from './migrations/0009-gone-threads.ts'
import { usageCover } from './migrations/0010-usage-cover.ts'
import { lastSecond } from './migrations/0011-last-second.ts'
import { failures } from './migrations/0012-failures.ts'
import { sideTimes } from './migrations/0013-side-times.ts'
import { fewerOrders } from './migrations/0014-fewer-orders.ts'
import { keptReadings } from './migrations/0015-kept-readings.ts'
import { headPlaces } from './migrations/0016-head-places.ts'

/** Opens `index.db`, which is a cache: whatever is wrong with it, it can be made again. */

const migrations = [
  initial,
  ended,
  ownCounts,
  texts,
  doctor,
  usage,
  facetColumns,
  threadChanges,
  goneThreads,
  usageCover,
  lastSecond,
  failures,
  sideTimes,
  fewerOrders,
  keptReadings,
  headPlaces,
] as const
const CURRENT_VERSION = migrations.at(-1)?.version ?? 0
const LOCK_WAIT_MS = 5000
/** 32 MB. */
const CHECKPOINT_PAGES = 8192

export type Index = Database.Database

/** Where the index of a data folder lies. */
export function indexPath(dataDir: string): string {
  return join(dataDir, 'index.db')
}

/** The name of an SQLite error, or null for any other error. */
export function sqliteCode(error: unknown): string | null {
  return error instanceof Database.SqliteError ? error.code : null
}

/** Whether the error means that the file is no usable database. */
export function isCorruption(error: unknown): boolean {
  return /^SQLITE_(CORRUPT|NOTADB)/.test(sqliteCode(error) ?? '')
}

/** Removes the index with its side files. Other processes that have it open keep their copy until they start again. */
export function deleteIndex(dataDir: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(indexPath(dataDir) + suffix, { force: true })
}

/**
 * Opens the index for writing, made or brought up to date. One that is damaged or from another version of Skein is
 * made anew.
 * @param lockWaitMs how long another program's lock is waited for.
 * @throws AppError `index` when it is locked for too long or its folder cannot be written.
 */
export function openForWriting(dataDir: string, lockWaitMs = LOCK_WAIT_MS): Index {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    return openAndMigrate(dataDir, lockWaitMs) ?? remake(dataDir, lockWaitMs)
  } catch (error) {
    if (error instanceof AppError) throw error
    const addon = addonError(error)
    if (addon !== null) throw addon
    const reason = error instanceof Error ? error.message : String(error)
    const locked = /^SQLITE_(BUSY|LOCKED)/.test(sqliteCode(error) ?? '')
    const advice = locked
      ? 'Another program keeps it locked. Close it, or choose another data folder.'
      : `It can be deleted at any time: ${indexPath(dataDir)}`
    throw new AppError('index', `The index cannot be opened: ${reason}. ${advice}`)
  }
}

/** Opens the index for reading, beside a writer. */
export function openForReading(dataDir: string): Index {
  const db = connect(dataDir, true, LOCK_WAIT_MS)
  db.pragma('query_only = ON')
  return db
}

function connect(dataDir: string, readonly: boolean, lockWaitMs: number): Index {
  const nativeBinding = sqliteBinding()
  const db = new Database(indexPath(dataDir), {
    readonly,
    timeout: lockWaitMs,
    ...(nativeBinding === undefined ? {} : { nativeBinding }),
  })
  db.pragma('trusted_schema = OFF')
  db.pragma('temp_store = MEMORY')
  return db
}

/** @returns null for an index that must be made anew. */
function openAndMigrate(dataDir: string, lockWaitMs: number): Index | null {
  let db: Index
  try {
    db = connect(dataDir, false, lockWaitMs)
  } catch (error) {
    if (isCorruption(error)) return null
    throw error
  }
  try {
    chmodSync(indexPath(dataDir), 0o600)
    // Counts for an index that is being made: pages that become free can be given back a few at a time.
    db.pragma('auto_vacuum = INCREMENTAL')
    db.pragma('journal_mode = WAL')
    db.pragma('synchronous = NORMAL')
    // Pages of the text index are written many times over: they are copied back less often than after every 4 MB.
    db.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`)
    db.pragma('foreign_keys = ON')
    if (migrate(db)) return db
  } catch (error) {
    // Tables that are not what its version says: somebody else's work, or a Skein's that was never released.
    if (!isCorruption(error) && sqliteCode(error) !== 'SQLITE_ERROR') {
      db.close()
      throw error
    }
  }
  db.close()
  return null
}

/** @returns false for a database of a newer Skein or of something else. */
function migrate(db: Index): boolean {
  const run = db.transaction((): boolean => {
    const version = Number(db.pragma('user_version', { simple: true }))
    if (version > CURRENT_VERSION) return false
    if (version === 0 && db.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table'").get() !== undefined)
      return false
    for (const migration of migrations) if (migration.version > version) db.exec(migration.sql)
    if (version < CURRENT_VERSION) db.pragma(`user_version = ${CURRENT_VERSION}`)
    return true
  })
  return run.immediate()
}

function remake(dataDir: string, lockWaitMs: number): Index {
  deleteIndex(dataDir)
  const db = openAndMigrate(dataDir, lockWaitMs)
  if (db === null) throw new AppError('index', `The index cannot be made: ${indexPath(dataDir)}`)
  return db
}
