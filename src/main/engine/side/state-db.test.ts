import { readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { fixtureId } from '../../../fixtures/ids.ts'
import { stateDbPath } from '../../../fixtures/paths.ts'
import { writeStateDb } from '../../../fixtures/state-db.ts'
import { stateRow } from '../../../fixtures/state-row.ts'
import { temporaryHome } from '../../../fixtures/testing.ts'
import { minimalThread } from '../../../fixtures/thread.ts'
import { sqliteBinding } from '../index/binding.ts'
import { never, stateOfHome } from '../testing.ts'
import { readStateRows } from './state-db.ts'

const id = fixtureId(1)
const thread = minimalThread({
  id,
  timestamp: '2026-03-04T05:06:07.000Z',
  preview: 'Plant beans',
  historyMode: 'paginated',
})

function openInPlace(home: string): Database.Database {
  const nativeBinding = sqliteBinding()
  return new Database(stateDbPath(home), nativeBinding === undefined ? {} : { nativeBinding })
}

/** The rows of a home, and that reading left nothing behind on either side. */
async function rowsOf(home: string): ReturnType<typeof readStateRows> {
  const work = temporaryHome()
  const before = stateOfHome(home)
  try {
    return await readStateRows(home, work, never)
  } finally {
    expect(readdirSync(work)).toEqual([])
    expect(stateOfHome(home)).toEqual(before)
  }
}

describe('readStateRows', () => {
  it('reads what it knows of each row', async () => {
    const home = temporaryHome()
    const name = 'A better garden'
    writeStateDb(home, [stateRow(home, thread, { tokens_used: 9, name, id: id.toUpperCase() })])
    expect((await rowsOf(home)).get(id)).toMatchObject({
      title: 'Plant beans',
      name: 'A better garden',
      history_mode: 'paginated',
      tokens_used: 9,
      archived: 0,
      git_branch: null,
    })
  })

  it('takes columns that an older database lacks for null', async () => {
    const home = temporaryHome()
    writeStateDb(home, [stateRow(home, thread)], { omitColumns: ['history_mode', 'name', 'model', 'cwd', 'preview'] })
    expect((await rowsOf(home)).get(id)).toMatchObject({
      history_mode: null,
      name: null,
      model: null,
      cwd: null,
      preview: null,
    })
    expect((await rowsOf(home)).get(id)?.title).toBe('Plant beans')
  })

  it('sees rows that are only in the write-ahead log, and leaves the log alone', async () => {
    const home = temporaryHome()
    writeStateDb(home, [stateRow(home, thread)], { journalMode: 'wal' })
    const client = openInPlace(home)
    try {
      client.pragma('wal_autocheckpoint = 0')
      client.prepare('UPDATE threads SET title = ?').run('Only in the log')
      expect(readdirSync(home)).toContain('state_5.sqlite-wal')
      expect((await rowsOf(home)).get(id)?.title).toBe('Only in the log')
    } finally {
      client.close()
    }
  })

  it('skips rows whose values have other types', async () => {
    const home = temporaryHome()
    writeStateDb(home, [stateRow(home, thread)])
    const client = openInPlace(home)
    client.prepare("UPDATE threads SET title = x'00ff'").run()
    client.close()
    expect(await rowsOf(home)).toEqual(new Map())
  })

  it('fails on a database without threads, on no database and on garbage', async () => {
    const home = temporaryHome()
    await expect(rowsOf(home)).rejects.toThrow('ENOENT')
    writeFileSync(stateDbPath(home), '')
    await expect(rowsOf(home)).rejects.toThrow('no thread table')
    writeFileSync(stateDbPath(home), 'this is no database, however long it may be. '.repeat(200))
    await expect(rowsOf(home)).rejects.toThrow('not a database')
  })

  it('does not follow a link', async () => {
    const [home, elsewhere] = [temporaryHome(), temporaryHome()]
    writeStateDb(elsewhere, [stateRow(elsewhere, thread)])
    symlinkSync(stateDbPath(elsewhere), stateDbPath(home))
    await expect(rowsOf(home)).rejects.toThrow('ELOOP')
    expect(readdirSync(elsewhere)).toEqual(['state_5.sqlite'])
  })
})
