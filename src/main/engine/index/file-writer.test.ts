import { describe, expect, it, onTestFinished } from 'vitest'
import { fixtureId } from '../../../fixtures/ids.ts'
import { temporaryHome } from '../../../fixtures/testing.ts'
import { foundOf } from '../doctor/findings.ts'
import { type MadeThread, madeFile, madePass, madeStart } from '../testing-index.ts'
import { openForWriting } from './open.ts'
import { IndexWriter } from './writer.ts'

const legacy: MadeThread = { id: fixtureId(1) }
const paginated: MadeThread = { id: fixtureId(2), mode: 'paginated' }
const nothing = { found: foundOf([]), profile: null }

/** A home in an index of its own, and short ways to what is written there. */
function setUp() {
  const db = openForWriting(temporaryHome())
  onTestFinished(() => void db.close())
  const writer = new IndexWriter(db)
  const homeId = writer.homeId('/home/one')
  const { files } = writer
  return {
    db,
    writer,
    homeId,
    files,
    start: (thread: MadeThread, file = madeFile(thread), grown = false) =>
      writer.batch(() => files.putStart(homeId, file, thread.id, madeStart(thread), [], grown)),
    /** @returns whether it was put in */
    pass: (thread: MadeThread, file = madeFile(thread)) => {
      let put = false
      writer.batch(() => {
        put = files.putPass(homeId, file, madePass(thread), nothing)
      })
      return put
    },
    unread: () => [...files.known(homeId).values()].map(({ unread }) => unread),
  }
}

const changed = (thread: MadeThread) => ({ ...madeFile(thread), fingerprint: 'another', sizeBytes: 200 })

describe('files of the index', () => {
  it('are still to be read, or looked at where they are refused', () => {
    const { start, pass, unread } = setUp()
    start(legacy)
    start(paginated)
    expect(unread()).toEqual(['opens', 'refused'])
    expect(pass(legacy)).toBe(true)
    expect(unread()).toEqual([null, 'refused'])
  })

  it('are to be read again when they have changed, whether or not they have only grown', () => {
    for (const grown of [false, true]) {
      const { start, pass, unread, db } = setUp()
      start(legacy)
      pass(legacy)
      start(legacy, changed(legacy), grown)
      expect(unread()).toEqual(['opens'])
      // The counts of what has only grown hold until it has been read.
      const stale = db.prepare("SELECT pass ->> '$.stale' FROM files").pluck().get()
      expect(stale).toBe(grown ? 1 : null)
      expect(db.prepare("SELECT pass ->> '$.turnCount' FROM files").pluck().get()).toBe(grown ? 1 : null)
    }
  })

  it('take no reading of what they were before', () => {
    const { start, pass, unread } = setUp()
    start(legacy, changed(legacy))
    expect(pass(legacy)).toBe(false)
    expect(unread()).toEqual(['opens'])
    expect(pass(legacy, changed(legacy))).toBe(true)
  })

  it('are found by a folder, and not by one whose name only begins so', () => {
    const { start, files, homeId } = setUp()
    start(legacy)
    start({ ...paginated, archived: true })
    const paths = (path: string) => files.knownAt(homeId, path).map(file => file.path)
    expect(paths('sessions')).toEqual([madeFile(legacy).path])
    expect(paths(madeFile(legacy).path)).toEqual([madeFile(legacy).path])
    expect(paths('session')).toEqual([])
    expect(paths('archived')).toEqual([])
  })

  it('may move, unless they say something else or another one is there', () => {
    const { start, pass, files, homeId, unread, writer } = setUp()
    start(legacy)
    pass(legacy)
    start({ ...paginated, archived: true })
    const { path } = madeFile(legacy)
    const there = madeFile({ ...legacy, archived: true })
    const taken = { ...there, path: madeFile({ ...paginated, archived: true }).path }
    const move = (file: typeof there, facts = madeStart(legacy)) => {
      let moved = false
      writer.batch(() => {
        moved = files.move(homeId, path, file, facts, [])
      })
      return moved
    }
    expect(move(there, madeStart({ ...legacy, preview: 'Another' }))).toBe(false)
    expect(move(taken)).toBe(false)
    expect(move(there)).toBe(true)
    expect(files.knownAt(homeId, 'sessions')).toEqual([])
    expect(files.knownAt(homeId, there.path)).toMatchObject([{ unread: null, thread_id: legacy.id }])
    expect(unread().sort()).toEqual([null, 'refused'].sort())
  })

  it('go, unless they are known to be there again', () => {
    const { start, files, homeId, writer } = setUp()
    start(legacy)
    const [before] = files.known(homeId).values()
    if (before === undefined) throw new Error('no file')
    start(legacy, changed(legacy))
    writer.batch(() => files.remove(homeId, before))
    expect(files.known(homeId).size).toBe(1)
    writer.batch(() => files.remove(homeId, { ...before, fingerprint: 'another' }))
    expect(files.known(homeId).size).toBe(0)
    expect(files.startOf(homeId, before.path)).toBeNull()
  })
})
