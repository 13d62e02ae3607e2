import { renameSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { appendLines } from '../../../fixtures/grow.ts'
import { fixtureId } from '../../../fixtures/ids.ts'
import {
  applyPatchCall,
  customToolCall,
  execCommandCall,
  functionCall,
  functionCallOutput,
  shellCall,
  updatePlanCall,
  webSearchCall,
} from '../../../fixtures/records/calls.ts'
import { line, type RolloutRecord } from '../../../fixtures/records/line.ts'
import {
  agentMessageEvent,
  agentReasoningEvent,
  assistantMessageItem,
  reasoningItem,
  userMessageEvent,
  userMessageItem,
} from '../../../fixtures/records/messages.ts'
import { execCommandEnd, mcpToolCallEnd, patchApplyEnd, webSearchEnd } from '../../../fixtures/records/results.ts'
import { agentMessageItem, compacted, exitedReview, reviewOutput } from '../../../fixtures/records/thread-events.ts'
import { tokenCount } from '../../../fixtures/records/tokens.ts'
import { errorEvent, turnCompleted, turnStarted } from '../../../fixtures/records/turns.ts'
import { enveloped, forkOf, minimalPaginatedThread, minimalThread } from '../../../fixtures/thread.ts'
import { type RolloutSpec, writeRollout, writeThreadNames } from '../../../fixtures/write.ts'
import { IndexWriter } from '../index/writer.ts'
import { Scanner } from '../scan/scanner.ts'
import { never } from '../testing.ts'
import { IndexedHome } from '../testing-index.ts'
import { indexHits } from './testing-search.ts'

const timestamp = '2026-03-04T05:06:07.890Z'
const id = (n: number) => fixtureId(n)

/** @returns the path below the home. */
function put(indexed: IndexedHome, spec: RolloutSpec): string {
  return relative(indexed.home, writeRollout(indexed.home, spec).path)
}

/** A scanned home of one thread with these records from line 4 on. */
async function homeOf(...records: RolloutRecord[]): Promise<IndexedHome> {
  const indexed = new IndexedHome()
  put(indexed, minimalThread({ id: id(1), timestamp, records: [turnStarted('t1'), ...records] }))
  await indexed.scan()
  return indexed
}

const diff = '@@ -1 +1 @@\n-zlast\n+zherring\n'
const done = { turnId: 't1', changes: { '/x/a.ts': { type: 'update', unified_diff: diff, move_path: null } } } as const

describe('texts', () => {
  it.each([
    ['prompt', userMessageEvent('look at zherring')],
    ['prompt', userMessageItem('look at zherring')],
    ['answer', agentMessageEvent('it is zherring')],
    ['answer', assistantMessageItem('it is zherring')],
    ['reasoning', agentReasoningEvent('maybe zherring')],
    ['reasoning', reasoningItem(['maybe zherring'])],
    ['command', execCommandCall('c1', 'rg -n zherring')],
    ['command', shellCall('c1', ['bash', '-lc', 'rg -n zherring'])],
    [
      'command',
      execCommandEnd('c1', {
        turnId: 't1',
        command: ['rg', 'zherring'],
        output: '',
        cwd: '/x',
        exitCode: 0,
        seconds: 1,
      }),
    ],
    ['file', applyPatchCall('c1', '*** Begin Patch\n*** Update File: a.ts\n@@\n+zherring\n*** End Patch')],
    ['file', patchApplyEnd('c1', done)],
    ['tool', functionCall('c1', 'mcp__sea__fish', { kind: 'zherring' })],
    ['tool', customToolCall('c1', 'zherring', 'const x = 1')],
    ['tool', mcpToolCallEnd('c1', { server: 's', tool: 't', result: 'zherring' })],
    ['webSearch', webSearchCall('c1', { type: 'search', query: 'zherring' })],
    ['webSearch', webSearchEnd('c1', 'zherring')],
    ['plan', updatePlanCall('c1', [{ step: 'find zherring', status: 'pending' }])],
    ['agent', agentMessageItem('root', 'gauge', 'zherring')],
    ['note', compacted('we spoke of zherring')],
    ['note', exitedReview(reviewOutput('zherring'))],
    ['note', errorEvent('no zherring')],
  ] satisfies [string, RolloutRecord][])('of the kind %s are found', async (kind, record) => {
    const indexed = await homeOf(record)
    expect(indexHits(indexed.db, 'ZHerring')).toEqual([`${kind}:5`])
  })

  it('tell the output of a command from that of a tool', async () => {
    const indexed = await homeOf(
      execCommandCall('c1', 'ls'),
      functionCallOutput('c1', 'zherring'),
      functionCall('c2', 'fish', {}),
      functionCallOutput('c2', 'zherring'),
    )
    expect(indexHits(indexed.db, 'zherring')).toEqual(['commandOutput:6', 'toolOutput:8'])
  })

  it('hold beginning and end of an output, and the file of the rest nowhere', async () => {
    const output = `zfirst ${'word '.repeat(2000)} zmiddle ${'word '.repeat(2000)} zlast`
    const indexed = await homeOf(execCommandCall('c1', 'ls'), functionCallOutput('c1', output))
    const found = ['zfirst', 'zmiddle', 'zlast'].map(word => indexHits(indexed.db, word).length)
    expect(found).toEqual([1, 0, 1])
  })

  it('that the file holds twice are found once', async () => {
    const indexed = await homeOf(
      userMessageItem('about zherring'),
      userMessageEvent('about zherring'),
      reasoningItem(['zherring then']),
      agentReasoningEvent('zherring then'),
      agentMessageEvent('yes zherring'),
      assistantMessageItem('yes zherring'),
      applyPatchCall('c1', '*** Begin Patch\n*** Update File: a.ts\n@@\n+zherring\n*** End Patch'),
      patchApplyEnd('c1', done),
      webSearchCall('c2', { type: 'search', query: 'zherring' }),
      webSearchEnd('ws_2', 'zherring'),
      turnCompleted('t1'),
    )
    const hits = indexHits(indexed.db, 'zherring')
    expect(hits.map(hit => hit.split(':')[0]).toSorted()).toEqual([
      'answer',
      'file',
      'prompt',
      'reasoning',
      'webSearch',
    ])
  })

  it('of a fork tell what is inherited', async () => {
    const indexed = new IndexedHome()
    const source = minimalThread({
      id: id(1),
      timestamp,
      records: [turnStarted('t1', 1), agentMessageEvent('old zherring')],
    })
    const later = { id: id(2), timestamp: '2026-03-05T05:06:07.890Z' }
    const own = [turnStarted('t2', Date.parse(later.timestamp) / 1000 + 60), agentMessageEvent('new zherring')]
    put(indexed, forkOf(source, later, own))
    await indexed.scan()
    expect(indexHits(indexed.db, 'zherring')).toEqual(['answer:6 inherited', 'answer:8'])
  })
})

describe('refused threads', () => {
  it('are found by their names alone', async () => {
    const indexed = new IndexedHome()
    const secret = { id: id(1), timestamp, preview: 'Catch fish', records: [agentMessageEvent('zherring')] }
    put(indexed, minimalPaginatedThread({ ...secret, cwd: '/home/dev/zharbour' }))
    put(indexed, minimalThread({ ...secret, id: id(2), historyMode: 'streamed' }))
    writeThreadNames(indexed.home, [{ id: id(1), name: 'The zmackerel', at: timestamp }])
    await indexed.scan()
    expect(indexHits(indexed.db, 'zherring')).toEqual([])
    expect(indexHits(indexed.db, 'zmackerel')).toEqual(['name'])
    expect(indexHits(indexed.db, 'zharbour')).toEqual(['name'])
    expect(indexHits(indexed.db, id(2))).toEqual(['name'])
  })

  it('that were legacy lose their text at once, and then from the index itself', async () => {
    const indexed = new IndexedHome()
    const thread = { id: id(1), timestamp, records: [agentMessageEvent('zherring')] }
    const path = put(indexed, minimalThread(thread))
    put(indexed, minimalThread({ ...thread, id: id(2) }))
    await indexed.scan()
    expect(indexHits(indexed.db, 'zherring')).toHaveLength(2)
    put(indexed, minimalThread({ ...thread, historyMode: 'paginated' }))
    await indexed.scan('heads')
    expect(indexHits(indexed.db, 'zherring')).toHaveLength(1)
    await indexed.refresh(path)
    expect(indexed.db.prepare('SELECT count(*) FROM text_ranges').pluck().get()).toBe(1)
  })

  it('whose ordinals come late lose what was written of them before', async () => {
    const indexed = new IndexedHome()
    const filler = Array.from({ length: 30 }, (_, i) => agentMessageEvent(`zherring ${'x '.repeat(50_000)} ${i}`))
    const numbered = line(tokenCount(), { timestamp, ordinal: 33 })
    put(indexed, minimalThread({ id: id(1), timestamp, records: [...filler, numbered] }))
    await indexed.scan()
    expect(indexHits(indexed.db, 'zherring')).toEqual([])
    expect(indexed.texts()).not.toContain('zherring')
  })
})

const firsts = (indexed: IndexedHome) => indexed.db.prepare('SELECT first, count FROM text_ranges ORDER BY first').all()

describe('the index of texts', () => {
  it('takes in again what a file of other bytes holds, though it is longer', async () => {
    const indexed = new IndexedHome()
    put(indexed, minimalThread({ id: id(1), timestamp, records: [agentMessageEvent('zherring')] }))
    await indexed.scan()
    put(
      indexed,
      minimalThread({
        id: id(1),
        timestamp,
        records: [agentMessageEvent('zsalmon'), agentMessageEvent('and more of it')],
      }),
    )
    await indexed.scan()
    expect(['zherring', 'zsalmon'].map(word => indexHits(indexed.db, word))).toEqual([[], ['answer:4']])
  })

  it('forgets files that are gone', async () => {
    const indexed = await homeOf(agentMessageEvent('zherring'))
    rmSync(join(indexed.home, 'sessions'), { recursive: true })
    await indexed.scan()
    expect(indexHits(indexed.db, 'zherring')).toEqual([])
    expect(indexHits(indexed.db, id(1))).toEqual([])
    expect(indexed.texts()).not.toContain('zherring')
  })

  it('has a file once, whether it has grown, moved or was only looked at', async () => {
    const indexed = new IndexedHome()
    const spec = minimalThread({ id: id(1), timestamp, records: [turnStarted('t1'), agentMessageEvent('zherring')] })
    const path = put(indexed, spec)
    await indexed.scan()
    await indexed.refresh(path)
    appendLines(indexed.home, join(indexed.home, path), [enveloped(agentMessageEvent('zherring again'), timestamp)])
    const before = firsts(indexed)
    await indexed.scan()
    expect(indexHits(indexed.db, 'zherring').toSorted()).toEqual(['answer:5', 'answer:6'])
    // Only what came is written; what was there stays where it is.
    expect(firsts(indexed)).toEqual(expect.arrayContaining(before))
    expect(firsts(indexed)).toHaveLength(before.length + 1)
    const moved = put(indexed, { ...spec, archived: true })
    renameSync(join(indexed.home, path), join(indexed.home, moved))
    await indexed.scan()
    expect(indexHits(indexed.db, 'zherring').sort()).toEqual(['answer:5', 'answer:6'])
  })

  it('goes on after a scan that was stopped', async () => {
    const indexed = new IndexedHome()
    for (let n = 1; n <= 5; n++)
      put(indexed, minimalThread({ id: id(n), timestamp, records: [agentMessageEvent('zherring')] }))
    const controller = new AbortController()
    indexed.watch = progress => {
      if (progress.filesRead === 2) controller.abort(new Error('enough'))
    }
    await expect(indexed.scan('all', controller.signal)).rejects.toThrow('enough')
    expect(indexHits(indexed.db, 'zherring')).toHaveLength(2)
    await indexed.scan()
    expect(indexHits(indexed.db, 'zherring')).toHaveLength(5)
  })

  it('is made anew when another part of outputs is wanted', async () => {
    const output = `zfirst ${'word '.repeat(200)} zmiddle ${'word '.repeat(200)}`
    const indexed = await homeOf(execCommandCall('c1', 'ls'), functionCallOutput('c1', output))
    expect(indexHits(indexed.db, 'zmiddle')).toEqual([])
    const events = { progress: () => {}, changed: () => {} }
    const scanner = new Scanner(new IndexWriter(indexed.db), indexed.dataDir, events, { outputChars: 16_000 })
    expect(indexHits(indexed.db, 'zfirst')).toEqual([])
    expect(indexHits(indexed.db, id(1))).toEqual(['name'])
    await scanner.scan([{ path: indexed.home, origin: 'argument' }], 'all', never)
    expect(indexHits(indexed.db, 'zmiddle')).toEqual(['commandOutput:6'])
  })
})
