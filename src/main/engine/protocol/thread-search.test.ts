import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { fixtureId } from '../../../fixtures/ids.ts'
import { execCommandCall, functionCallOutput } from '../../../fixtures/records/calls.ts'
import { line, type RolloutRecord } from '../../../fixtures/records/line.ts'
import {
  agentMessageEvent,
  agentReasoningEvent,
  assistantMessageItem,
  developerMessageItem,
  userMessageEvent,
  userMessageItem,
} from '../../../fixtures/records/messages.ts'
import { tokenCount } from '../../../fixtures/records/tokens.ts'
import { temporaryHome } from '../../../fixtures/testing.ts'
import { minimalPaginatedThread, minimalThread } from '../../../fixtures/thread.ts'
import { writeRollout, writeThreadNames } from '../../../fixtures/write.ts'
import { IndexWriter } from '../index/writer.ts'
import { Scanner } from '../scan/scanner.ts'
import { never } from '../testing.ts'
import { threadSearchResult } from './schemas.ts'
import { TestServer } from './testing.ts'

const day = (n: number) => `2026-03-${String(n).padStart(2, '0')}T05:06:07.890Z`
const put = (home: string, n: number, ...records: RolloutRecord[]) =>
  writeRollout(home, minimalThread({ id: fixtureId(n), timestamp: day(n), records })).path

/** Servers on a home whose files nobody has read, and on one that the background has read. */
async function servers(home: string): Promise<TestServer[]> {
  const fresh = await TestServer.ready(home)
  const indexed = await TestServer.ready(home)
  const scanner = new Scanner(new IndexWriter(indexed.store.db), temporaryHome(), {
    progress: () => {},
    changed: () => {},
  })
  await scanner.scan(indexed.store.homes, 'all', never)
  return [fresh, indexed]
}

async function search(server: TestServer, searchTerm: string, more: object = {}): Promise<[number, string][]> {
  const { data } = await server.result(threadSearchResult, 'thread/search', { searchTerm, ...more })
  const days = new Map(Array.from({ length: 31 }, (_, n) => [fixtureId(n), n]))
  return data.map(({ thread, snippet }) => [days.get(thread.id) ?? -1, snippet])
}

describe('thread/search', () => {
  it('finds a part of prompts and answers, case ignored, and of nothing else', async () => {
    const home = temporaryHome()
    put(home, 1, userMessageEvent('Where are the HERRINGS?'))
    put(home, 2, agentMessageEvent('Überherringe'))
    put(home, 3, userMessageItem('## My request for Codex: the herring'), assistantMessageItem('no'))
    put(home, 4, execCommandCall('c', 'rg herring'), functionCallOutput('c', 'herring'), agentReasoningEvent('herring'))
    put(home, 5, developerMessageItem('herring'))
    put(home, 6, userMessageItem('<environment_context>\n  <cwd>/herring</cwd>\n</environment_context>'))
    put(home, 7, userMessageEvent('# IDE context: herring\n## My request for Codex:\nsalmon'))
    put(home, 8, agentMessageEvent('her ring'))
    writeThreadNames(home, [{ id: fixtureId(8), name: 'herring', at: day(8) }])
    for (const server of await servers(home)) {
      expect(await search(server, 'rRing')).toEqual([
        [6, '<environment_context> <cwd>/herring</cwd> </environment_context>'],
        [3, '## My request for Codex: the herring'],
        [2, 'Überherringe'],
        [1, 'Where are the HERRINGS?'],
      ])
      expect(await search(server, ' überh ')).toEqual([[2, 'Überherringe']])
      expect(await search(server, 'the herring')).toHaveLength(2)
      expect(await search(server, 'are the h')).toHaveLength(1)
      expect(await search(server, '?')).toEqual([[1, 'Where are the HERRINGS?']])
      expect(await search(server, 'salmo')).toEqual([[7, 'salmon']])
    }
  })

  it('answers with one line around the first place', async () => {
    const home = temporaryHome()
    const [before, after] = ['b'.repeat(60), 'a'.repeat(120)]
    put(home, 1, agentMessageEvent(`${before}\n\n the  Herring\t${after}`))
    const [server] = await servers(home)
    expect(await search(server ?? (await TestServer.ready(home)), 'herring')).toEqual([
      [1, `... ${'b'.repeat(43)} the Herring ${'a'.repeat(95)} ...`],
    ])
  })

  it('sorts and pages as the list does', async () => {
    const home = temporaryHome()
    for (let n = 1; n <= 5; n++) put(home, n, agentMessageEvent(n === 3 ? 'salmon' : 'herring'))
    for (const server of await servers(home)) {
      expect((await search(server, 'herring', { sortDirection: 'asc' })).map(([n]) => n)).toEqual([1, 2, 4, 5])
      const first = await server.result(threadSearchResult, 'thread/search', { searchTerm: 'herring', limit: 3 })
      expect(first.data.map(({ thread }) => thread.id)).toEqual([5, 4, 2].map(n => fixtureId(n)))
      const next = { limit: 3, cursor: first.nextCursor }
      expect((await search(server, 'herring', next)).map(([n]) => n)).toEqual([1])
      expect(await search(server, 'herring', { archived: true })).toEqual([])
    }
  })

  it('wants a term and a cursor that is one', async () => {
    const server = await TestServer.ready(temporaryHome())
    const blank = [-32600, 'thread/search requires a non-empty searchTerm']
    expect(await server.error('thread/search', { searchTerm: ' \n' })).toEqual(blank)
    expect(await server.error('thread/search', { searchTerm: 'x', cursor: 'y' })).toEqual([-32600, 'invalid cursor: y'])
    expect((await server.error('thread/search', {}))?.[0]).toBe(-32602)
  })

  it('never looks into threads that must not be opened, whatever the index knows', async () => {
    const home = temporaryHome()
    const records = [agentMessageEvent('herring')]
    writeRollout(home, minimalPaginatedThread({ id: fixtureId(1), timestamp: day(1), preview: 'herring', records }))
    writeRollout(
      home,
      minimalThread({
        id: fixtureId(2),
        timestamp: day(2),
        records: [...records, line(tokenCount(), { timestamp: day(2), ordinal: 9 })],
      }),
    )
    const path = put(home, 3, ...records)
    for (const server of await servers(home)) expect(await search(server, 'herring')).toEqual([[3, 'herring']])
    const [, indexed] = await servers(home)
    const text = readFileSync(path, 'utf8')
    writeFileSync(path, text.replace('"payload":{', '"payload":{"history_mode":"paginated",'))
    expect(await search(indexed ?? (await TestServer.ready(home)), 'herring')).toEqual([])
  })
})
