import { rmSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { fixtureId } from '../../../fixtures/ids.ts'
import { functionCall, functionCallOutput } from '../../../fixtures/records/calls.ts'
import { agentMessageEvent, userMessageEvent } from '../../../fixtures/records/messages.ts'
import { temporaryHome } from '../../../fixtures/testing.ts'
import { minimalPaginatedThread, minimalThread } from '../../../fixtures/thread.ts'
import { writeRollout } from '../../../fixtures/write.ts'
import { threadListResult, threadReadResult, threadTurnsListResult } from './schemas.ts'
import { TestServer } from './testing.ts'

const AT = '2026-03-04T05:06:07.890Z'
const ID = fixtureId(1)

function homeWith(...numbers: number[]): string {
  const home = temporaryHome()
  for (const number of numbers) writeRollout(home, minimalThread({ id: fixtureId(number), timestamp: AT }))
  return home
}

describe('the handshake', () => {
  it('comes first, and once', async () => {
    const server = new TestServer(homeWith())
    expect(await server.error('thread/list', {})).toEqual([-32600, 'Not initialized'])
    expect(await server.error('turn/start', {})).toEqual([-32600, 'Not initialized'])
    expect((await server.call('initialize', { clientInfo: { name: 'probe', version: '2' } })).result).toEqual({
      userAgent: 'skein/0.0.0 (linux; x64) (probe; 2)',
      codexHome: server.store.homes[0]?.path,
      platformFamily: 'unix',
      platformOs: 'linux',
    })
    expect(await server.error('initialize', {})).toEqual([-32600, 'Already initialized'])
    expect(await server.send('{"method":"initialized"}')).toBeNull()
  })
})

describe('messages', () => {
  it('have a version exactly when the request has one', async () => {
    const server = await TestServer.ready(homeWith())
    expect(await server.send('{"id":"a","method":"thread/list"}')).toEqual({
      id: 'a',
      result: { data: [], nextCursor: null, backwardsCursor: null },
    })
    expect(await server.send('{"jsonrpc":"2.0","id":7,"method":"x"}')).toMatchObject({ jsonrpc: '2.0', id: 7 })
  })

  it('that are none get an error, and answers and notifications get nothing', async () => {
    const server = await TestServer.ready(homeWith())
    const code = async (line: string) => (await server.send(line))?.error?.code ?? null
    expect(await code('{"id":')).toBe(-32700)
    expect(await code('[{"id":1,"method":"thread/list"}]')).toBe(-32600)
    expect(await code('"text"')).toBe(-32600)
    expect(await code('{"id":1}')).toBe(-32600)
    expect(await code('{"id":1,"method":7}')).toBe(-32600)
    expect(await code('{"id":null,"method":"thread/list"}')).toBe(-32600)
    expect(await code('{"jsonrpc":"1.0","id":1,"method":"thread/list"}')).toBe(-32600)
    expect(await code('{"id":1,"result":{}}')).toBeNull()
    expect(await code('{"method":"thread/list"}')).toBeNull()
  })
})

describe('methods', () => {
  it('other than the reading ones are not supported', async () => {
    const server = await TestServer.ready(homeWith(1))
    for (const method of ['thread/resume', 'thread/fork', 'thread/start', 'turn/start', 'thread/archive', 'no/such']) {
      expect(await server.error(method, { threadId: ID })).toEqual([
        -32601,
        `${method} is not supported: Skein only reads`,
      ])
    }
    expect(await server.error('thread/items/list', { threadId: ID })).toEqual([
      -32601,
      'thread/items/list is not supported yet',
    ])
    expect(await server.error('thread/resume', null)).toEqual([
      -32601,
      'thread/resume is not supported: Skein only reads',
    ])
  })

  it('name the params that do not fit, without their values', async () => {
    const server = await TestServer.ready(homeWith())
    const [code, message] = (await server.error('thread/list', { limit: 'secret', sortKey: 'secret' })) ?? []
    expect([code, message?.includes('limit'), message?.includes('sortKey'), message?.includes('secret')]).toEqual([
      -32602,
      true,
      true,
      false,
    ])
    expect((await server.error('thread/list', { limit: -1 }))?.[0]).toBe(-32602)
    expect((await server.error('thread/list', { skein: { everything: true } }))?.[0]).toBe(-32602)
    expect((await server.error('thread/read', {}))?.[0]).toBe(-32602)
  })

  it('tell ids that are none from ids of no thread', async () => {
    const server = await TestServer.ready(homeWith(1))
    for (const method of ['thread/read', 'thread/turns/list']) {
      expect((await server.error(method, { threadId: 'zzz' }))?.[1]).toMatch(/^invalid thread id: /)
      expect(await server.error(method, { threadId: fixtureId(9) })).toEqual([
        -32600,
        `thread not loaded: ${fixtureId(9)}`,
      ])
    }
    const spelled = `urn:uuid:${ID.toUpperCase()}`
    expect((await server.result(threadReadResult, 'thread/read', { threadId: spelled })).thread.id).toBe(ID)
    expect(await server.error('thread/list', { parentThreadId: ID, ancestorThreadId: ID })).toEqual([
      -32600,
      'parentThreadId and ancestorThreadId are mutually exclusive',
    ])
    expect((await server.error('thread/list', { parentThreadId: 'x' }))?.[1]).toMatch(/^invalid parent thread id: /)
  })
})

describe('thread/list', () => {
  it('loses no thread of one instant, in either direction, whatever the page', async () => {
    const numbers = [1, 2, 3, 4, 5, 6, 7]
    const server = await TestServer.ready(homeWith(...numbers), homeWith(2, 3))
    for (const sortDirection of ['asc', 'desc']) {
      for (const sortKey of ['created_at', 'updated_at', 'recency_at']) {
        const seen: (string | undefined)[] = []
        let cursor: string | null = null
        do {
          const params = { limit: 2, sortKey, sortDirection, cursor, skein: {} }
          const page: typeof threadListResult._output = await server.result(threadListResult, 'thread/list', params)
          seen.push(...page.data.map(thread => `${thread.skein?.home} ${thread.id}`))
          cursor = page.nextCursor
        } while (cursor !== null)
        expect([seen.length, new Set(seen).size]).toEqual([9, 9])
      }
    }
  })

  it('takes the cursors of Codex', async () => {
    const home = temporaryHome()
    for (const number of [1, 2, 3]) {
      writeRollout(home, minimalThread({ id: fixtureId(number), timestamp: `2026-03-04T05:06:0${number}.500Z` }))
    }
    const server = await TestServer.ready(home)
    const idsAfter = async (cursor: string, sortDirection = 'desc') =>
      (await server.result(threadListResult, 'thread/list', { cursor, sortDirection })).data.map(one => one.id)
    expect(await idsAfter('2026-03-04T05:06:03Z')).toEqual([fixtureId(2), fixtureId(1)])
    expect(await idsAfter('2026-03-04T05-06-03')).toEqual([fixtureId(2), fixtureId(1)])
    expect(await idsAfter('2026-03-04T06:06:02.5+01:00')).toEqual([fixtureId(1)])
    expect(await idsAfter(`2026-03-04T05:06:02.500Z|${fixtureId(9)}`)).toEqual([fixtureId(2), fixtureId(1)])
    expect(await idsAfter(`2026-03-04T05:06:02.500Z|${fixtureId(2)}`)).toEqual([fixtureId(1)])
    expect(await idsAfter('2026-03-04T05:06:02.500Z', 'asc')).toEqual([fixtureId(3)])
    const { backwardsCursor } = await server.result(threadListResult, 'thread/list', { limit: 1 })
    expect(backwardsCursor).toBe('2026-03-04T05:06:03.499Z')
    expect(await idsAfter(backwardsCursor ?? '', 'asc')).toEqual([fixtureId(3)])
    for (const bad of ['nope', '', '2026-03-04', '2026-03-04T05:06:03Z|x', 'a|b|c', '2026-13-41T99:99:99Z']) {
      expect(await server.error('thread/list', { cursor: bad })).toEqual([-32600, `invalid cursor: ${bad}`])
    }
  })

  it('brings the limit into its bounds', async () => {
    const server = await TestServer.ready(homeWith(...Array.from({ length: 110 }, (_, i) => i)))
    const count = async (limit?: number | null) =>
      (await server.result(threadListResult, 'thread/list', { limit })).data.length
    expect([await count(0), await count(3), await count(), await count(null), await count(999)]).toEqual([
      1, 3, 25, 25, 100,
    ])
  })

  it('sees new threads, and a home that went away has none', async () => {
    const home = homeWith(1)
    const server = await TestServer.ready(home)
    const count = async () => (await server.result(threadListResult, 'thread/list', {})).data.length
    expect(await count()).toBe(1)
    writeRollout(home, minimalThread({ id: fixtureId(2), timestamp: AT }))
    expect(await count()).toBe(2)
    rmSync(home, { recursive: true })
    expect(await count()).toBe(0)
    expect(server.reported).toEqual([])
  })

  it('has Skein’s own facts only for who asks', async () => {
    const home = homeWith(1)
    writeRollout(home, { ...minimalThread({ id: fixtureId(2), timestamp: AT, source: 'exec' }), archived: true })
    const server = await TestServer.ready(home)
    const list = async (params: object) => (await server.result(threadListResult, 'thread/list', params)).data
    expect((await list({})).map(thread => 'skein' in thread)).toEqual([false])
    expect((await list({ skein: {} })).map(thread => thread.skein?.canOpen)).toEqual([true])
    expect((await list({ skein: { all: true } })).map(thread => thread.id)).toEqual([fixtureId(2), ID])
    expect((await list({ archived: false, skein: { all: true } })).map(thread => thread.id)).toEqual([ID])
  })
})

describe('histories', () => {
  it('are refused from the moment that the file is no longer legacy', async () => {
    const home = homeWith(1)
    const server = await TestServer.ready(home)
    const read = { threadId: ID, includeTurns: true }
    expect(await server.error('thread/read', read)).toBeNull()
    writeRollout(home, minimalPaginatedThread({ id: ID, timestamp: AT }))
    for (const [method, params] of [
      ['thread/read', read],
      ['thread/turns/list', { threadId: ID }],
    ] as const) {
      const { error } = await server.call(method, params)
      expect(error).toMatchObject({
        code: -32601,
        message: 'paginated_threads is not supported yet',
        data: { historyMode: 'paginated', historyModeRaw: 'paginated' },
      })
    }
    const { thread } = await server.result(threadReadResult, 'thread/read', { threadId: ID })
    expect(thread).toMatchObject({ historyMode: 'paginated', turns: [] })
  })

  it('have rebuilt items only for who asks', async () => {
    const home = temporaryHome()
    const records = [functionCall('c1', 'shell', { command: ['ls'] }), functionCallOutput('c1', 'beds')]
    writeRollout(home, minimalThread({ id: ID, timestamp: AT, records }))
    const server = await TestServer.ready(home)
    const items = async (skein?: object) =>
      (
        await server.result(threadReadResult, 'thread/read', { threadId: ID, includeTurns: true, skein })
      ).thread.turns.flatMap(turn => turn.items.map(item => [item.type, item.skein?.reconstructed]))
    expect(await items()).toEqual([['userMessage', undefined]])
    expect(await items({ reconstructed: true })).toEqual([
      ['userMessage', false],
      ['commandExecution', true],
    ])
  })

  it('come in pages, the last turn first', async () => {
    const home = temporaryHome()
    const more = ['two', 'three'].flatMap(text => [userMessageEvent(text), agentMessageEvent(`${text}!`)])
    writeRollout(home, minimalThread({ id: ID, timestamp: AT, preview: 'one', records: more }))
    const server = await TestServer.ready(home)
    const page = (params: object) =>
      server.result(threadTurnsListResult, 'thread/turns/list', { threadId: ID, ...params })
    const first = await page({ limit: 2 })
    expect(first.data.map(turn => [turn.id, turn.itemsView, turn.items.length])).toEqual([
      ['rollout-5', 'summary', 2],
      ['rollout-3', 'summary', 2],
    ])
    expect(first.nextCursor).toBe('{"turnId":"rollout-3","includeAnchor":false}')
    expect(first.backwardsCursor).toBe('{"turnId":"rollout-5","includeAnchor":true}')
    const rest = await page({ cursor: first.nextCursor, itemsView: 'full' })
    expect([rest.data.map(turn => turn.id), rest.nextCursor]).toEqual([['rollout-2'], null])
    const bare = await page({ sortDirection: 'asc', itemsView: 'notLoaded', limit: 1 })
    expect(bare.data).toMatchObject([{ id: 'rollout-2', items: [], itemsView: 'notLoaded' }])
    expect(await server.error('thread/turns/list', { threadId: ID, cursor: 'x' })).toEqual([
      -32600,
      'invalid cursor: x',
    ])
    const gone = '{"turnId":"gone","includeAnchor":true}'
    expect(await server.error('thread/turns/list', { threadId: ID, cursor: gone })).toEqual([
      -32600,
      'invalid cursor: anchor turn is no longer present',
    ])
  })
})
