import { afterEach, describe, expect, it, vi } from 'vitest'
import { parseHistoryMode, UnsupportedHistoryMode } from '../../shared/history-mode.ts'
import { AppError } from '../../shared/ipc/result.ts'
import type { ScanProgress } from '../../shared/ipc/status.ts'
import type { HomeSpec } from './api.ts'
import { until } from './testing.ts'
import { home, kept, places, setUp } from './testing-host.ts'

const idle: ScanProgress = {
  phase: 'idle',
  files: 0,
  heads: 0,
  filesRead: 0,
  filesToRead: 0,
  bytesRead: 0,
  bytesToRead: 0,
  elapsedMs: 1,
  paused: null,
  error: null,
}
const another: HomeSpec = { path: '/homes/two', origin: 'chosen' }
const thread = { homeId: 1, id: 'a' }
const { signal } = new AbortController()

const failure = (promise: Promise<unknown>) =>
  promise.then(
    value => value,
    (error: unknown) => (error instanceof AppError ? error.toWire() : error),
  )

afterEach(() => {
  vi.useRealTimers()
})

describe('engine behind a port', () => {
  it('hears that the list has been painted, also before it is open', async () => {
    const { client, painted } = setUp({})
    client.painted()
    await until(() => expect(painted.count).toBe(1))
    await client.close()
  })

  it('opens with the options and answers calls and file paths', async () => {
    const { client, opened, events } = setUp({
      'threads.resolve': async ({ id }) => ({ threads: [{ homeId: 7, id }] }),
    })
    const answer = { threads: [{ homeId: 7, id: 'x' }] }
    expect(await client.handle('threads.resolve', { id: 'x' }, signal)).toEqual({ value: answer })
    expect(await client.filePath(thread)).toBe('/homes/one/a.jsonl')
    expect(await client.filePath({ homeId: 1, id: 'gone' })).toBeNull()
    expect(opened).toMatchObject([{ dataDir: '/data', homes: [home], places }])
    expect(await client.homes()).toEqual([home, kept])
    expect(events).toContainEqual({ event: 'engine.state', payload: { state: 'up', message: null } })
  })

  it('passes large answers on as text', async () => {
    const answer = { threads: Array.from({ length: 2000 }, () => ({ homeId: 7, id: 'x' })) }
    const { client } = setUp({ 'threads.resolve': async () => answer })
    expect(await client.handle('threads.resolve', { id: 'x' }, signal)).toEqual({ json: JSON.stringify(answer) })
  })

  it('passes events on', async () => {
    const { client, opened, events } = setUp({ 'scan.status': async () => idle })
    await client.handle('scan.status', {}, signal)
    opened[0]?.emit('scan.progress', idle)
    opened[0]?.emit('thread.changed', thread)
    opened[0]?.emit('threads.changed', {})
    await until(() => expect(events).toContainEqual({ event: 'threads.changed', payload: {} }))
    expect(events).toContainEqual({ event: 'scan.progress', payload: idle })
    expect(events).toContainEqual({ event: 'thread.changed', payload: thread })
  })

  it('keeps named errors and the refusal, and hides the text of all others', async () => {
    const refuse = (changed: boolean) => new UnsupportedHistoryMode(parseHistoryMode('streamed'), changed)
    const { client, warnings } = setUp({
      'threads.get': () => Promise.reject(new AppError('not-found', 'No such thread')),
      'threads.turns': () => Promise.reject(refuse(true)),
      'threads.items': () => Promise.reject(refuse(false)),
    })
    expect(await failure(client.handle('threads.get', thread, signal))).toEqual({
      code: 'not-found',
      message: 'No such thread',
    })
    expect(await failure(client.handle('threads.turns', thread, signal))).toEqual({
      code: 'unsupported',
      message: 'changed since it was indexed: thread history mode `streamed` is not supported yet',
      refusal: { rpcCode: -32601, historyModeRaw: 'streamed', changed: true },
    })
    const items = { ...thread, from: 0, limit: 1, version: '' }
    expect(await failure(client.handle('threads.items', items, signal))).toMatchObject({
      message: 'thread history mode `streamed` is not supported yet',
      refusal: { changed: false },
    })
    const unexpected = await failure(client.handle('scan.start', {}, signal))
    expect(unexpected).toMatchObject({ code: 'internal' })
    await until(() => expect(warnings).toHaveLength(1))
    expect(JSON.stringify([unexpected, warnings])).not.toContain('secret')
    expect(warnings[0]).toContain('testing-host.ts')
  })

  it('reports an answer of the wrong shape instead of handing it out', async () => {
    const { client, warnings } = setUp({ 'scan.status': async () => ({ ...idle, files: 0.5 }) })
    expect(await failure(client.handle('scan.status', {}, signal))).toMatchObject({ code: 'internal' })
    expect(warnings).toEqual([expect.stringContaining('scan.status does not fit its schema (files')])
  })

  it('cancels: the caller hears at once, and the engine through its signal', async () => {
    const engineSignals: AbortSignal[] = []
    const { client } = setUp({
      'scan.status': (_input, engineSignal) => {
        engineSignals.push(engineSignal)
        return new Promise(() => undefined)
      },
    })
    const controller = new AbortController()
    const asked = failure(client.handle('scan.status', {}, controller.signal))
    await until(() => expect(engineSignals).toHaveLength(1))
    controller.abort()
    expect(await asked).toMatchObject({ code: 'cancelled' })
    await until(() => expect(engineSignals[0]?.aborted).toBe(true))
    expect(await failure(client.handle('scan.status', {}, controller.signal))).toMatchObject({ code: 'cancelled' })
  })

  it('has threads written, tells how far it is, and cancels', async () => {
    const { client, events } = setUp({})
    const options = { format: 'md', toolOutput: true, rolledBack: false } as const
    expect(await client.exportName(thread, 'md', signal)).toBe('a.md')
    expect(await client.exportThread(thread, options, '/out/a.md', signal)).toEqual({ path: '/out/a.md', bytes: 7 })
    const choices = { redaction: null, refused: 'metadata' } as const
    const request = { bundle: 'b', threads: [thread], choices }
    expect(await client.writeBundle(request, '/out/a.zip', signal)).toEqual({ path: '/out/a.zip', bytes: 9 })
    expect(events).toContainEqual({ event: 'export.progress', payload: { thread, done: 1, total: 2 } })
    const controller = new AbortController()
    const asked = failure(client.exportThread(thread, { ...options, format: 'json' }, '/out/a.json', controller.signal))
    controller.abort()
    expect(await asked).toMatchObject({ code: 'cancelled' })
  })

  it('answers every call with the error that kept the engine from opening', async () => {
    const create = () => Promise.reject(new AppError('index', 'The index comes from a newer Skein'))
    const { client, events } = setUp({}, { create })
    expect(await failure(client.handle('scan.status', {}, signal))).toMatchObject({ code: 'index' })
    await until(() =>
      expect(events).toContainEqual({
        event: 'engine.state',
        payload: { state: 'down', message: 'The index comes from a newer Skein' },
      }),
    )
  })
})

describe('a host that ends by itself', () => {
  it('rejects what is under way, starts again and opens all homes', async () => {
    let hang = true
    const { client, opened, added, events, running } = setUp({
      'scan.status': () => (hang ? new Promise(() => undefined) : Promise.resolve(idle)),
    })
    await client.filePath(thread)
    await client.setHomes([home, another])
    await until(() => expect(added).toEqual([home, another]))
    const asked = failure(client.handle('scan.status', {}, signal))
    running[0]?.crash(139)
    expect(await asked).toMatchObject({ code: 'engine-down' })
    hang = false
    expect(await client.handle('scan.status', {}, signal)).toEqual({ value: idle })
    expect(opened[1]).toMatchObject({ homes: [home, another], places: null })
    const states = events.filter(event => JSON.stringify(event).includes('engine.state'))
    expect(states).toMatchObject([
      { payload: { state: 'up' } },
      { payload: { state: 'restarting' } },
      { payload: { state: 'up' } },
    ])
  })

  it('stays down after three times within a minute, and says what to do', async () => {
    const { client, events, running } = setUp({}, { now: () => 1_000 })
    for (const index of [0, 1, 2]) running[index]?.crash(1)
    expect(running).toHaveLength(3)
    expect(events.at(-1)).toMatchObject({ payload: { state: 'down', message: expect.stringContaining('Quit Skein') } })
    expect(await failure(client.handle('scan.status', {}, signal))).toMatchObject({ code: 'engine-down' })
  })

  it('keeps starting again when the three lie further apart', () => {
    let time = 0
    const { running } = setUp({}, { now: () => time })
    for (const index of [0, 1, 2, 3, 4]) {
      time += 31_000
      running[index]?.crash(1)
    }
    expect(running).toHaveLength(6)
  })
})

describe('closing', () => {
  it('closes the engine and does not start it again', async () => {
    const { client, running, events } = setUp({})
    await client.filePath(thread)
    await client.close()
    expect(running).toMatchObject([{ closed: true, killed: false }])
    expect(events).not.toContainEqual(expect.objectContaining({ payload: { state: 'restarting' } }))
    expect(await failure(client.handle('scan.status', {}, signal))).toMatchObject({ code: 'engine-down' })
  })

  it('ends a host by force that does not answer', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const { client, running } = setUp({})
    for (const process of running) process.deaf = true
    const closing = client.close()
    vi.advanceTimersByTime(3_000)
    await closing
    expect(running).toMatchObject([{ closed: false, killed: true }])
  })
})
