import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseHistoryMode, UnsupportedHistoryMode } from '../../shared/history-mode.ts'
import { contract, type EngineRoute, type Out, type Parsed } from '../../shared/ipc/contract.ts'
import { type Answer, AppError, errorCodes } from '../../shared/ipc/result.ts'
import type { Sender } from '../security/sender.ts'
import { engineBindings } from './handlers/engine.ts'
import { dropHandler, homeBindings } from './handlers/homes.ts'
import { systemBindings } from './handlers/system.ts'
import { createRouter } from './router.ts'

type Answers = { [R in EngineRoute]?: (input: Parsed<R>, signal: AbortSignal) => Promise<Out<R>> }

const ours: Sender = { sender: { id: 1, isDestroyed: () => false }, senderFrame: null }
const stranger: Sender = { ...ours, sender: { id: 2, isDestroyed: () => false } }
const thread = { homeId: 1, id: 'a' }

/** A router over all real routes, on an engine of canned answers. */
function setUp(answers: Answers = {}) {
  const log: string[] = []
  const asked: unknown[] = []
  const engine = {
    async handle<R extends EngineRoute>(route: R, input: Parsed<R>, signal: AbortSignal): Promise<Answer<Out<R>>> {
      asked.push({ route, input })
      const answer: Answers[R] = answers[route]
      if (answer === undefined) throw new AppError('not-found', 'Nothing here')
      const value = await answer(input, signal)
      const json = JSON.stringify(value)
      return json.length > 1000 ? { json } : { value }
    },
  }
  const system = {
    launch: () => ({ version: '1', platform: 'test', userFolder: '/home/dev', link: null }),
    ready: () => undefined,
    openSample: async () => undefined,
    reveal: async () => true,
    openLink: async () => true,
    exportThread: async () => ({ state: 'cancelled' as const }),
    revealWritten: async () => false,
    saveTable: async () => ({ state: 'cancelled' as const }),
    saveBytes: async () => ({ state: 'cancelled' as const }),
    writeBundle: async () => ({ state: 'cancelled' as const }),
  }
  const dropped: (readonly string[])[] = []
  const homes = {
    choose: async () => ({ opened: 1, failed: [], notes: [] }),
    open: async (paths: readonly string[]) => {
      dropped.push(paths)
      return { opened: paths.length, failed: [], notes: [] }
    },
    rename: async () => undefined,
    remove: async () => undefined,
    move: async () => undefined,
    reveal: async () => true,
  }
  const bindings = { ...engineBindings(engine), ...systemBindings(system), ...homeBindings(homes) }
  const router = createRouter(
    bindings,
    dropHandler(homes),
    event => event.sender.id === 1,
    text => log.push(text),
  )
  let nextId = 0
  const ask = (route: unknown, input: unknown, callId: unknown = `call-${nextId++}`) =>
    router.dispatch(ours, route, input, callId)
  return { router, ask, asked, dropped, log }
}

const failed = (code: string) => ({ ok: false, error: expect.objectContaining({ code }) })

describe('what is dropped', () => {
  it('is opened for our own window, and comes by no route', async () => {
    const { router, ask, dropped } = setUp()
    const paths = ['/homes/one', '/cases/two.zip']
    const opened = { ok: true, value: { opened: 2, failed: [], notes: [] } }
    expect(await router.dropped(ours, paths, 'drop')).toEqual(opened)
    expect(await router.dropped(stranger, paths, 'drop')).toMatchObject(failed('untrusted-sender'))
    for (const raw of [[], [''], ['/a', 1], { paths }, 'x', null, Array.from({ length: 101 }, () => '/a')]) {
      expect(await router.dropped(ours, raw, 'drop')).toMatchObject(failed('bad-input'))
    }
    for (const route of ['homes.open', 'homes.dropped', 'skein:dropped', 'openDropped']) {
      expect(await ask(route, paths)).toMatchObject(failed('unknown-route'))
    }
    expect(await ask('homes.choose', { what: 'folder', paths })).toMatchObject(failed('bad-input'))
    expect(dropped).toEqual([paths])
  })
})

describe('router', () => {
  it('answers every route of the contract', async () => {
    const { ask } = setUp()
    for (const route of Object.keys(contract)) expect(await ask(route, {})).not.toMatchObject(failed('unknown-route'))
  })

  it('gives the engine parsed input and the window its answer', async () => {
    const { ask, asked } = setUp({
      'threads.list': async ({ offset }) => ({ threads: [], marks: [], offset, total: 9 }),
    })
    expect(await ask('threads.list', { offset: 3, limit: 10 })).toEqual({
      ok: true,
      value: { threads: [], marks: [], offset: 3, total: 9 },
    })
    expect(asked).toMatchObject([{ route: 'threads.list', input: { sort: { key: 'updated', direction: 'desc' } } }])
  })

  it.each([
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'threads',
    '',
    'Threads.list',
    null,
    7,
    ['system.launch'],
  ])('knows no route %j', async route => {
    expect(await setUp().ask(route, {})).toMatchObject(failed('unknown-route'))
  })

  it.each([
    ['threads.list', null],
    ['threads.list', { offset: 0, limit: 201 }],
    ['threads.list', { offset: -1, limit: 1 }],
    ['threads.list', { offset: 0.5, limit: 1 }],
    ['threads.list', { offset: 0, limit: 1, path: '/etc/passwd' }],
    ['threads.list', { offset: 0, limit: 1, query: { text: 'x'.repeat(1001) } }],
    ['threads.get', { homeId: 1, id: '' }],
    ['threads.get', { homeId: 1, id: 'x'.repeat(129) }],
    ['threads.get', { homeId: '1', id: 'a' }],
    ['system.launch', { extra: true }],
    ['system.reveal', { ...thread, path: '/etc/passwd' }],
    ['system.revealWritten', { file: '1', path: '/etc/passwd' }],
    ['system.revealWritten', { file: 'a'.repeat(65) }],
  ])('refuses the wrong input of %s: %j', async (route, input) => {
    const { ask, asked } = setUp()
    expect(await ask(route, input)).toMatchObject(failed('bad-input'))
    expect(asked).toEqual([])
  })

  it('refuses strangers before all else', async () => {
    const { router, asked } = setUp()
    expect(await router.dispatch(stranger, 'threads.get', thread, 'a')).toMatchObject(failed('untrusted-sender'))
    expect(await router.dispatch(stranger, 'nonsense', null, null)).toMatchObject(failed('untrusted-sender'))
    expect(asked).toEqual([])
  })

  it('carries the refusal of the gate', async () => {
    const refuse = (changed: boolean) => new UnsupportedHistoryMode(parseHistoryMode('paginated'), changed)
    const { ask } = setUp({ 'threads.turns': () => Promise.reject(refuse(true)) })
    expect(await ask('threads.turns', thread)).toEqual({
      ok: false,
      error: {
        code: 'unsupported',
        message: 'changed since it was indexed: paginated_threads is not supported yet',
        refusal: { rpcCode: -32601, historyModeRaw: 'paginated', changed: true },
      },
    })
  })

  it('hides and logs what it did not expect', async () => {
    const { ask, log } = setUp({ 'threads.get': () => Promise.reject(new TypeError('secret at /some/path')) })
    const reply = await ask('threads.get', thread)
    expect(reply).toEqual({ ok: false, error: { code: 'internal', message: 'Unexpected failure; the log says more' } })
    expect(log).toEqual([expect.stringMatching(/^TypeError\n\s+at /)])
    expect(log[0]).not.toContain('secret')
  })

  it('takes 32 requests at a time', async () => {
    const finish: (() => void)[] = []
    const { ask } = setUp({ 'scan.start': () => new Promise(resolve => finish.push(() => resolve({}))) })
    const asked = Array.from({ length: 33 }, () => ask('scan.start', {}))
    expect(await asked[32]).toMatchObject(failed('busy'))
    for (const end of finish) end()
    expect((await Promise.all(asked)).filter(reply => reply.ok)).toHaveLength(32)
    const after = ask('scan.start', {})
    await Promise.resolve()
    finish.at(-1)?.()
    expect(await after).toMatchObject({ ok: true })
  })

  it('refuses replies of more than 8 MiB', async () => {
    const answer = (length: number) => async () => ({ problems: [], total: 0, padding: 'x'.repeat(length) })
    const { ask: askMuch } = setUp({ 'homes.problems': answer(8 * 1024 * 1024) })
    expect(await askMuch('homes.problems', { homeId: null, limit: 1 })).toMatchObject(failed('too-large'))
    const { ask } = setUp({ 'homes.problems': answer(8 * 1024 * 1024 - 200) })
    expect(await ask('homes.problems', { homeId: null, limit: 1 })).toMatchObject({ ok: true })
  })

  it('passes a large reply on as the text that it comes as', async () => {
    const list = { problems: [], total: 0, padding: 'x'.repeat(2000) }
    const { ask } = setUp({ 'homes.problems': async () => list })
    expect(await ask('homes.problems', { homeId: null, limit: 1 })).toEqual({ ok: true, json: JSON.stringify(list) })
  })

  it('takes outlines of long threads', async () => {
    const outline = (items: number): Out<'threads.turns'> => ({
      turns: [],
      itemCount: items,
      marks: {
        kinds: 'a'.repeat(items),
        outcomes: '.'.repeat(items),
        startedAt: Array(items).fill(1),
        endedAt: Array(items).fill(1),
      },
      ledger: { lines: 1, used: 1, notShown: 0, problems: 0, notShownByKind: {} },
      problems: [],
      problemCount: 0,
      version: '1',
      modifiedAt: 0,
    })
    const { ask } = setUp({ 'threads.turns': async () => outline(1_000_000) })
    expect(await ask('threads.turns', thread)).toMatchObject({ ok: true })
    const { ask: askMuch } = setUp({ 'threads.turns': async () => outline(16_000_000) })
    expect(await askMuch('threads.turns', thread)).toMatchObject(failed('too-large'))
  })
})

describe('cancelling', () => {
  const hanging: Answers = {
    'scan.start': (_input, signal) =>
      new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
  }

  it('cancels by call id, for the window only', async () => {
    const { router, ask } = setUp(hanging)
    const asked = [ask('scan.start', {}, 'one'), ask('scan.start', {}, 'two')]
    router.cancel(stranger, 'two')
    for (const id of ['none', 7, null, {}]) router.cancel(ours, id)
    router.cancel(ours, 'one')
    expect(await asked[0]).toMatchObject(failed('cancelled'))
    expect(await Promise.race([asked[1], 'still under way'])).toBe('still under way')
    router.cancelAll()
    expect(await asked[1]).toMatchObject(failed('cancelled'))
  })

  it('refuses a call id that is in use or no call id', async () => {
    const { router, ask } = setUp(hanging)
    const asked = ask('scan.start', {}, 'one')
    for (const id of ['one', '', 'x'.repeat(65), null, 7, {}]) {
      expect(await router.dispatch(ours, 'scan.start', {}, id)).toMatchObject(failed('bad-input'))
    }
    router.cancelAll()
    expect(await asked).toMatchObject(failed('cancelled'))
    expect(await ask('system.launch', {}, 'one')).toMatchObject({ ok: true })
  })
})

describe('any input at all', () => {
  it('gets an answer of the known form, whatever route, input and call id are', async () => {
    const { ask } = setUp()
    const anything = fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true })
    const route = fc.oneof(fc.constantFrom(...Object.keys(contract), '__proto__', 'toString'), anything)
    const callId = fc.oneof({ weight: 5, arbitrary: fc.uuid() }, { weight: 1, arbitrary: anything })
    await fc.assert(
      fc.asyncProperty(route, fc.oneof(fc.jsonValue(), anything), callId, async (name, input, id) => {
        const reply = await ask(name, input, id)
        if (!reply.ok) expect(errorCodes.filter(code => code !== 'internal')).toContain(reply.error.code)
      }),
      { numRuns: 500 },
    )
  })
})
