import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fixtureId } from '../../../fixtures/ids.ts'
import { sessionIndexPath, stateDbPath } from '../../../fixtures/paths.ts'
import { writeStateDb } from '../../../fixtures/state-db.ts'
import { stateRow } from '../../../fixtures/state-row.ts'
import { filesBelow } from '../../../fixtures/testing.ts'
import { minimalPaginatedThread, minimalThread } from '../../../fixtures/thread.ts'
import { writeRollout, writeThreadNames } from '../../../fixtures/write.ts'
import { IndexedHome } from '../testing-index.ts'

const at = '2026-03-04T05:06:07.000Z'
const [legacy, paginated] = [fixtureId(1), fixtureId(2)]
const legacySpec = minimalThread({ id: legacy, timestamp: at, preview: 'Plant beans' })
const paginatedSpec = minimalPaginatedThread({ id: paginated, timestamp: at, preview: 'Plant peas' })

function twoThreads(): IndexedHome {
  const indexed = new IndexedHome()
  writeRollout(indexed.home, legacySpec)
  writeRollout(indexed.home, paginatedSpec)
  return indexed
}

const names = (indexed: IndexedHome) => [legacy, paginated].map(id => indexed.thread(id).name)

describe('names', () => {
  it('come into the list, change and go with their file', async () => {
    const indexed = twoThreads()
    await indexed.scan()
    expect(names(indexed)).toEqual([null, null])
    writeThreadNames(indexed.home, [{ id: legacy.toUpperCase(), name: 'Beans', at }])
    await indexed.scan()
    expect(names(indexed)).toEqual(['Beans', null])
    writeThreadNames(indexed.home, [
      { id: legacy, name: 'Runner beans', at },
      { id: paginated, name: 'Peas', at },
      'no name',
    ])
    await indexed.scan()
    expect(names(indexed)).toEqual(['Runner beans', 'Peas'])
    expect(indexed.checks()).toEqual(['name-index session_index.jsonl'])
    rmSync(sessionIndexPath(indexed.home))
    await indexed.scan()
    expect(names(indexed)).toEqual([null, null])
    expect(indexed.checks()).toEqual([])
  })

  it('are there for threads that are found later', async () => {
    const indexed = new IndexedHome()
    writeThreadNames(indexed.home, [{ id: legacy, name: 'Beans', at }])
    await indexed.scan()
    writeRollout(indexed.home, legacySpec)
    await indexed.scan()
    expect(indexed.thread(legacy).name).toBe('Beans')
  })
})

describe('the state database', () => {
  const states = (indexed: IndexedHome) =>
    [legacy, paginated].map(id => indexed.facts.stateRow(indexed.homeId, id).state)

  it('adds what the files do not say', async () => {
    const indexed = twoThreads()
    writeStateDb(indexed.home, [
      stateRow(indexed.home, paginatedSpec, { name: 'Peas', tokens_used: 77, model: 'fixture-9', git_branch: 'main' }),
    ])
    await indexed.scan()
    expect(indexed.thread(paginated)).toMatchObject({
      name: 'Peas',
      gitInfo: { branch: 'main', sha: null },
      skein: { tokens: 77, model: 'fixture-9', canOpen: false },
    })
    expect(states(indexed)).toEqual(['absent', 'present'])
  })

  it('never decides about the mode', async () => {
    const indexed = twoThreads()
    writeStateDb(indexed.home, [
      stateRow(indexed.home, legacySpec, { history_mode: 'paginated' }),
      stateRow(indexed.home, paginatedSpec, { history_mode: 'legacy' }),
    ])
    await indexed.scan()
    expect([legacy, paginated].map(id => indexed.thread(id).historyMode)).toEqual(['legacy', 'paginated'])
  })

  it('may be missing, damaged, or lack columns', async () => {
    const indexed = twoThreads()
    await indexed.scan()
    expect(states(indexed)).toEqual(['no-database', 'no-database'])
    writeFileSync(stateDbPath(indexed.home), 'no database '.repeat(1000))
    await indexed.scan()
    expect(states(indexed)).toEqual(['unreadable', 'unreadable'])
    expect(indexed.checks()).toEqual(['state-database state_5.sqlite'])
    writeStateDb(indexed.home, [stateRow(indexed.home, legacySpec)], {
      omitColumns: ['name', 'history_mode', 'preview'],
    })
    await indexed.scan()
    expect(states(indexed)).toEqual(['present', 'absent'])
    expect(indexed.checks()).toEqual([])
  })

  it('leaves no copy of itself in Skein’s folder', async () => {
    const indexed = twoThreads()
    writeStateDb(indexed.home, [stateRow(indexed.home, legacySpec)], { journalMode: 'wal' })
    await indexed.scan()
    expect(filesBelow(indexed.dataDir).filter(path => !path.startsWith(join(indexed.dataDir, 'index.db')))).toEqual([])
  })
})
