import { rmSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { fixtureId } from '../../../fixtures/ids.ts'
import { execCommandCall, execCommandText, functionCallOutput } from '../../../fixtures/records/calls.ts'
import { line } from '../../../fixtures/records/line.ts'
import { errorEvent, turnStarted } from '../../../fixtures/records/turns.ts'
import { temporaryHome } from '../../../fixtures/testing.ts'
import { forkOf, minimalPaginatedThread, minimalThread } from '../../../fixtures/thread.ts'
import { writeRollout } from '../../../fixtures/write.ts'
import { failureCheck } from '../../../shared/fingerprint-name.ts'
import type { In } from '../../../shared/ipc/contract.ts'
import { TestEngine } from '../testing-engine.ts'
import { IndexedHome } from '../testing-index.ts'

const timestamp = '2026-03-04T05:06:07.890Z'
const later = '2026-03-05T05:06:07.890Z'
const page = { offset: 0, limit: 50 }
const [first, second] = [fixtureId(1), fixtureId(2)]

const lost = (n: number) => errorEvent(`Stream ${n} was lost`, 'response_stream_disconnected')
const grep = [execCommandCall('a', 'grep x'), functionCallOutput('a', execCommandText('', 1, 0.1))]

/** Two threads with the same failures, of two releases. */
function failing(home = temporaryHome()) {
  const records = [lost(1), lost(2), ...grep]
  writeRollout(home, minimalThread({ id: first, timestamp, cliVersion: '0.99.0', preview: 'First', records }))
  const other = [line(lost(3), { timestamp: later })]
  writeRollout(home, minimalThread({ id: second, timestamp, cliVersion: '0.144.0', preview: 'Second', records: other }))
  return home
}

async function listOf(engine: TestEngine, input: Partial<In<'failures.list'>> = {}) {
  return engine.call('failures.list', { ...page, ...input })
}

describe('failures across threads', () => {
  it('are counted by fingerprint, with the first and last release and time', async () => {
    const engine = await TestEngine.open([failing()])
    const { clusters, ...rest } = await listOf(engine)
    expect(rest).toEqual({
      offset: 0,
      total: 2,
      failures: 4,
      kinds: [
        { kind: 'command', fingerprints: 1, failures: 1 },
        { kind: 'error', fingerprints: 1, failures: 3 },
      ],
      threads: { read: 2, waiting: 0, notOpened: 0 },
    })
    expect(clusters).toMatchObject([
      {
        kind: 'error',
        code: 'response_stream_disconnected',
        text: 'Stream <n> was lost',
        count: 3,
        threads: 2,
        firstRelease: '0.99.0',
        lastRelease: '0.144.0',
        firstAt: Date.parse(timestamp),
        lastAt: Date.parse(later),
        example: { id: second, title: 'Second', count: 1, line: 4 },
      },
      { kind: 'command', code: '1', text: 'no output from grep', count: 1, threads: 1, example: { id: first } },
    ])
  })

  it('are filtered by kind and words, sorted and paged', async () => {
    const engine = await TestEngine.open([failing()])
    const texts = async (input: Partial<In<'failures.list'>>) =>
      (await listOf(engine, input)).clusters.map(({ text }) => text)
    expect(await texts({ filter: { kinds: ['command'] } })).toEqual(['no output from grep'])
    expect(await texts({ filter: { text: 'LOST disconnected' } })).toEqual(['Stream <n> was lost'])
    expect(await texts({ filter: { text: '%' } })).toEqual([])
    expect(await texts({ filter: { homes: [-3] } })).toEqual([])
    expect(await texts({ sort: { key: 'text', direction: 'desc' } })).toEqual([
      'Stream <n> was lost',
      'no output from grep',
    ])
    expect(await texts({ sort: { key: 'lastRelease', direction: 'asc' }, offset: 1 })).toEqual(['Stream <n> was lost'])
    const kinds = (await listOf(engine, { filter: { kinds: ['stream'] } })).kinds
    expect(kinds.map(({ kind }) => kind)).toEqual(['command', 'error'])
  })

  it('are left out once they are known, in every home, also when the index is made anew', async () => {
    const engine = await TestEngine.open([failing()])
    const [known] = (await listOf(engine)).clusters
    if (known === undefined) throw new Error('something failed')
    const before = await engine.call('triage.queue', page)
    const subject = { homeId: null, threadId: null, check: failureCheck(known.fingerprint) }
    await engine.call('triage.set', { ...subject, state: 'known' })
    const fingerprints = async (which: 'these' | 'others' | null) =>
      (await listOf(engine, { filter: { known: which } })).clusters.map(({ fingerprint }) => fingerprint)
    expect(await fingerprints('these')).toEqual([known.fingerprint])
    expect(await fingerprints('others')).not.toContain(known.fingerprint)
    expect(await fingerprints(null)).toHaveLength(2)
    const others = await listOf(engine, { filter: { known: 'others' } })
    expect(others).toMatchObject({ total: 1, failures: 1, kinds: [{ kind: 'command', fingerprints: 1 }] })
    const { fingerprint } = known
    expect(await engine.call('failures.locate', { filter: { known: 'others' }, fingerprint })).toEqual({ index: null })
    // Checks have nothing to do with it.
    expect(await engine.call('triage.queue', page)).toEqual(before)
    await engine.call('triage.set', { ...subject, state: 'open' })
    expect(await fingerprints('these')).toEqual([])
  })

  it('are found where they stand in the list', async () => {
    const engine = await TestEngine.open([failing()])
    const sort = { key: 'text', direction: 'asc' } as const
    const { clusters } = await listOf(engine, { sort })
    for (const [index, { fingerprint }] of clusters.entries())
      expect(await engine.call('failures.locate', { sort, fingerprint })).toEqual({ index })
    const fingerprint = clusters[0]?.fingerprint ?? -1
    expect(await engine.call('failures.locate', { filter: { kinds: ['tool'] }, fingerprint })).toEqual({ index: null })
    expect(await engine.call('failures.locate', { filter: { homes: [-3] }, fingerprint })).toEqual({ index: null })
    expect(await engine.call('failures.locate', { fingerprint: 1 })).toEqual({ index: null })
  })

  it('lead to their threads, the latest first', async () => {
    const engine = await TestEngine.open([failing()])
    const fingerprint = (await listOf(engine)).clusters[0]?.fingerprint ?? -1
    const { threads, total } = await engine.call('failures.threads', { ...page, fingerprint })
    expect(total).toBe(2)
    expect(threads.map(({ id, count, release }) => [id, count, release])).toEqual([
      [second, 1, '0.144.0'],
      [first, 2, '0.99.0'],
    ])
    expect((await engine.call('failures.threads', { ...page, fingerprint: 1 })).total).toBe(0)
  })

  it('of copies and of what a fork inherited count once', async () => {
    const home = temporaryHome()
    const turn = (id: string, ms: number, n: number) => [turnStarted(fixtureId(id, ms)), lost(n)]
    const born = Date.parse(later)
    const origin = minimalThread({ id: first, timestamp, records: turn('own', Date.parse(timestamp), 1) })
    writeRollout(home, origin)
    writeRollout(home, { ...origin, archived: true })
    writeRollout(home, forkOf(origin, { id: fixtureId(2, born), timestamp: later }, turn('fork', born + 99, 2)))
    const { clusters } = await listOf(await TestEngine.open([home]))
    expect(clusters).toMatchObject([{ count: 2, threads: 2 }])
  })
})

describe('of threads that are not opened', () => {
  const secret = 'The heron stole the ledger'
  const records = [
    errorEvent(secret),
    execCommandCall('a', 'x'),
    functionCallOutput('a', execCommandText(secret, 1, 1)),
  ]

  it('no failure is known, of whatever mode', async () => {
    const indexed = new IndexedHome()
    writeRollout(indexed.home, minimalPaginatedThread({ id: first, timestamp, records }))
    writeRollout(indexed.home, minimalPaginatedThread({ id: second, timestamp, records, historyMode: 'future' }))
    await indexed.scan()
    expect(indexed.texts()).not.toContain('heron')
    const engine = await TestEngine.open([indexed.home])
    expect(await listOf(engine)).toMatchObject({ clusters: [], total: 0, threads: { read: 0, notOpened: 2 } })
  })

  it('all is forgotten when a thread turns, or goes', async () => {
    const indexed = new IndexedHome()
    writeRollout(indexed.home, minimalThread({ id: first, timestamp, records }))
    const gone = writeRollout(indexed.home, minimalThread({ id: second, timestamp, records: [lost(1)] }))
    await indexed.scan()
    const words = () => indexed.db.prepare('SELECT text FROM fingerprints ORDER BY text').pluck().all()
    expect(words()).toEqual(['Stream <n> was lost', secret, secret])
    writeRollout(indexed.home, minimalPaginatedThread({ id: first, timestamp, records }))
    await indexed.scan('heads')
    expect(words()).toEqual(['Stream <n> was lost'])
    rmSync(gone.path)
    await indexed.scan()
    expect(words()).toEqual([])
    expect(indexed.texts()).not.toContain('heron')
  })

  it('a thread that turns while it is read leaves nothing', async () => {
    const indexed = new IndexedHome()
    writeRollout(indexed.home, minimalThread({ id: first, timestamp, records }))
    indexed.watch = ({ phase, filesRead }) => {
      if (phase === 'reading' && filesRead === 0) {
        writeRollout(indexed.home, minimalPaginatedThread({ id: first, timestamp, records }))
      }
    }
    await indexed.scan()
    expect(indexed.texts()).not.toContain('heron')
  })
})
