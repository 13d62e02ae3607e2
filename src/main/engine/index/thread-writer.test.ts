import { describe, expect, it, onTestFinished } from 'vitest'
import { fixtureId } from '../../../fixtures/ids.ts'
import { temporaryHome } from '../../../fixtures/testing.ts'
import { type MadeThread, madeFile, madeStart } from '../testing-index.ts'
import { openForWriting } from './open.ts'
import { IndexWriter } from './writer.ts'

const id = fixtureId(1)
const one: MadeThread = { id, preview: 'Plant beans' }
const another: MadeThread = { id, preview: 'Plant peas', archived: true, updated: 9_000_000 }

function setUp() {
  const db = openForWriting(temporaryHome())
  onTestFinished(() => void db.close())
  const writer = new IndexWriter(db)
  const homeId = writer.homeId('/home/one')
  return {
    writer,
    homeId,
    put: (thread: MadeThread) => {
      writer.files.putStart(homeId, madeFile(thread), thread.id, madeStart(thread), [])
      writer.threads.refresh(homeId, thread.id)
    },
    rows: () => db.prepare('SELECT id, preview, updated_ms FROM threads').all(),
    words: () => db.prepare('SELECT count(*) FROM thread_texts').pluck().get(),
  }
}

describe('the row of a thread', () => {
  it('is made from all its files, of which one is in front', () => {
    const { writer, put, rows } = setUp()
    writer.batch(() => put(another))
    expect(rows()).toMatchObject([{ id, preview: 'Plant peas' }])
    writer.batch(() => put(one))
    expect(rows()).toMatchObject([{ id, preview: 'Plant beans' }])
  })

  it('is made from what the index holds as from what the batch has just put in', () => {
    const { writer, homeId, put, rows } = setUp()
    writer.batch(() => put(one))
    const made = rows()
    writer.batch(() => writer.threads.refresh(homeId, id))
    expect(rows()).toEqual(made)
  })

  it('goes with its last file, and so do the words of its name', () => {
    const { writer, homeId, put, rows, words } = setUp()
    writer.batch(() => {
      put(one)
      put(another)
    })
    expect([rows().length, words()]).toEqual([1, 1])
    let more = true
    writer.batch(() => {
      more = writer.forgetFiles(homeId, 1)
    })
    expect([more, rows().length]).toEqual([true, 1])
    writer.batch(() => {
      more = writer.forgetFiles(homeId, 2)
    })
    expect([more, rows(), words()]).toEqual([false, [], 0])
  })

  it('is as it was when the batch fails, and the next one makes it from what is there', () => {
    const { writer, put, rows } = setUp()
    writer.batch(() => put(one))
    const before = rows()
    const failing = () =>
      writer.batch(() => {
        put({ ...one, preview: 'Never' })
        throw new Error('disk full')
      })
    expect(failing).toThrow('disk full')
    expect(rows()).toEqual(before)
  })
})
