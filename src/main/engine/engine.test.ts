import { describe, expect, it, onTestFinished } from 'vitest'
import { fixtureId } from '../../fixtures/ids.ts'
import { writeSampleHome } from '../../fixtures/sample/home.ts'
import { temporaryHome } from '../../fixtures/testing.ts'
import { minimalThread } from '../../fixtures/thread.ts'
import { writeRollout } from '../../fixtures/write.ts'
import { engineRoutes } from '../../shared/ipc/contract.ts'
import type { HomeSpec } from './api.ts'
import { openForReading } from './index/open.ts'
import { stateOfHome, until } from './testing.ts'
import { TestEngine } from './testing-engine.ts'

// It goes through a whole home, which takes a busy machine its time.
const timestamp = '2026-03-04T05:06:07.890Z'
const everything = { offset: 0, limit: 200 }

async function sample(): Promise<{ home: string; engine: TestEngine }> {
  const home = temporaryHome()
  writeSampleHome(home)
  return { home, engine: await TestEngine.open([home]) }
}

describe('the engine on the sample home', () => {
  it('answers every route in the shape of the contract', async () => {
    const { home, engine } = await sample()
    const answered = new Set<string>()
    const call: TestEngine['call'] = (route, input) => {
      answered.add(route)
      return engine.call(route, input)
    }
    const { threads, total } = await call('threads.list', everything)
    expect(threads).toHaveLength(total)
    expect((await call('threads.keys', everything)).threads).toHaveLength(total)
    expect((await call('threads.facets', {})).total).toBe(total)
    const { bars } = await call('threads.histogram', {})
    expect(bars.reduce((sum, bar) => sum + bar.legacy + bar.paginated + bar.unknown, 0)).toBe(total)
    expect((await call('threads.search', { text: 'the' })).total.hits).toBeGreaterThan(0)
    expect((await call('search.values', { field: 'project', text: '' })).values.length).toBeGreaterThan(0)
    expect((await call('search.deepScope', { text: 'the' })).files).toBeGreaterThan(0)
    expect((await call('search.deep', { search: 'all', text: 'the' })).threads).toBeGreaterThan(0)
    for (const [offset, { id, skein }] of threads.entries()) {
      const key = { homeId: skein.homeId, id }
      expect(await call('threads.locate', { thread: key })).toEqual({ offset })
      expect(await call('threads.resolve', { id: id.toUpperCase() })).toEqual({ threads: [key] })
      expect((await call('threads.get', key)).thread).toEqual(threads[offset])
      expect((await call('threads.inspect', key)).files.map(({ path }) => path)).toEqual(skein.files)
      expect((await call('threads.family', key)).cut).toBe(false)
      if (!skein.canOpen) continue
      const { version, itemCount, ledger, turns } = await call('threads.turns', key)
      expect(ledger.lines).toBe(skein.lineCount)
      expect(turns.filter(turn => !turn.rolledBack).length).toBeGreaterThanOrEqual(skein.turnCount ?? 1)
      let items = 0
      for (let from = 0; from < itemCount; from += 7) {
        const page = await call('threads.items', { ...key, from, limit: 7, version })
        expect(page.current).toBe(true)
        items += page.items.length
      }
      expect(items).toBe(itemCount)
      const at = { ...key, version }
      const { lines } = await call('threads.lines', { ...at, from: 0, limit: 200 })
      expect(lines).toHaveLength(Math.min(200, ledger.lines))
      for (const { number } of lines) {
        expect(await call('threads.record', { ...at, line: number })).toMatchObject({ line: { number }, current: true })
      }
      const words = { text: 'a', caseSensitive: false, wholeWord: false, from: 0 }
      const answers = [
        await call('threads.text', { ...at, item: 0, pointer: '/id', from: 0, limit: 100 }),
        await call('threads.problemLines', at),
        await call('threads.lineText', { ...at, line: 1, from: 0, limit: 100 }),
        await call('threads.recordMap', at),
        await call('threads.lineAt', { ...at, byte: 0 }),
        await call('threads.lineBytes', { ...at, line: 1, from: 0, limit: 100 }),
        await call('threads.byteRange', { ...at, first: 1, last: 2, text: true }),
        await call('threads.find', { ...at, ...words }),
        await call('threads.image', { ...at, line: 1, index: 0 }),
        await call('threads.localImage', { ...at, item: 0, index: 0 }),
        await call('threads.markdown', { ...at, scope: { kind: 'thread' }, toolOutput: true }),
      ]
      expect(answers.map(({ current }) => current)).toEqual(answers.map(() => true))
    }
    const [first] = threads
    const prefix = (first?.name ?? first?.preview ?? '').slice(0, 4)
    expect(await call('threads.typeAhead', { prefix, offset: 0 })).toEqual({ offset: 0 })
    const { homes } = await call('homes.list', {})
    expect(homes).toMatchObject([{ path: home, threadCount: total, origin: 'argument' }])
    const { problems } = await call('homes.problems', { homeId: null, limit: 200 })
    expect(problems.length).toBeGreaterThan(3)
    expect(await call('scan.pause', { by: 'person', paused: false })).toEqual({})
    expect((await call('search.deepScope', { text: 'import' })).files).toBeGreaterThan(1)
    const deep = await call('search.deep', { search: 'one', text: 'import', beyond: false })
    expect(deep).toMatchObject({ limited: false, failed: 0 })
    expect(deep.hits).toBeGreaterThan(0)
    await call('usage.summary', {})
    expect((await call('report.compatibility', {})).threads).toBeGreaterThan(1)
    const price = { input: 1, cachedInput: 0.1, output: 8 }
    await call('usage.setPrice', { model: 'one', price })
    expect(await call('usage.prices', {})).toEqual({ prices: [{ model: 'one', ...price }] })
    expect((await call('doctor.checks', {})).checks.length).toBeGreaterThan(40)
    expect((await call('doctor.summary', {})).threads).toBeGreaterThan(1)
    expect((await call('doctor.coverage', {})).unknown).toEqual([])
    expect((await call('doctor.ended', everything)).groups.length).toBeGreaterThanOrEqual(0)
    expect((await call('triage.queue', everything)).counts.open).toBeGreaterThan(0)
    expect((await call('doctor.times', {})).bars.length).toBeGreaterThan(0)
    const failures = await call('failures.list', { offset: 0, limit: 200 })
    expect(failures.clusters).toHaveLength(failures.total)
    for (const [index, { fingerprint, threads }] of failures.clusters.entries()) {
      expect(await call('failures.locate', { fingerprint })).toEqual({ index })
      expect((await call('failures.threads', { fingerprint, offset: 0, limit: 1 })).total).toBe(threads)
    }
    const { findings, counted } = await call('doctor.findings', { offset: 0, limit: 200 })
    expect(findings).toHaveLength(counted)
    for (const { homeId, threadId } of findings) {
      if (threadId !== null) expect((await call('doctor.thread', { homeId, id: threadId })).counted).toBeGreaterThan(0)
    }
    expect(await call('library.status', {})).toEqual({ state: 'ready', message: null })
    const [one] = (await call('threads.resolve', { id: first?.id ?? '' })).threads
    if (one !== undefined) {
      const { version, map } = await call('doctor.recordMap', { ...one, file: 0 })
      const { lines, current } = await call('doctor.lines', {
        ...one,
        file: 0,
        version,
        at: { byte: map.bytes - 1 },
        around: 1,
      })
      expect([lines.at(-1)?.number, current]).toEqual([map.lines, true])
      await call('library.pin', { threads: [one], pinned: true })
      await call('library.tag', { threads: [one], add: ['tag'] })
      await call('library.note', { thread: one, note: 'note' })
      expect(await call('library.marks', one)).toEqual({ pinned: true, tags: ['tag'], note: 'note' })
      expect(await call('library.rowMarks', { threads: [one] })).toMatchObject({ marks: [{ noted: true }] })
      expect(await call('library.tagsOf', { threads: [one] })).toEqual({ tags: [{ value: 'tag', count: 1 }] })
      await call('library.refused', one)
      const comparison = await call('compare.threads', { a: one, b: one })
      expect(comparison.sections.flatMap(({ rows }) => rows).every(({ verdict }) => verdict !== 'differs')).toBe(true)
      const heads = await call('compare.heads', { a: one, b: one })
      expect(heads.rows.every(({ verdict }) => verdict !== 'differs')).toBe(true)
      const { counts } = await call('compare.homes', { a: one.homeId, b: one.homeId })
      expect(counts).toEqual({ same: total, changed: 0, onlyA: 0, onlyB: 0 })
      await call('library.data', {})
    }
    expect((await call('triage.next', { from: null, step: 1 })).total).toBeGreaterThan(0)
    await call('triage.set', { homeId: null, threadId: null, check: 'huge-line', state: 'known' })
    expect((await call('triage.list', {})).entries).toMatchObject([{ check: 'huge-line', state: 'known' }])
    const choices = { redaction: null, refused: 'metadata' } as const
    const bundled = await call('bundle.preview', { bundle: 'one', threads: one === undefined ? [] : [one], choices })
    expect(bundled).toMatchObject({ threads: [{ problem: null }], count: 0 })
    expect(await call('library.tags', {})).toEqual({ tags: ['tag'] })
    expect(await call('library.set', { theme: 'light' })).toEqual(await call('library.settings', {}))
    await call('library.resetCounters', {})
    expect(await call('library.counters', {})).toEqual({ counters: [] })
    const saved = await call('library.saveSearch', { name: 'one', text: 'the' })
    await call('library.renameSearch', { ...saved, name: 'two' })
    expect((await call('library.savedSearches', {})).searches).toMatchObject([{ ...saved, name: 'two' }])
    await call('library.removeSearch', saved)
    await call('library.addRecentSearch', { text: 'the' })
    expect(await call('library.recentSearches', {})).toEqual({ searches: ['the'] })
    await call('library.clearRecentSearches', {})
    expect(await call('scan.status', {})).toMatchObject({ phase: 'idle', error: null })
    for (const route of ['scan.cancel', 'scan.start'] as const) expect(await call(route, {})).toEqual({})
    expect(await call('threads.follow', { thread: null })).toEqual({})
    expect([...answered].sort()).toEqual(Object.keys(engineRoutes).sort())
  })

  it('changes nothing in the home, whatever is opened', async () => {
    const home = temporaryHome()
    writeSampleHome(home)
    const before = stateOfHome(home)
    const engine = await TestEngine.open([home])
    const { threads } = await engine.call('threads.list', everything)
    for (const { id, skein } of threads) {
      const key = { homeId: skein.homeId, id }
      await engine.call('threads.get', key)
      await engine.call('threads.follow', { thread: key })
      if (!skein.canOpen) continue
      const { version } = await engine.call('threads.turns', key)
      await engine.call('threads.items', { ...key, from: 0, limit: 100, version })
    }
    await engine.call('threads.follow', { thread: null })
    const told = engine.told
    await engine.call('scan.start', {})
    await engine.idle(told)
    expect(stateOfHome(home)).toEqual(before)
  })

  it('refuses every thread that it does not list as one to open, from both doors to history', async () => {
    const { engine } = await sample()
    const { threads } = await engine.call('threads.list', everything)
    const refused = threads.filter(thread => !thread.skein.canOpen)
    expect(refused.length).toBeGreaterThan(4)
    for (const { id, skein } of refused) {
      const key = { homeId: skein.homeId, id }
      const expected = { name: 'UnsupportedHistoryMode', rpcCode: -32601, message: skein.refusal?.message }
      await expect(engine.call('threads.turns', key)).rejects.toMatchObject(expected)
      await expect(engine.call('threads.items', { ...key, from: 0, limit: 1, version: 'x' })).rejects.toMatchObject(
        expected,
      )
    }
  })
})

describe('homes', () => {
  it('that are not open are in the index and nowhere else', async () => {
    const [first, second] = [temporaryHome(), temporaryHome()]
    for (const [n, home] of [first, second].entries())
      writeRollout(home, minimalThread({ id: fixtureId(n), timestamp }))
    const both = await TestEngine.open([first, second])
    expect(await both.call('threads.list', everything)).toMatchObject({ total: 2 })
    const [closed] = (await both.call('threads.resolve', { id: fixtureId(1) })).threads
    await both.engine.close()

    const one = await TestEngine.open([first], both.dataDir)
    const { threads, total } = await one.call('threads.list', everything)
    expect([total, threads.map(thread => thread.id)]).toEqual([1, [fixtureId(0)]])
    const homes = [closed?.homeId ?? -1]
    expect(await one.call('threads.list', { ...everything, query: { homes } })).toMatchObject({ total: 0, threads: [] })
    expect(await one.call('threads.facets', { query: { homes } })).toMatchObject({ total: 0, modes: [] })
    expect(await one.call('threads.resolve', { id: fixtureId(1) })).toEqual({ threads: [] })
    expect((await one.call('homes.list', {})).homes.map(home => home.path)).toEqual([first])

    const told = one.told
    const specs: HomeSpec[] = [
      { path: second, origin: 'chosen', name: 'Case 7' },
      { path: first, origin: 'argument' },
    ]
    one.engine.setHomes(specs)
    await one.idle(told)
    expect(await one.call('threads.list', everything)).toMatchObject({ total: 2 })
    const listed = async () => (await one.call('homes.list', {})).homes
    expect(await listed()).toMatchObject([
      { origin: 'chosen', name: 'Case 7' },
      { origin: 'argument', name: null },
    ])

    one.engine.setHomes(specs.slice(0, 1))
    expect((await listed()).map(home => home.path)).toEqual([second])
    expect(await one.call('threads.list', everything)).toMatchObject({ total: 1, threads: [{ id: fixtureId(1) }] })
    const db = openForReading(one.dataDir)
    onTestFinished(() => void db.close())
    const rows = (table: string) => db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()
    const tables = ['homes', 'files', 'threads', 'thread_texts']
    await until(() => expect(tables.map(rows)).toEqual([1, 1, 1, 1]))
  })

  it('can be closed while they are scanned', async () => {
    const [first, second] = [temporaryHome(), temporaryHome()]
    for (let n = 0; n < 300; n++) writeRollout(second, minimalThread({ id: fixtureId(n), timestamp }))
    writeRollout(first, minimalThread({ id: fixtureId(1), timestamp }))
    const test = await TestEngine.open([first])
    const specs: HomeSpec[] = [{ path: first, origin: 'argument' }]
    const told = test.told
    test.engine.setHomes([...specs, { path: second, origin: 'chosen' }])
    await test.until(({ event, payload }) => event === 'scan.progress' && 'heads' in payload && payload.heads > 0, told)
    const before = test.told
    test.engine.setHomes(specs)
    await test.idle(before)
    expect(await test.call('threads.list', everything)).toMatchObject({ total: 1 })
    expect((await test.call('homes.list', {})).homes.map(home => home.path)).toEqual([first])
  })

  it('may be none', async () => {
    const engine = await TestEngine.open([])
    expect(await engine.call('threads.list', everything)).toEqual({ threads: [], marks: [], total: 0, offset: 0 })
    expect(await engine.call('threads.facets', {})).toMatchObject({ total: 0 })
    expect(await engine.call('homes.problems', { homeId: null, limit: 10 })).toEqual({ problems: [], total: 0 })
    expect(await engine.call('homes.list', {})).toEqual({ homes: [] })
  })

  it('may hold nothing, or not be there', async () => {
    const home = `${temporaryHome()}/none`
    const engine = await TestEngine.open([home])
    expect((await engine.call('homes.list', {})).homes).toMatchObject([
      { path: home, threadCount: 0, places: [{ state: 'missing' }, { state: 'missing' }] },
    ])
  })
})

describe('threads that are not there', () => {
  it('are not found, by any route', async () => {
    const { engine } = await sample()
    const key = { homeId: 1, id: fixtureId(999) }
    const missing = { code: 'not-found' }
    await expect(engine.call('threads.get', key)).rejects.toMatchObject(missing)
    await expect(engine.call('threads.turns', key)).rejects.toMatchObject(missing)
    await expect(engine.call('threads.items', { ...key, from: 0, limit: 1, version: '' })).rejects.toMatchObject(
      missing,
    )
    expect(await engine.call('threads.locate', { thread: key })).toEqual({ offset: null })
    expect(await engine.call('threads.resolve', { id: 'no id' })).toEqual({ threads: [] })
    expect(engine.engine.filePath(key)).toBeNull()
  })
})
