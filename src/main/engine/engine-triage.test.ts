import { describe, expect, it } from 'vitest'
import { BROKEN_JSON, unknownEvent } from '../../fixtures/damage.ts'
import { fixtureId } from '../../fixtures/ids.ts'
import { temporaryHome } from '../../fixtures/testing.ts'
import { minimalPaginatedThread, minimalThread } from '../../fixtures/thread.ts'
import { writeRollout } from '../../fixtures/write.ts'
import { deleteIndex } from './index/open.ts'
import { TestEngine } from './testing-engine.ts'

const [BROKEN, REFUSED, REMARK, BLANK] = [fixtureId(1), fixtureId(2), fixtureId(3), fixtureId(4)]
const at = (day: number) => `2026-03-0${day}T05:06:07.890Z`

/** Two threads with errors, the refused one the newer; one with a remark; and one that is sound. */
function home(): string {
  const path = temporaryHome()
  writeRollout(path, minimalThread({ id: BROKEN, timestamp: at(1), records: [BROKEN_JSON] }))
  writeRollout(path, minimalPaginatedThread({ id: REFUSED, timestamp: at(2), records: [BROKEN_JSON] }))
  writeRollout(path, minimalThread({ id: REMARK, timestamp: at(3), records: [unknownEvent(at(3))] }))
  writeRollout(path, minimalThread({ id: BLANK, timestamp: at(4) }))
  return path
}

async function open(homes: readonly string[], dataDir = temporaryHome()) {
  const test = await TestEngine.open(homes, dataDir)
  const listed = (await test.call('homes.list', {})).homes
  const homeId = listed.find(({ path }) => path === homes[0])?.id ?? -1
  const next = async (id: string | null, step: 1 | -1 = 1) => {
    const { thread, position, total } = await test.call('triage.next', {
      from: id === null ? null : { homeId, id },
      step,
    })
    return [thread?.id ?? null, position, total]
  }
  return { test, homeId, next, dataDir }
}

describe('triage.next', () => {
  it('goes round through threads with errors and warnings, refused ones too', async () => {
    const { next } = await open([home()])
    expect(await next(null)).toEqual([REFUSED, 1, 2])
    expect(await next(REFUSED)).toEqual([BROKEN, 2, 2])
    expect(await next(BROKEN)).toEqual([REFUSED, 1, 2])
    expect(await next(REFUSED, -1)).toEqual([BROKEN, 2, 2])
    expect(await next(REMARK, -1)).toEqual([BROKEN, 2, 2])
  })

  it('leaves out what is known or done, until there is none', async () => {
    const { test, homeId, next } = await open([home()])
    await test.call('triage.set', { homeId, threadId: REFUSED, check: 'malformed-json', state: 'known' })
    expect(await next(null)).toEqual([BROKEN, 1, 1])
    await test.call('triage.set', { homeId, threadId: BROKEN, check: null, state: 'progress' })
    expect(await next(null)).toEqual([BROKEN, 1, 1])
    await test.call('triage.set', { homeId, threadId: BROKEN, check: null, state: 'done' })
    expect(await next(null)).toEqual([null, 0, 0])
    await test.call('triage.set', { homeId, threadId: REFUSED, check: 'malformed-json', state: 'open' })
    expect(await next(BROKEN)).toEqual([REFUSED, 1, 1])
    await test.call('triage.set', { homeId: null, threadId: null, check: 'malformed-json', state: 'known' })
    expect(await next(null)).toEqual([null, 0, 0])
  })
})

describe('triage.list', () => {
  it('outlives the index, and names only homes that are open', async () => {
    const [one, other] = [home(), home()]
    const { test, homeId, dataDir } = await open([one, other])
    await test.call('triage.set', { homeId, threadId: REFUSED, check: null, state: 'progress' })
    await test.call('triage.set', { homeId: null, threadId: null, check: 'huge-line', state: 'known' })
    await test.engine.close()
    deleteIndex(dataDir)
    const again = await open([one], dataDir)
    expect((await again.test.call('triage.list', {})).entries).toMatchObject([
      { homeId: null, threadId: null, check: 'huge-line', state: 'known' },
      { homeId: again.homeId, threadId: REFUSED, check: null, state: 'progress' },
    ])
    await again.test.engine.close()
    const elsewhere = await open([other], dataDir)
    expect((await elsewhere.test.call('triage.list', {})).entries).toHaveLength(1)
  })

  it('does not take marks for homes that are not open', async () => {
    const { test } = await open([home()])
    const wish = test.call('triage.set', { homeId: 99, threadId: null, check: 'huge-line', state: 'known' })
    await expect(wish).rejects.toMatchObject({ code: 'not-found' })
  })
})

describe('triage.queue', () => {
  const everything = { offset: 0, limit: 50 }

  it('shows each thread with errors or warnings once, by how far one is with it', async () => {
    const { test, homeId } = await open([home()])
    const set = (threadId: string, check: string | null, state: 'progress' | 'done' | 'known') =>
      test.call('triage.set', { homeId, threadId, check, state })
    const told = async (state: 'open' | 'progress' | 'done' | 'known' | null = null) => {
      const { rows, counts, total } = await test.call('triage.queue', { ...everything, state })
      expect(total).toBe(rows.length)
      return { rows: rows.map(row => [row.thread.id, row.state]), counts }
    }
    expect(await told()).toEqual({
      rows: [
        [REFUSED, 'open'],
        [BROKEN, 'open'],
      ],
      counts: { open: 2, progress: 0, done: 0, known: 0 },
    })
    await set(REFUSED, 'malformed-json', 'known')
    await set(BROKEN, null, 'progress')
    // Somebody is at work on a thread in which nothing is wrong.
    await set(BLANK, null, 'done')
    expect(await told()).toEqual({
      rows: [
        [REFUSED, 'known'],
        [BROKEN, 'progress'],
        [BLANK, 'done'],
      ],
      counts: { open: 0, progress: 1, done: 1, known: 1 },
    })
    expect((await told('known')).rows).toEqual([[REFUSED, 'known']])
    // What is said of the thread itself goes before what is known of its problems.
    await set(REFUSED, null, 'done')
    expect((await told('done')).rows).toEqual([
      [REFUSED, 'done'],
      [BLANK, 'done'],
    ])
  })

  it('says what is wrong with each, with its marks, and outlives the index', async () => {
    const path = home()
    const { test, homeId, dataDir } = await open([path])
    await test.call('library.tag', { threads: [{ homeId, id: BROKEN }], add: ['later'] })
    await test.call('triage.set', { homeId, threadId: BROKEN, check: null, state: 'progress' })
    await test.engine.close()
    deleteIndex(dataDir)
    const again = await TestEngine.open([path], dataDir)
    const { rows, marks } = await again.call('triage.queue', { ...everything, state: 'progress' })
    expect(rows).toMatchObject([
      { thread: { id: BROKEN }, checks: [{ check: 'malformed-json', title: 'Not JSON', severity: 'error', count: 1 }] },
    ])
    expect(marks).toMatchObject([{ id: BROKEN, tags: ['later'] }])
    expect((await again.call('triage.queue', { ...everything, homes: [-2] })).rows).toEqual([])
  })
})
