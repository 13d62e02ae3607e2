import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fixtureId } from '../../fixtures/ids.ts'
import { agentMessageEvent } from '../../fixtures/records/messages.ts'
import { filesBelow, temporaryHome } from '../../fixtures/testing.ts'
import { minimalThread } from '../../fixtures/thread.ts'
import { writeRollout } from '../../fixtures/write.ts'
import { runScanner } from './scan/run-scanner.ts'
import type { StartScanner } from './scan/scanner-port.ts'
import { TestEngine } from './testing-engine.ts'

const timestamp = '2026-03-04T05:06:07.890Z'
const id = fixtureId(1)
const legacy = minimalThread({ id, timestamp, preview: 'Plant beans', records: [agentMessageEvent('Planted.')] })
const refusal = {
  name: 'UnsupportedHistoryMode',
  rpcCode: -32601,
  message: 'paginated_threads is not supported yet',
  changed: true,
}

async function open(): Promise<{
  home: string
  path: string
  engine: TestEngine
  key: { homeId: number; id: string }
}> {
  const home = temporaryHome()
  const { path } = writeRollout(home, legacy)
  const engine = await TestEngine.open([home])
  const [thread] = (await engine.call('threads.list', { offset: 0, limit: 1 })).threads
  return { home, path, engine, key: { homeId: thread?.skein.homeId ?? -1, id } }
}

const listed = async (engine: TestEngine) => (await engine.call('threads.list', { offset: 0, limit: 9 })).threads

describe('a legacy thread that is rewritten as paginated', () => {
  const turned = minimalThread({ id, timestamp, preview: 'Plant beans', historyMode: 'paginated' })

  it('is refused at once, as one that has changed, and leaves the index', async () => {
    const { home, engine, key } = await open()
    const { version } = await engine.call('threads.turns', key)
    const told = engine.told
    writeRollout(home, turned)
    const items = { ...key, from: 0, limit: 10, version }
    await expect(engine.call('threads.items', items)).rejects.toMatchObject(refusal)
    await engine.until(({ event }) => event === 'threads.changed', told)
    expect(await listed(engine)).toMatchObject([
      {
        historyMode: 'paginated',
        skein: {
          canOpen: false,
          read: false,
          turnCount: null,
          lineCount: null,
          lastTurn: null,
          refusal: { rpcCode: -32601 },
        },
      },
    ])
    await expect(engine.call('threads.turns', key)).rejects.toMatchObject({ ...refusal, changed: expect.any(Boolean) })
  })

  it('is told of while it is followed, and then refused', async () => {
    const { home, engine, key } = await open()
    await engine.call('threads.turns', key)
    await engine.call('threads.follow', { thread: key })
    const told = engine.told
    writeRollout(home, turned)
    await engine.until(({ event, payload }) => event === 'thread.changed' && 'id' in payload && payload.id === id, told)
    // Whether or not the scanner has already seen it.
    await expect(engine.call('threads.turns', key)).rejects.toMatchObject(refusal)
    await engine.until(({ event }) => event === 'threads.changed', told)
    expect(await listed(engine)).toMatchObject([{ historyMode: 'paginated' }])
    await expect(engine.call('threads.items', { ...key, from: 0, limit: 1, version: '' })).rejects.toMatchObject(
      refusal,
    )
  })

  it('is described as such before the index knows', async () => {
    const { home, engine, key } = await open()
    const told = engine.told
    writeRollout(home, turned)
    expect((await engine.call('threads.get', key)).thread).toMatchObject({
      historyMode: 'paginated',
      skein: { canOpen: false, refusal: { changed: true } },
    })
    await engine.until(({ event }) => event === 'threads.changed', told)
    expect(await listed(engine)).toMatchObject([{ historyMode: 'paginated', skein: { canOpen: false } }])
  })
})

describe('a followed thread', () => {
  it('that grows or vanishes is told of, and one that is not followed any more is not', async () => {
    const { home, path, engine, key } = await open()
    await engine.call('threads.follow', { thread: key })
    const changed = (after: number) => engine.until(({ event }) => event === 'thread.changed', after)
    let told = engine.told
    writeRollout(home, { ...legacy, lines: [...legacy.lines, ...legacy.lines.slice(-1)] })
    await changed(told)
    expect((await engine.call('threads.turns', key)).itemCount).toBe(3)
    told = engine.told
    rmSync(path)
    await changed(told)
    await expect(engine.call('threads.turns', key)).rejects.toMatchObject({ code: 'not-found' })
    expect(engine.engine.filePath(key)).toBeNull()
    await engine.call('threads.follow', { thread: { homeId: 99, id } })
  })
})

describe('an index that is damaged while the engine runs', () => {
  it('is made anew, once, and the list is there again', async () => {
    const { engine, key } = await open()
    const told = engine.told
    for (const file of filesBelow(engine.dataDir)) writeFileSync(file, Buffer.alloc(readFileSync(file).length, 0xff))
    const calls = Array.from({ length: 5 }, () => engine.call('threads.turns', key))
    const results = await Promise.allSettled([...calls, engine.call('threads.facets', {})])
    expect(results.map(result => result.status)).toEqual(Array(6).fill('rejected'))
    for (const result of results) expect(result).toMatchObject({ reason: { code: 'index' } })
    await engine.idle(told)
    expect(await listed(engine)).toMatchObject([{ id, skein: { read: true } }])
    expect(filesBelow(engine.dataDir)).toContain(join(engine.dataDir, 'index.db'))
  })

  it('is made anew once, however often it is reported', async () => {
    const reports: (() => void)[] = []
    const start: StartScanner = (dataDir, events) => {
      reports.push(events.corrupt)
      return runScanner(dataDir, events)
    }
    const engine = await TestEngine.open([temporaryHome()], temporaryHome(), start)
    const told = engine.told
    for (let i = 0; i < 3; i++) reports[0]?.()
    await expect(engine.call('scan.status', {})).rejects.toMatchObject({ code: 'index' })
    await engine.idle(told)
    expect(reports).toHaveLength(2)
    expect(await listed(engine)).toEqual([])
  })

  it('can be closed meanwhile', async () => {
    const { engine } = await open()
    for (const file of filesBelow(engine.dataDir)) writeFileSync(file, Buffer.alloc(readFileSync(file).length, 0xff))
    await expect(engine.call('threads.facets', {})).rejects.toMatchObject({ code: 'index' })
    await engine.engine.close()
  })
})
