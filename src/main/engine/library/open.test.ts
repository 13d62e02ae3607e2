import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { temporaryHome } from '../../../fixtures/testing.ts'
import { AppError } from '../../../shared/ipc/result.ts'
import { type Migration, migrations } from './migrations/index.ts'
import { type LibraryDb, libraryPath, NewerLibrary, openLibrary } from './open.ts'

const NOTE = "INSERT INTO thread_marks (home_path, thread_id, note) VALUES ('/home', 'a', 'mine')"
const notes = (db: LibraryDb) => db.prepare('SELECT note FROM thread_marks').pluck().all()
const backups = (dataDir: string) => readdirSync(dataDir).filter(name => name.startsWith('library.backup-'))

function opened(dataDir: string, known?: readonly Migration[]): LibraryDb {
  const { db } = openLibrary(dataDir, known)
  onTestFinished(() => {
    db.close()
  })
  return db
}

/** Opens and closes a library that holds a note. */
function noted(dataDir: string): void {
  const { db } = openLibrary(dataDir)
  db.exec(NOTE)
  db.close()
}

/** This Skein's migrations and some that are still to come. */
function later(count: number): readonly Migration[] {
  const last = migrations.at(-1)?.version ?? 0
  const more = Array.from({ length: count }, (_, n) => ({
    version: last + n + 1,
    sql: `CREATE TABLE later_${n} (a) STRICT`.replace('(a)', '(a TEXT)'),
  }))
  return [...migrations, ...more]
}

describe('migrations', () => {
  it('count up from 1 without gaps', () => {
    expect(migrations.map(one => one.version)).toEqual(migrations.map((_, n) => n + 1))
  })
})

describe('openLibrary', () => {
  it('makes a missing library, its folder too, for nobody else to read, and no copy of nothing', () => {
    const dataDir = join(temporaryHome(), 'deep', 'data')
    const db = opened(dataDir)
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal')
    expect(statSync(libraryPath(dataDir)).mode & 0o777).toBe(0o600)
    expect(backups(dataDir)).toEqual([])
  })

  it('keeps what is in it', () => {
    const dataDir = temporaryHome()
    noted(dataDir)
    expect(notes(opened(dataDir))).toEqual(['mine'])
  })

  it('copies a library before it migrates it, and keeps the last three copies', () => {
    const dataDir = temporaryHome()
    noted(dataDir)
    for (let count = 1; count <= 5; count += 1) {
      const { db, movedAside } = openLibrary(dataDir, later(count))
      expect(movedAside).toBeNull()
      expect(notes(db)).toEqual(['mine'])
      db.close()
    }
    const copies = backups(dataDir).sort()
    expect(copies).toHaveLength(3)
    // The newest copy is the library of one version before.
    const newest = join(dataDir, copies.at(-1) ?? '')
    expect(statSync(newest).mode & 0o777).toBe(0o600)
    const elsewhere = temporaryHome()
    writeFileSync(libraryPath(elsewhere), readFileSync(newest))
    const copy = opened(elsewhere, later(4))
    expect(copy.pragma('user_version', { simple: true })).toBe(migrations.length + 4)
    expect(notes(copy)).toEqual(['mine'])
    expect(backups(elsewhere)).toEqual([])
  })

  it('undoes a migration that fails, and keeps the library and its copy', () => {
    const dataDir = temporaryHome()
    noted(dataDir)
    const broken = [...later(1), { version: migrations.length + 2, sql: 'CREATE TABLE' }]
    expect(() => openLibrary(dataDir, broken)).toThrow(AppError)
    const db = opened(dataDir)
    expect(notes(db)).toEqual(['mine'])
    expect(backups(dataDir)).toHaveLength(1)
  })

  it('refuses the library of a newer Skein by name, and leaves every byte of it', () => {
    const dataDir = temporaryHome()
    noted(dataDir)
    openLibrary(dataDir, later(1)).db.close()
    const before = readFileSync(libraryPath(dataDir))
    const copies = backups(dataDir)
    expect(() => openLibrary(dataDir)).toThrow(NewerLibrary)
    expect(readFileSync(libraryPath(dataDir))).toEqual(before)
    expect(backups(dataDir)).toEqual(copies)
  })

  it.each([
    ['text', 'not a database at all, and long enough to be taken for a header of one'],
    ['a cut database', null],
  ])('moves %s aside, whole, and begins anew', (_name, text) => {
    const dataDir = temporaryHome()
    noted(dataDir)
    const whole = readFileSync(libraryPath(dataDir))
    const damaged = text === null ? whole.subarray(0, Math.floor(whole.length / 2)) : Buffer.from(text)
    writeFileSync(libraryPath(dataDir), damaged)
    const { db, movedAside } = openLibrary(dataDir)
    onTestFinished(() => {
      db.close()
    })
    expect(notes(db)).toEqual([])
    expect(movedAside).not.toBeNull()
    expect(readFileSync(movedAside ?? '')).toEqual(damaged)
  })

  it('moves aside what is a database and no library', () => {
    const dataDir = temporaryHome()
    const { db } = openLibrary(dataDir)
    db.pragma('user_version = 0')
    db.close()
    const { db: fresh, movedAside } = openLibrary(dataDir)
    fresh.close()
    expect(existsSync(movedAside ?? '')).toBe(true)
  })

  it('says why it cannot be opened', () => {
    const dataDir = join(temporaryHome(), 'file')
    writeFileSync(dataDir, '')
    expect(() => openLibrary(dataDir)).toThrow(/cannot be opened/)
  })
})
