import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { fixtureId } from '../../fixtures/ids.ts'
import { temporaryHome } from '../../fixtures/testing.ts'
import { minimalPaginatedThread, minimalThread } from '../../fixtures/thread.ts'
import { writeRollout } from '../../fixtures/write.ts'
import { deleteIndex } from './index/open.ts'
import { libraryPath, openLibrary } from './library/open.ts'
import { never } from './testing.ts'
import { TestEngine } from './testing-engine.ts'

const timestamp = '2026-03-04T05:06:07.890Z'
const [LEGACY, PAGINATED] = [fixtureId('legacy'), fixtureId('paginated')]

/** An engine on two homes that hold the same threads: one that can be opened, and one that is refused. */
async function open(homes: readonly string[] = [home(), home()], dataDir = temporaryHome()) {
  const test = await TestEngine.open(homes, dataDir)
  const listed = (await test.call('homes.list', {})).homes
  const id = (n: number) => listed.find(({ path }) => path === homes[n])?.id ?? -1
  return { test, homes, dataDir, first: id(0), second: id(1) }
}

function home(): string {
  const path = temporaryHome()
  writeRollout(path, minimalThread({ id: LEGACY, timestamp }))
  writeRollout(path, minimalPaginatedThread({ id: PAGINATED, timestamp }))
  return path
}

describe('the library behind the engine', () => {
  it('keeps marks of a thread in one home while the index is made anew in another order', async () => {
    const { test, homes, dataDir, first, second } = await open()
    const thread = { homeId: first, id: LEGACY }
    await test.call('library.pin', { threads: [thread], pinned: true })
    await test.call('library.tag', { threads: [thread], add: [' todo ', 'bug'] })
    await test.call('library.note', { thread, note: 'look\nhere' })
    const marks = { pinned: true, tags: ['bug', 'todo'], note: 'look\nhere' }
    expect(await test.call('library.marks', thread)).toEqual(marks)
    expect(await test.call('library.marks', { homeId: second, id: LEGACY })).toEqual({
      pinned: false,
      tags: [],
      note: '',
    })
    await test.engine.close()
    deleteIndex(dataDir)
    const again = await open([...homes].reverse(), dataDir)
    expect(await again.test.call('library.marks', { homeId: again.second, id: LEGACY })).toEqual(marks)
    expect(await again.test.call('library.tags', {})).toEqual({ tags: ['bug', 'todo'] })
  })

  it('narrows lists, facets and searches by marks, each thread by its own home', async () => {
    const { test, first, second } = await open()
    await test.call('library.pin', { threads: [{ homeId: first, id: PAGINATED }], pinned: true })
    await test.call('library.tag', { threads: [{ homeId: second, id: LEGACY }], add: ['later'] })
    await test.call('library.note', { thread: { homeId: first, id: LEGACY }, note: 'x' })
    const asked = [first, second, 99].map(homeId => ({ homeId, id: LEGACY }))
    expect((await test.call('library.rowMarks', { threads: asked })).marks).toEqual([
      { homeId: first, id: LEGACY, pinned: false, noted: true, tags: [] },
      { homeId: second, id: LEGACY, pinned: false, noted: false, tags: ['later'] },
    ])
    const listed = async (query: object) => {
      const { threads, total } = await test.call('threads.list', { query, offset: 0, limit: 10 })
      expect(total).toBe(threads.length)
      return threads.map(({ id, skein }) => [skein.homeId, id])
    }
    expect(await listed({ pinned: true })).toEqual([[first, PAGINATED]])
    expect(await listed({ pinned: true, homes: [second] })).toEqual([])
    expect(await listed({ tags: ['later', 'sooner'] })).toEqual([[second, LEGACY]])
    expect(await listed({ tags: ['Later'] })).toEqual([])
    expect(await listed({ text: 'tag:LATER' })).toEqual([[second, LEGACY]])
    expect(await listed({ text: `is:noted ${LEGACY.slice(-6)}` })).toEqual([[first, LEGACY]])
    expect(await listed({ text: '-is:pinned -is:noted -tag:later' })).toEqual([[second, PAGINATED]])

    const facets = await test.call('threads.facets', { query: { tags: ['gone'], modes: ['legacy'] } })
    expect(facets.tags).toEqual([{ value: 'later', count: 1 }])
    expect(facets.total).toBe(0)
    const found = async (text: string, filter = {}) =>
      (await test.call('threads.search', { text, filter })).threads.map(({ thread }) => [
        thread.skein.homeId,
        thread.id,
      ])
    expect(await found('is:pinned')).toEqual([[first, PAGINATED]])
    expect(await found('mode:legacy', { tags: ['later'] })).toEqual([[second, LEGACY]])
    expect(await found('mode:legacy', { tags: ['sooner'] })).toEqual([])

    const { marks } = await test.call('threads.list', { offset: 0, limit: 10 })
    expect(marks).toHaveLength(3)
    expect(marks).toContainEqual({ homeId: first, id: PAGINATED, pinned: true, noted: false, tags: [] })
  })

  it('lists threads without marks where the library cannot be used, and says so where they are asked for', async () => {
    const { test, dataDir, first } = await open()
    await test.call('library.pin', { threads: [{ homeId: first, id: LEGACY }], pinned: true })
    await test.engine.close()
    const { db } = openLibrary(dataDir)
    db.pragma('user_version = 999')
    db.close()
    const again = await open(undefined, dataDir)
    expect(await again.test.call('threads.list', { offset: 0, limit: 10 })).toMatchObject({ total: 4, marks: [] })
    expect((await again.test.call('threads.facets', {})).tags).toEqual([])
    const asked = again.test.call('threads.list', { query: { pinned: true }, offset: 0, limit: 10 })
    await expect(asked).rejects.toMatchObject({ code: 'library' })
  })

  it('marks refused threads, and opens nothing for it', async () => {
    const { test, first } = await open()
    const thread = { homeId: first, id: PAGINATED }
    await test.call('library.note', { thread, note: 'paginated' })
    await test.call('library.pin', { threads: [thread], pinned: true })
    expect(await test.call('library.marks', thread)).toMatchObject({ pinned: true, note: 'paginated' })
    await expect(test.call('threads.turns', thread)).rejects.toMatchObject({
      name: 'UnsupportedHistoryMode',
      rpcCode: -32601,
    })
  })

  it('knows nothing of threads of homes that are not open', async () => {
    const { test } = await open()
    const thread = { homeId: 99, id: LEGACY }
    for (const asked of [
      test.call('library.marks', thread),
      test.call('library.pin', { threads: [thread], pinned: true }),
      test.call('library.note', { thread, note: 'x' }),
      test.call('library.refused', thread),
    ]) {
      await expect(asked).rejects.toMatchObject({ code: 'not-found' })
    }
  })

  it('counts each opening that is refused, by mode', async () => {
    const { test, first } = await open()
    const thread = { homeId: first, id: PAGINATED }
    const counters = async () => (await test.call('library.counters', {})).counters
    await expect(test.call('threads.turns', thread)).rejects.toThrow()
    await expect(test.engine.exportName(thread, 'md', never)).rejects.toThrow()
    await test.call('library.refused', thread)
    // What can be opened was not refused; what is read of an open thread is no opening.
    await test.call('library.refused', { homeId: first, id: LEGACY })
    await expect(test.call('threads.lines', { ...thread, version: '', from: 0, limit: 1 })).rejects.toThrow()
    expect(await counters()).toMatchObject([{ name: 'refusal', label: 'paginated', count: 3 }])
    await test.call('library.resetCounters', {})
    expect(await counters()).toEqual([])
  })

  it('keeps searches with the homes that they were made in', async () => {
    const { test, homes, dataDir, first } = await open()
    const { id } = await test.call('library.saveSearch', {
      name: 'mine',
      text: 'retry',
      filter: { homes: [first], modes: ['legacy'] },
    })
    await test.call('library.addRecentSearch', { text: 'retry' })
    await test.engine.close()
    deleteIndex(dataDir)
    const again = await open([...homes].reverse(), dataDir)
    const { searches } = await again.test.call('library.savedSearches', {})
    expect(searches).toMatchObject([
      { id, name: 'mine', text: 'retry', filter: { homes: [again.second], modes: ['legacy'] } },
    ])
    expect(await again.test.call('library.recentSearches', {})).toEqual({ searches: ['retry'] })
  })

  it('tells of what was changed, part by part, and keeps settings', async () => {
    const { test } = await open()
    const before = test.told
    expect(await test.call('library.set', { theme: 'dark' })).toMatchObject({
      settings: { theme: 'dark', pauseOnBattery: false },
    })
    expect(await test.call('library.settings', {})).toMatchObject({ settings: { theme: 'dark' }, unfit: [] })
    await test.until(
      ({ event, payload }) => event === 'library.changed' && 'part' in payload && payload.part === 'settings',
      before,
    )
  })

  it('lists and opens threads where a newer Skein wrote the library', async () => {
    const dataDir = temporaryHome()
    const { db } = openLibrary(dataDir)
    db.pragma('user_version = 999')
    db.close()
    const bytes = readFileSync(libraryPath(dataDir))
    const { test, first } = await open(undefined, dataDir)
    expect(await test.call('library.status', {})).toMatchObject({ state: 'newer' })
    await expect(test.call('library.settings', {})).rejects.toMatchObject({ code: 'library' })
    expect((await test.call('threads.list', { offset: 0, limit: 10 })).total).toBe(4)
    await test.call('threads.turns', { homeId: first, id: LEGACY })
    await expect(test.call('threads.turns', { homeId: first, id: PAGINATED })).rejects.toMatchObject({
      name: 'UnsupportedHistoryMode',
    })
    expect(readFileSync(libraryPath(dataDir))).toEqual(bytes)
  })

  it('says that a damaged library was moved aside', async () => {
    const dataDir = temporaryHome()
    writeFileSync(libraryPath(dataDir), 'no database '.repeat(500))
    const { test } = await open(undefined, dataDir)
    expect(await test.call('library.status', {})).toMatchObject({ state: 'anew' })
    expect(await test.call('library.tags', {})).toEqual({ tags: [] })
  })
})
