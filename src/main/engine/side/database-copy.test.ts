import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { fixtureId } from '../../../fixtures/ids.ts'
import { writeProjectionDb } from '../../../fixtures/projection-db.ts'
import { temporaryHome } from '../../../fixtures/testing.ts'
import { never } from '../testing.ts'
import { readDatabase } from './database-copy.ts'

const NAME = 'thread_history_1.sqlite'

/** A home whose database fills more than one piece of a copy. */
function homeWithDatabase(): string {
  const home = temporaryHome()
  const cursor = { id: fixtureId(1), nextOffset: 900, nextOrdinal: 12, turns: 2, items: 300 }
  writeProjectionDb(home, [cursor], { text: 'x'.repeat(10_000) })
  return home
}

describe('readDatabase', () => {
  it('copies a database of many pieces whole', async () => {
    const count = await readDatabase(homeWithDatabase(), NAME, temporaryHome(), never, db =>
      db.prepare('SELECT count(*) FROM thread_items').pluck().get(),
    )
    expect(count).toBe(300)
  })

  it('leaves time for others while it copies, stops when it is told to, and leaves nothing behind', async () => {
    const work = temporaryHome()
    const stop = new AbortController()
    let read = false
    const copying = readDatabase(homeWithDatabase(), NAME, work, stop.signal, () => {
      read = true
    })
    stop.abort(new Error('enough'))
    await expect(copying).rejects.toThrow('enough')
    expect(read).toBe(false)
    expect(readdirSync(work)).toEqual([])
  })
})
