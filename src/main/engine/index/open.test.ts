import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { temporaryHome } from '../../../fixtures/testing.ts'
import { AppError } from '../../../shared/ipc/result.ts'
import { sqliteBinding } from './binding.ts'
import { initial } from './migrations/0001-initial.ts'
import { headPlaces } from './migrations/0016-head-places.ts'
import { deleteIndex, type Index, indexPath, openForReading, openForWriting } from './open.ts'

function raw(dataDir: string): Index {
  const nativeBinding = sqliteBinding()
  const db = new Database(indexPath(dataDir), nativeBinding === undefined ? {} : { nativeBinding })
  onTestFinished(() => {
    db.close()
  })
  return db
}

function opened(dataDir: string): Index {
  const db = openForWriting(dataDir)
  onTestFinished(() => {
    db.close()
  })
  return db
}

const tables = (db: Index) =>
  db
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
    .pluck()
    .all()
const homes = (db: Index) => db.prepare('SELECT path FROM homes').pluck().all()
const addHome = (db: Index, path: string) => db.prepare('INSERT INTO homes (path) VALUES (?)').run(path)
const OURS = [
  ...['file_changes', 'file_failures', 'file_outputs', 'file_tool_use', 'file_tools', 'file_usage', 'files'],
  ...['fingerprints', 'homes', 'kept_readings'],
  ...['problem_counts', 'problems', 'side_facts', 'side_sources'],
  ...['text_ranges', 'text_rules', 'texts', 'texts_config', 'texts_data', 'texts_docsize', 'texts_idx'],
  ...['thread_changes', 'thread_texts', 'threads'],
]

describe('openForWriting', () => {
  it('makes a missing index, its folder too, for nobody else to read', () => {
    const dataDir = join(temporaryHome(), 'deep', 'data')
    const db = opened(dataDir)
    addHome(db, '/one')
    expect(tables(db)).toEqual(OURS)
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal')
    expect(statSync(dataDir).mode & 0o777).toBe(0o700)
    for (const suffix of ['', '-wal', '-shm']) {
      expect(statSync(indexPath(dataDir) + suffix).mode & 0o777, suffix).toBe(0o600)
    }
  })

  it('keeps what is in it', () => {
    const dataDir = temporaryHome()
    const first = openForWriting(dataDir)
    addHome(first, '/one')
    first.close()
    expect(homes(opened(dataDir))).toEqual(['/one'])
  })

  it('brings the index of an older Skein up to date and keeps what still holds', () => {
    const dataDir = temporaryHome()
    const old = raw(dataDir)
    old.exec(initial.sql)
    old.pragma(`user_version = ${initial.version}`)
    addHome(old, '/one')
    old
      .prepare(
        `INSERT INTO files (home_id, path, thread_id, fingerprint, size_bytes, modified_ms, in_codex_place, facts, pass)
         VALUES (1, 'sessions/a', 'a', 'f', 1, 1, 1, '{}', '{"of":"before"}')`,
      )
      .run()
    old.close()
    const index = opened(dataDir)
    expect(index.pragma('user_version', { simple: true })).toBe(headPlaces.version)
    expect(homes(index)).toEqual(['/one'])
    // What a reading found then lacks what is wanted now: the file is read again.
    expect(index.prepare('SELECT path, pass FROM files').all()).toEqual([{ path: 'sessions/a', pass: null }])
  })

  it.each([
    ['a newer Skein’s', (db: Index) => db.pragma('user_version = 9999')],
    ['another program’s', (db: Index) => db.exec('CREATE TABLE recipes (name TEXT)')],
    [
      'an old one’s with tables that it should not have',
      (db: Index) => {
        db.exec(`${initial.sql} ALTER TABLE threads ADD COLUMN ended_ms REAL;`)
        db.pragma(`user_version = ${initial.version}`)
      },
    ],
  ])('makes %s database anew', (_, spoil) => {
    const dataDir = temporaryHome()
    const db = raw(dataDir)
    spoil(db)
    db.close()
    const index = opened(dataDir)
    expect(tables(index)).toEqual(OURS)
    expect(index.pragma('user_version', { simple: true })).toBe(headPlaces.version)
  })

  it.each([
    ['of no bytes', Buffer.alloc(0)],
    ['that is text', Buffer.from('this is no database '.repeat(400))],
    ['of zeros', Buffer.alloc(8192)],
    [
      'with a header and nothing behind it',
      Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(4000, 0xff)]),
    ],
  ])('makes a file %s anew', (_, bytes) => {
    const dataDir = temporaryHome()
    writeFileSync(indexPath(dataDir), bytes)
    expect(tables(opened(dataDir))).toEqual(OURS)
  })

  it('makes an index anew that is damaged behind its header', () => {
    const dataDir = temporaryHome()
    const db = openForWriting(dataDir)
    db.close()
    const bytes = readFileSync(indexPath(dataDir))
    bytes.fill(0xff, 100, 4096)
    writeFileSync(indexPath(dataDir), bytes)
    expect(tables(opened(dataDir))).toEqual(OURS)
  })

  it('says so when another program keeps it locked', () => {
    const dataDir = temporaryHome()
    openForWriting(dataDir).close()
    const other = raw(dataDir)
    other.exec('BEGIN EXCLUSIVE')
    const failure = caught(() => openForWriting(dataDir, 1))
    expect(failure).toMatchObject({ code: 'index', message: expect.stringContaining('keeps it locked') })
    other.exec('ROLLBACK')
    expect(homes(opened(dataDir))).toEqual([])
  })

  it('says where it is when it cannot be opened', () => {
    const folder = temporaryHome()
    const dataDir = join(folder, 'file')
    writeFileSync(dataDir, 'no folder')
    expect(caught(() => openForWriting(dataDir))).toMatchObject({ code: 'index' })
    const taken = join(folder, 'taken')
    mkdirSync(indexPath(taken), { recursive: true })
    expect(caught(() => openForWriting(taken))).toMatchObject({
      code: 'index',
      message: expect.stringContaining(indexPath(taken)),
    })
  })

  it('lets two writers take turns, and a reader see both', () => {
    const dataDir = temporaryHome()
    const [app, cli] = [opened(dataDir), opened(dataDir)]
    for (let i = 0; i < 50; i++) {
      addHome(app, `/app/${i}`)
      addHome(cli, `/cli/${i}`)
    }
    const reader = openForReading(dataDir)
    onTestFinished(() => {
      reader.close()
    })
    expect(homes(reader)).toHaveLength(100)
    expect(() => addHome(reader, '/x')).toThrow(/readonly/)
  })
})

describe('deleteIndex', () => {
  it('leaves nothing, and minds nothing that is not there', () => {
    const dataDir = temporaryHome()
    openForWriting(dataDir).close()
    deleteIndex(dataDir)
    deleteIndex(dataDir)
    expect(() => openForReading(dataDir)).toThrow('unable to open')
    expect(homes(opened(dataDir))).toEqual([])
  })
})

function caught(action: () => unknown): AppError | null {
  try {
    action()
    return null
  } catch (error) {
    if (error instanceof AppError) return error
    throw error
  }
}
