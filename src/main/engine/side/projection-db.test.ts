import { readdirSync, writeFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { fixtureId } from '../../../fixtures/ids.ts'
import { projectionDbPath } from '../../../fixtures/paths.ts'
import { type Projection, writeProjectionDb } from '../../../fixtures/projection-db.ts'
import { temporaryHome } from '../../../fixtures/testing.ts'
import { sqliteBinding } from '../index/binding.ts'
import { projectionRow } from '../index/stored-facts.ts'
import { never, stateOfHome } from '../testing.ts'
import { readProjections } from './projection-db.ts'

const id = fixtureId(1)
const SECRET = 'UNREADABLE'
const cursor: Projection = { id: id.toUpperCase(), nextOffset: 900, nextOrdinal: 12, turns: 2, items: 5 }
const read = { nextOffset: 900, nextOrdinal: 12, turns: 2, items: 5 }

function openInPlace(home: string): Database.Database {
  const nativeBinding = sqliteBinding()
  return new Database(projectionDbPath(home), nativeBinding === undefined ? {} : { nativeBinding })
}

/** The cursors of a home, and that reading left nothing behind on either side. */
async function cursorsOf(home: string): ReturnType<typeof readProjections> {
  const work = temporaryHome()
  const before = stateOfHome(home)
  try {
    return await readProjections(home, work, never)
  } finally {
    expect(readdirSync(work)).toEqual([])
    expect(stateOfHome(home)).toEqual(before)
  }
}

describe('readProjections', () => {
  it('reads cursors and counts, and nothing that an item says', async () => {
    const home = temporaryHome()
    writeProjectionDb(home, [cursor, { ...cursor, id: fixtureId(2), turns: 0, items: 0 }], { text: SECRET })
    const found = await cursorsOf(home)
    expect(found.get(id)).toEqual(read)
    expect(found.get(fixtureId(2))).toEqual({ ...read, turns: 0, items: 0 })
    expect(JSON.stringify([...found])).not.toContain(SECRET)
  })

  it('has no room for a text', async () => {
    expect(projectionRow.safeParse({ ...read, text: SECRET }).success).toBe(false)
    expect(projectionRow.safeParse({ ...read, nextOrdinal: SECRET }).success).toBe(false)
  })

  it('reads the tables of the first release, and what is only in the write-ahead log', async () => {
    const home = temporaryHome()
    writeProjectionDb(home, [cursor], { first: true, journalMode: 'wal' })
    const client = openInPlace(home)
    try {
      client.pragma('wal_autocheckpoint = 0')
      client.prepare('UPDATE thread_history_projection_state SET next_rollout_byte_offset = 1000').run()
      expect(readdirSync(home)).toContain('thread_history_1.sqlite-wal')
      expect((await cursorsOf(home)).get(id)?.nextOffset).toBe(1000)
    } finally {
      client.close()
    }
  })

  it('goes without columns and tables that a release may lack, and skips rows of other types', async () => {
    const home = temporaryHome()
    writeProjectionDb(home, [cursor, { ...cursor, id: fixtureId(2) }])
    const client = openInPlace(home)
    client.exec(`
      ALTER TABLE thread_history_projection_state DROP COLUMN next_rollout_ordinal;
      DROP TABLE thread_items;
      UPDATE thread_history_projection_state SET next_rollout_byte_offset = 'far' WHERE thread_id = '${fixtureId(2)}';
    `)
    client.close()
    expect([...(await cursorsOf(home))]).toEqual([[id, { nextOffset: 900, nextOrdinal: null, turns: 2, items: null }]])
  })

  it('fails where there are no cursors, no database, or garbage', async () => {
    const home = temporaryHome()
    await expect(cursorsOf(home)).rejects.toThrow('ENOENT')
    writeFileSync(projectionDbPath(home), '')
    await expect(cursorsOf(home)).rejects.toThrow('no table of cursors')
    writeFileSync(projectionDbPath(home), 'this is no database, however long it may be. '.repeat(200))
    await expect(cursorsOf(home)).rejects.toThrow('not a database')
  })

  it('reads a database that a client holds locked', async () => {
    const home = temporaryHome()
    writeProjectionDb(home, [cursor])
    const client = openInPlace(home)
    try {
      client.exec('BEGIN EXCLUSIVE')
      expect((await cursorsOf(home)).get(id)).toEqual(read)
    } finally {
      client.close()
    }
  })
})
