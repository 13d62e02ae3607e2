import { writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { encodeLines } from '../../../fixtures/encode.ts'
import { fixtureId } from '../../../fixtures/ids.ts'
import { execCommandCall, execCommandText, functionCall, functionCallOutput } from '../../../fixtures/records/calls.ts'
import { assistantMessageItem } from '../../../fixtures/records/messages.ts'
import { tokenCount, usage } from '../../../fixtures/records/tokens.ts'
import { turnAborted, turnCompleted, turnContext, turnStarted } from '../../../fixtures/records/turns.ts'
import { temporaryHome } from '../../../fixtures/testing.ts'
import { type MinimalThread, minimalPaginatedThread, minimalThread } from '../../../fixtures/thread.ts'
import { writeRollout } from '../../../fixtures/write.ts'
import type { SectionId, ThreadComparison } from '../../../shared/ipc/compare.ts'
import { TestEngine } from '../testing-engine.ts'

const timestamp = '2026-03-04T05:06:07.890Z'
const SECRET = 'quicksilver harbour'
const one = fixtureId('compare/one')
const two = fixtureId('compare/two')

const first: MinimalThread = {
  id: one,
  timestamp,
  cwd: '/home/dev/a',
  cliVersion: '0.144.0',
  records: [
    turnStarted('t'),
    turnContext({ cwd: '/home/dev/a', turnId: 't', model: 'm1', effort: 'high', approvalPolicy: 'never' }),
    execCommandCall('c1', 'ls'),
    functionCallOutput('c1', execCommandText('fine', 0, 1)),
    execCommandCall('c2', 'false'),
    functionCallOutput('c2', execCommandText(SECRET, 1, 1)),
    functionCall('c3', 'mcp__tides__ask', {}),
    functionCallOutput('c3', 'high at noon'),
    assistantMessageItem(SECRET),
    tokenCount({ total: usage(900, 300, 100, 40), last: usage(900, 300, 100, 40) }),
    turnCompleted('t', { durationMs: 5000 }),
  ],
}
const second: MinimalThread = {
  id: two,
  timestamp,
  cwd: '/home/dev/b',
  cliVersion: '0.150.1',
  records: [
    turnStarted('t'),
    turnContext({ cwd: '/home/dev/b', turnId: 't', model: 'm2', effort: 'high', approvalPolicy: 'never' }),
    execCommandCall('c1', 'ls'),
    functionCallOutput('c1', execCommandText('fine', 0, 1)),
    tokenCount({ total: usage(500, 300, 100, 40), last: usage(500, 300, 100, 40) }),
    turnAborted('t'),
  ],
}

function rows({ sections }: ThreadComparison, id: SectionId): unknown[] {
  const found = sections.find(section => section.id === id)
  return (found?.rows ?? []).map(({ name, part, a, b, verdict }) => [
    part === null ? name : `${name} ${part}`,
    a,
    b,
    verdict,
  ])
}

async function compare(write: (home: string) => void, change: (home: string) => void = () => {}) {
  const home = temporaryHome()
  write(home)
  const engine = await TestEngine.open([home])
  const [a] = (await engine.call('threads.resolve', { id: one })).threads
  const [b] = (await engine.call('threads.resolve', { id: two })).threads
  if (a === undefined || b === undefined) throw new Error('not listed')
  change(home)
  return engine.call('compare.threads', { a, b })
}

describe('two threads', () => {
  it('are compared by metadata, settings, outcome, items, tokens, tools and records', async () => {
    const found = await compare(home => {
      writeRollout(home, minimalThread(first))
      writeRollout(home, minimalThread(second))
    })
    expect([found.a.history, found.b.history]).toEqual(['read', 'read'])
    expect(rows(found, 'thread')).toEqual(
      expect.arrayContaining([
        ['History mode', 'legacy', 'legacy', 'same'],
        ['Release', '0.144.0', '0.150.1', 'differs'],
        ['Folder', '/home/dev/a', '/home/dev/b', 'differs'],
      ]),
    )
    expect(rows(found, 'settings')).toEqual([
      ['Model', 'm1', 'm2', 'differs'],
      ['Effort', 'high', 'high', 'same'],
      ['Approval', 'never', 'never', 'same'],
      ['Sandbox', 'workspace-write', 'workspace-write', 'same'],
      ['Context window tokens', '200000', '200000', 'same'],
    ])
    expect(rows(found, 'times')).toEqual(expect.arrayContaining([['In turns', 5000, null, 'differs']]))
    expect(rows(found, 'outcome')).toEqual(
      expect.arrayContaining([
        ['Last turn', 'completed', 'interrupted', 'differs'],
        ['Turns', 2, 2, 'same'],
        ['Turns completed', 2, 1, 'differs'],
        ['Turns interrupted', 0, 1, 'differs'],
      ]),
    )
    expect(rows(found, 'items')).toEqual(
      expect.arrayContaining([
        ['Commands', 2, 1, 'differs'],
        ['Commands failed', 1, 0, 'differs'],
        ['MCP calls', 1, 0, 'differs'],
      ]),
    )
    expect(rows(found, 'tokens')).toEqual([
      ['All tokens', 1000, 600, 'differs'],
      ['Input', 900, 500, 'differs'],
      ['Input of it cached', 300, 300, 'same'],
      ['Output', 100, 100, 'same'],
      ['Output of it reasoning', 40, 40, 'same'],
    ])
    expect(rows(found, 'tools')).toEqual(
      expect.arrayContaining([
        ['exec_command calls', 2, 1, 'differs'],
        ['exec_command failed', 1, 0, 'differs'],
        ['tides ask calls', 1, 0, 'differs'],
      ]),
    )
    expect(rows(found, 'records')).toEqual(expect.arrayContaining([['Lines', 14, 9, 'differs']]))
    expect(JSON.stringify(found)).not.toContain(SECRET)
  })

  it('are the same where the same thread is on both sides', async () => {
    const home = temporaryHome()
    writeRollout(home, minimalThread(first))
    const engine = await TestEngine.open([home])
    const [a] = (await engine.call('threads.resolve', { id: one })).threads
    if (a === undefined) throw new Error('not listed')
    const { sections } = await engine.call('compare.threads', { a, b: a })
    expect(sections.flatMap(section => section.rows).filter(row => row.verdict !== 'same')).toEqual([])
  })

  it('name the check of each problem, with its severity', async () => {
    const found = await compare(home => {
      writeRollout(home, minimalThread({ ...first, records: [...(first.records ?? []), '{"cut'] }))
      writeRollout(home, minimalThread(second))
    })
    expect(rows(found, 'problems')).toEqual(
      expect.arrayContaining([[expect.stringMatching(/ error$/), 1, 0, 'differs']]),
    )
  })
})

describe('the gate', () => {
  const refused = [
    ['paginated', minimalPaginatedThread(first), 'paginated_threads is not supported yet'],
    [
      'unknown',
      minimalThread({ ...first, historyMode: 'streamed' }),
      'thread history mode `streamed` is not supported yet',
    ],
  ] as const

  it.each(refused)('lets a %s thread take part with metadata and structure alone', async (_, spec, message) => {
    const found = await compare(home => {
      writeRollout(home, spec)
      writeRollout(home, minimalThread(second))
    })
    expect(found.a).toMatchObject({ history: 'refused', reason: message, indexed: true })
    expect(found.a.thread.skein.refusal).toMatchObject({ code: 'unsupported', rpcCode: -32601, message })
    expect(found.b.history).toBe('read')
    for (const id of ['settings', 'times', 'outcome', 'items', 'tokens', 'tools'] as const) {
      const section = found.sections.find(one => one.id === id)
      expect([id, section?.known]).toEqual([id, { a: false, b: true }])
      expect(section?.rows.every(row => row.a === null && row.verdict === 'unknown')).toBe(true)
    }
    expect(found.sections.find(section => section.id === 'records')?.known).toEqual({ a: true, b: true })
    expect(JSON.stringify(found)).not.toContain(SECRET)
  })

  it.each(refused)(
    'asks the file: a thread that has just turned %s keeps nothing of what was indexed',
    async (_, spec, message) => {
      const found = await compare(
        home => {
          writeRollout(home, minimalThread(first))
          writeRollout(home, minimalThread(second))
        },
        home => writeRollout(home, spec),
      )
      expect(found.a).toMatchObject({ history: 'refused', indexed: false })
      expect(found.a.reason).toBe(`changed since it was indexed: ${message}`)
      expect(found.a.thread.skein).toMatchObject({ read: false, turnCount: null, tokens: null, canOpen: false })
      expect(found.a.thread.skein.refusal).toMatchObject({ rpcCode: -32601, message, changed: true })
      const known = found.sections.filter(section => section.known.a).map(section => section.id)
      expect(known).toEqual(['thread'])
      expect(JSON.stringify(found)).not.toContain(SECRET)
    },
  )

  it('compares two refused threads by metadata and structure', async () => {
    const found = await compare(home => {
      writeRollout(home, minimalPaginatedThread(first))
      writeRollout(home, minimalThread({ ...second, historyMode: null }))
    })
    expect(found.sections.map(section => section.id)).toEqual(expect.arrayContaining(['thread', 'records']))
    expect(found.sections.every(section => ['thread', 'problems', 'records'].includes(section.id))).toBe(true)
  })
})

it('says of a thread whose file is gone that it cannot be read', async () => {
  const found = await compare(
    home => {
      writeRollout(home, minimalThread(first))
      writeRollout(home, minimalThread(second))
    },
    home => {
      const { path } = writeRollout(home, minimalThread(second))
      writeFileSync(path, encodeLines([]))
    },
  )
  expect(found.b.history).not.toBe('read')
  expect(found.b.reason).not.toBeNull()
})
