import { describe, expect, it } from 'vitest'
import { temporaryHome } from '../../../fixtures/testing.ts'
import { caseId } from './conformance/case.ts'
import { unlistedCases } from './conformance/file-cases.ts'
import { archivedIds, CASE_NAME, listedCases, writeConformanceHome } from './conformance/home.ts'
import { protocolThread, threadListResult, threadReadResult } from './schemas.ts'
import { TestServer } from './testing.ts'

// The same threads are compared with a real client by `npm run conformance`.

const EVERY_SOURCE = { sourceKinds: ['cli', 'vscode', 'exec', 'appServer', 'subAgent', 'unknown'], limit: 100 }
const REFUSED = 'paginated_threads is not supported yet'

async function server(): Promise<TestServer> {
  const home = temporaryHome()
  writeConformanceHome(home)
  return TestServer.ready(home)
}

const list = async (of: TestServer, params: object) =>
  (await of.result(threadListResult, 'thread/list', params)).data.map(thread => thread.id)

describe('thread/read answers as Codex 0.143 does', () => {
  it.each(listedCases.map(one => [one.name, one] as const))('%s', async (_, { spec, turns }) => {
    const of = await server()
    const params = { threadId: spec.id, includeTurns: true }
    if (turns === null) expect(await of.error('thread/read', params)).toEqual([-32601, REFUSED])
    else expect((await of.result(threadReadResult, 'thread/read', params)).thread.turns).toEqual(turns)
  })

  it('tells what only a reading of the thread itself tells', async () => {
    const of = await server()
    const read = async (number: number) =>
      (await of.result(threadReadResult, 'thread/read', { threadId: caseId(number) })).thread
    expect(await read(52)).toMatchObject({ forkedFromId: caseId(50), sessionId: caseId(52), turns: [] })
    expect(await read(51)).toMatchObject({ parentThreadId: caseId(50), threadSource: 'subagent', agentRole: 'digger' })
    expect((await read(1)).name).toBe('Plant beans')
  })
})

describe('thread/list answers as Codex 0.143 does', () => {
  it('has the threads that Codex lists, and no others', async () => {
    const of = await server()
    const newestFirst = listedCases
      .map(one => one.spec.id)
      .sort()
      .reverse()
    // Custom clients are of no kind that can be asked for; they come with the interactive ones.
    const wanted = newestFirst.filter(id => !archivedIds.has(id) && id !== caseId(56))
    expect(await list(of, EVERY_SOURCE)).toEqual(wanted)
    expect(await list(of, { ...EVERY_SOURCE, archived: true })).toEqual([...archivedIds])
  })

  it('has the fields of a thread as lists have them', async () => {
    const of = await server()
    const { data } = await of.result(threadListResult, 'thread/list', { ...EVERY_SOURCE, archived: true })
    expect(data).toEqual([
      {
        id: caseId(53),
        extra: null,
        sessionId: caseId(53),
        forkedFromId: null,
        parentThreadId: null,
        preview: 'Rake',
        ephemeral: false,
        historyMode: 'legacy',
        modelProvider: 'openai',
        createdAt: Date.UTC(2026, 2, 4, 5, 59, 7) / 1000,
        updatedAt: Date.UTC(2026, 2, 4, 5, 59, 7) / 1000,
        recencyAt: Date.UTC(2026, 2, 4, 5, 59, 7) / 1000,
        status: { type: 'notLoaded' },
        path: `${of.store.homes[0]?.path}/archived_sessions/rollout-2026-03-04T05-59-07-${caseId(53)}.jsonl`,
        cwd: '/home/dev/garden',
        cliVersion: '0.142.5',
        source: 'vscode',
        threadSource: null,
        agentNickname: null,
        agentRole: null,
        gitInfo: { sha: 'abc123', branch: 'main', originUrl: 'https://example.com/garden.git' },
        name: null,
        turns: [],
      },
    ])
  })

  it('takes previews, names and sources from where Codex takes them', async () => {
    const of = await server()
    const { data } = await of.result(threadListResult, 'thread/list', { limit: 100 })
    const facts = (number: number) => {
      const thread = protocolThread.parse(data.find(one => one.id === caseId(number)))
      return [thread.preview, thread.name, thread.source, thread.modelProvider, thread.parentThreadId]
    }
    expect(facts(1)).toEqual(['Plant beans', null, 'cli', 'fixture', null])
    expect(facts(2)).toEqual(['Plant beans', CASE_NAME, 'cli', 'fixture', null])
    expect(facts(56)).toEqual(['Chat', null, { custom: 'chatgpt' }, 'openai', null])
    expect(facts(57)[0]).toBe('Feed the village')
    expect(facts(58)[0]).toBe('[Image]')
    expect(facts(59)[0]).toBe('Weed')
  })

  it('filters by source', async () => {
    const of = await server()
    const interactive = await list(of, { limit: 100 })
    expect(interactive).not.toContain(caseId(51))
    expect(interactive).not.toContain(caseId(54))
    expect(interactive).toContain(caseId(56))
    expect(await list(of, { limit: 100, sourceKinds: [] })).toEqual(interactive)
    expect(await list(of, { sourceKinds: ['subAgent'] })).toEqual([caseId(55), caseId(51)])
    expect(await list(of, { sourceKinds: ['subAgentThreadSpawn'] })).toEqual([caseId(51)])
    expect(await list(of, { sourceKinds: ['subAgentReview', 'exec'] })).toEqual([caseId(55), caseId(54)])
    expect(await list(of, { sourceKinds: ['subAgentOther', 'subAgentCompact', 'appServer', 'unknown'] })).toEqual([])
  })

  it('filters by family, folder, provider and words', async () => {
    const of = await server()
    const some = EVERY_SOURCE
    expect(await list(of, { parentThreadId: caseId(50) })).toEqual([caseId(55), caseId(51)])
    expect(await list(of, { ancestorThreadId: caseId(50), sourceKinds: ['subAgentReview'] })).toEqual([caseId(55)])
    expect(await list(of, { ...some, cwd: [] })).toEqual([])
    expect(await list(of, { ...some, cwd: ['/elsewhere'] })).toEqual([])
    expect(await list(of, { ...some, cwd: '/home/dev/../dev/garden/' })).toEqual(await list(of, some))
    expect(await list(of, { modelProviders: ['openai'] })).toEqual([caseId(56)])
    expect(await list(of, { ...some, searchTerm: 'where to plant' })).toEqual([caseId(2)])
    expect(await list(of, { ...some, searchTerm: 'WHERE TO PLANT' })).toEqual([])
  })
})

describe('what Codex does not list', () => {
  it.each(unlistedCases.map(one => [one.name, one] as const))('%s', async (_, { spec, turns, raw }) => {
    const of = await server()
    expect(await list(of, EVERY_SOURCE)).not.toContain(spec.id)
    const { data } = await of.result(threadListResult, 'thread/list', { limit: 100, skein: { all: true } })
    const thread = data.find(one => one.id === spec.id)
    expect(thread?.skein).toMatchObject({ historyModeRaw: raw, canOpen: turns !== null })
    const read = await of.result(threadReadResult, 'thread/read', { threadId: spec.id })
    expect(read.thread).toMatchObject({ id: spec.id, turns: [] })
    if (turns !== null) return
    const text = raw === 'paginated' ? REFUSED : `thread history mode \`${raw}\` is not supported yet`
    for (const method of ['thread/turns/list', 'thread/resume', 'thread/fork', 'thread/items/list']) {
      expect(await of.error(method, { threadId: spec.id })).toEqual([-32601, text])
    }
    expect(await of.error('thread/read', { threadId: spec.id, includeTurns: true })).toEqual([-32601, text])
  })
})
