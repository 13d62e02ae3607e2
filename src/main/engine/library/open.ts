import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { AppError } from '../../../shared/ipc/result.ts'
import { addonError, sqliteBinding } from '../index/binding.ts'
import { isCorruption } from '../index/open.ts'
import { type Migration, migrations } from './migrations/index.ts'

/** Opens `library.db`, which holds what the person made: nothing in it can be made again, so nothing is ever deleted. */

const LOCK_WAIT_MS = 5000
/** Copies from before migrations that are kept. */
const BACKUPS = 3
const BACKUP_NAME = /^library\.backup-.*\.db$/

export type LibraryDb = Database.Database

export interface OpenedLibrary {
  readonly db: LibraryDb
  /** Where the damaged library was put that this one stands in for; null where there was none. */
  readonly movedAside: string | null
}

/** Where the library of a data folder lies. */
export function libraryPath(dataDir: string): string {
  return join(dataDir, 'library.db')
}

/** Thrown for a library that a newer Skein wrote: it is left as it is. */
export class NewerLibrary extends AppError {
  constructor(path: string, version: number) {
    super(
      'library',
      `Your pins, notes, tags and settings were last used by a newer Skein (version ${version} of ${path}). ` +
        'This Skein leaves them as they are: use the newer one to see them.',
    )
  }
}

/**
 * Opens the library, made or brought up to date; a copy is kept of what is about to be migrated. A damaged one is moved
 * aside and made anew.
 * @param known the migrations of this Skein; all unless given.
 * @throws NewerLibrary; AppError `library` when it cannot be opened.
 */
export function openLibrary(dataDir: string, known: readonly Migration[] = migrations): OpenedLibrary {
  const path = libraryPath(dataDir)
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    const db = openSound(path, known)
    if (db !== null) return { db, movedAside: null }
    const movedAside = moveAside(dataDir)
    const fresh = openSound(path, known)
    if (fresh === null) throw new AppError('library', `The library cannot be made: ${path}`)
    return { db: fresh, movedAside }
  } catch (error) {
    if (error instanceof AppError) throw error
    const addon = addonError(error)
    if (addon !== null) throw addon
    const reason = error instanceof Error ? error.message : String(error)
    throw new AppError('library', `Your pins, notes, tags and settings cannot be opened: ${reason} (${path})`)
  }
}

/** @returns null for a file that is damaged or no library. */
function openSound(path: string, known: readonly Migration[]): LibraryDb | null {
  const nativeBinding = sqliteBinding()
  const options = { timeout: LOCK_WAIT_MS, ...(nativeBinding === undefined ? {} : { nativeBinding }) }
  const db = new Database(path, options)
  try {
    db.pragma('trusted_schema = OFF')
    if (isSound(db)) {
      chmodSync(path, 0o600)
      db.pragma('journal_mode = WAL')
      // What somebody wrote down is to survive a power cut; there are few writes.
      db.pragma('synchronous = FULL')
      migrate(db, path, known)
      return db
    }
  } catch (error) {
    if (!isCorruption(error)) {
      db.close()
      throw error
    }
  }
  db.close()
  return null
}

function versionOf(db: LibraryDb): number {
  return Number(db.pragma('user_version', { simple: true }))
}

function isSound(db: LibraryDb): boolean {
  if (db.pragma('quick_check(1)', { simple: true }) !== 'ok') return false
  return versionOf(db) > 0 || db.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table'").get() === undefined
}

function migrate(db: LibraryDb, path: string, known: readonly Migration[]): void {
  const current = known.at(-1)?.version ?? 0
  const before = versionOf(db)
  if (before > current) throw new NewerLibrary(path, before)
  if (before > 0 && before < current) backUp(db, path, before)
  const run = db.transaction(() => {
    // Another process may have migrated meanwhile.
    const version = versionOf(db)
    if (version > current) throw new NewerLibrary(path, version)
    for (const migration of known) if (migration.version > version) db.exec(migration.sql)
    if (version < current) db.pragma(`user_version = ${current}`)
  })
  run.immediate()
}

/** Keeps a copy beside the library, and of all such copies the newest ones. */
function backUp(db: LibraryDb, path: string, version: number): void {
  const folder = join(path, '..')
  const copy = freeName(folder, `library.backup-${stamp()}-v${version}`)
  db.prepare('VACUUM INTO ?').run(copy)
  chmodSync(copy, 0o600)
  const copies = readdirSync(folder).filter(name => BACKUP_NAME.test(name))
  for (const old of copies.sort().slice(0, -BACKUPS)) rmSync(join(folder, old))
}

/** @returns where the library now lies, with its side files beside it. */
function moveAside(dataDir: string): string {
  const target = freeName(dataDir, `library.damaged-${stamp()}`)
  for (const suffix of ['', '-wal', '-shm']) {
    const path = libraryPath(dataDir) + suffix
    if (existsSync(path)) renameSync(path, target + suffix)
  }
  return target
}

/** `2026-11-26T150400123`: sorts by time, and is a file's name everywhere. */
function stamp(): string {
  return new Date().toISOString().replaceAll(/[:.Z]/g, '')
}

function freeName(folder: string, name: string): string {
  for (let n = 1; ; n += 1) {
    const path = join(folder, n === 1 ? `${name}.db` : `${name}-${n}.db`)
    if (!existsSync(path)) return path
  }
}
