import { describe, expect, it } from 'vitest'
import { fixtureId } from '../../../fixtures/ids.ts'
import type { Json, JsonObject } from '../../../fixtures/json.ts'
import { type HeadOptions, sessionMeta, threadSpawnSource } from '../../../fixtures/records/head.ts'
import { line } from '../../../fixtures/records/line.ts'
import { bareHead } from '../../../fixtures/records/pre-envelope.ts'
import { type HistoryMode, rawMode } from '../../../shared/history-mode.ts'
import { onlyLine } from '../testing.ts'
import { type Head, parseHead } from './head.ts'

const id = fixtureId(1)
const timestamp = '2026-03-04T05:06:07.890Z'

function headLine(options: Partial<HeadOptions> = {}): JsonObject {
  return line(sessionMeta({ id, timestamp, ...options }), { timestamp })
}

function head(options: Partial<HeadOptions> = {}): Head | null {
  return parseHead(onlyLine(headLine(options)))
}

const mode = (content: JsonObject | string): HistoryMode | undefined => parseHead(onlyLine(content))?.mode

describe('the mode of a head', () => {
  it.each<[Json, string, string]>([
    ['legacy', 'legacy', 'legacy'],
    ['paginated', 'paginated', 'paginated'],
    ['Legacy', 'unknown', 'Legacy'],
    ['PAGINATED', 'unknown', 'PAGINATED'],
    ['', 'unknown', ''],
    [' legacy', 'unknown', ' legacy'],
    ['streamed', 'unknown', 'streamed'],
    ['[redacted]', 'unknown', '[redacted]'],
    [null, 'unknown', 'null'],
    [7, 'unknown', '7'],
    [false, 'unknown', 'false'],
    [['legacy'], 'unknown', '["legacy"]'],
    [{ paginated: null }, 'unknown', '{"paginated":null}'],
  ])('%j is %s', (value, kind, raw) => {
    const found = head({ historyMode: value })?.mode
    expect([found?.kind, found === undefined ? null : rawMode(found)]).toEqual([kind, raw])
  })

  it('is legacy where the head says nothing', () => {
    expect(head()?.mode).toEqual({ kind: 'legacy' })
  })

  it('is found behind instructions of real size', () => {
    for (const size of [18_000, 22_470, 30_000, 500_000]) {
      expect(mode(headLine({ baseInstructions: size, historyMode: 'paginated' }))).toEqual({ kind: 'paginated' })
    }
  })

  it('is not taken from text that only looks like it', () => {
    const text = 'Write "history_mode":"paginated" and {"payload":{"history_mode":"paginated"}} into the head.'
    expect(mode(headLine({ baseInstructions: text }))).toEqual({ kind: 'legacy' })
    const deeper = headLine({ extra: { context_window: { history_mode: 'paginated' } }, historyMode: 'legacy' })
    expect(mode(deeper)).toEqual({ kind: 'legacy' })
  })

  it('is unknown where the head has a base or an ordinal, but for what says so itself', () => {
    const base = { thread_id: fixtureId(2), end_ordinal_exclusive: 4, end_byte_offset: 100 }
    expect(head({ historyBase: base })?.mode).toMatchObject({ kind: 'unknown', reason: 'history-base' })
    expect(head({ historyBase: base })?.baseId).toBe(fixtureId(2))
    expect(head({ extra: { history_base: null } })?.mode).toMatchObject({ kind: 'unknown', reason: 'history-base' })
    expect(mode({ ...headLine(), ordinal: 0 })).toMatchObject({ kind: 'unknown', reason: 'ordinals' })
    expect(mode({ ...headLine({ historyMode: 'paginated', historyBase: base }), ordinal: 46 })).toEqual({
      kind: 'paginated',
    })
  })
})

describe('a head that states its mode twice', () => {
  const twice = { kind: 'unknown', raw: 'unreadable head', reason: 'head-unreadable' }
  const text = JSON.stringify(headLine({ historyMode: 'legacy' }))

  it.each([
    ['paginated, then legacy', text.replace('"history_mode"', '"history_mode":"paginated","history_mode"')],
    ['legacy twice', text.replace('"history_mode"', '"history_mode":"legacy","history_mode"')],
    ['once with escapes', text.replace('"history_mode"', String.raw`"history_mode":"paginated","history\u005fmode"`)],
    ['in two payloads', text.replace('"payload":', '"payload":{"history_mode":"paginated"},"payload":')],
    [
      'in two payloads, one with escapes',
      text.replace('"payload":', String.raw`"payload":{"history_mode":"paginated"},"paylo\u0061d":`),
    ],
  ])('is not believed: %s', (_, content) => {
    expect(JSON.parse(content).payload.history_mode).toBe('legacy')
    expect(mode(content)).toEqual(twice)
  })

  it('is not believed before the envelope either', () => {
    const bare = JSON.stringify({ ...bareHead({ id, timestamp }), history_mode: 'legacy' })
    expect(mode(bare)).toEqual({ kind: 'legacy' })
    expect(mode(bare.replace('"history_mode"', '"history_mode":"paginated","history_mode"'))).toEqual(twice)
  })
})

describe('what is no head', () => {
  it.each([
    ['not JSON', 'no json at all', 'head-unreadable'],
    ['cut off', JSON.stringify(headLine()).slice(0, 90), 'head-unreadable'],
    ['an array', '[]', 'head-unreadable'],
    ['null', 'null', 'head-unreadable'],
    ['a payload that is text', '{"timestamp":"x","type":"session_meta","payload":"text"}', 'head-unreadable'],
    ['a payload that is null', '{"timestamp":"x","type":"session_meta","payload":null}', 'head-unreadable'],
    ['no payload', '{"timestamp":"x","type":"session_meta"}', 'head-unreadable'],
    ['an object of no kind', '{"hello":1}', 'head-unreadable'],
    ['a bare item', '{"type":"message","role":"user","content":[]}', 'head-missing'],
    [
      'an envelope with a type that is no text',
      '{"type":["session_meta"],"id":"x","payload":{"history_mode":"paginated"}}',
      'head-unreadable',
    ],
  ])('%s is refused for good', (_, content, reason) => {
    expect(parseHead(onlyLine(content))?.mode).toMatchObject({ kind: 'unknown', reason })
  })

  it('is any other record: the head may follow', () => {
    expect(parseHead(onlyLine({ timestamp, type: 'event_msg', payload: {} }))).toBeNull()
  })
})

describe('what a head says', () => {
  it('is kept in the protocol’s spelling', () => {
    const found = head({
      sessionId: fixtureId(3),
      forkedFromId: fixtureId(2).toUpperCase(),
      cwd: '/home/dev/garden',
      originator: 'codex_vscode',
      cliVersion: '0.144.6',
      threadSource: 'user',
      agentNickname: 'Fern',
      agentRole: 'reviewer',
      modelProvider: 'openai',
      git: { commit_hash: 'abc', branch: 'main', repository_url: 'https://example.com/g.git' },
    })
    expect(found).toMatchObject({
      generation: 'enveloped',
      id,
      sessionId: fixtureId(3),
      forkedFromId: fixtureId(2),
      parentThreadId: null,
      createdAt: Date.parse(timestamp),
      cwd: '/home/dev/garden',
      originator: 'codex_vscode',
      cliVersion: '0.144.6',
      threadSource: 'user',
      agentNickname: 'Fern',
      agentRole: 'reviewer',
      modelProvider: 'openai',
      git: { sha: 'abc', branch: 'main', originUrl: 'https://example.com/g.git' },
    })
  })

  it.each<[Json | undefined, unknown]>([
    ['cli', 'cli'],
    ['vscode', 'vscode'],
    ['exec', 'exec'],
    ['mcp', 'appServer'],
    ['something else', 'unknown'],
    [null, 'unknown'],
    [{ custom: 'atlas' }, { custom: 'atlas' }],
    [{ subagent: 'review' }, { subAgent: 'review' }],
    [{ internal: 'memory_consolidation' }, 'unknown'],
  ])('the source %j is %j', (stored, shown) => {
    expect(stored === undefined ? null : head({ source: stored })?.source).toEqual(shown)
  })

  it('takes a missing source for vscode and an older name of the role', () => {
    expect(head({ omit: ['source'] })?.source).toBe('vscode')
    expect(head({ extra: { agent_type: 'worker' } })?.agentRole).toBe('worker')
    expect(head({ agentRole: 'reviewer', extra: { agent_type: 'worker' } })?.agentRole).toBe('reviewer')
  })

  it('finds the parent of a sub-agent in its source', () => {
    const parent = fixtureId(9)
    const found = head({ source: threadSpawnSource(parent.toUpperCase(), { path: '/root/a' }) })
    expect(found?.parentThreadId).toBe(parent)
    expect(found?.source).toMatchObject({ subAgent: { thread_spawn: { agent_path: '/root/a' } } })
  })

  it('reads the time of the oldest heads, and does without one', () => {
    const created = (text: string) => parseHead(onlyLine(bareHead({ id, timestamp: text })))?.createdAt
    expect(created('2025-06-07T08-09-10')).toBe(Date.UTC(2025, 5, 7, 8, 9, 10))
    expect(created('2025-06-07T08:09:10.123Z')).toBe(Date.UTC(2025, 5, 7, 8, 9, 10, 123))
    expect(created('some day')).toBeNull()
  })

  it('is poor before the envelope', () => {
    const bare = bareHead({ id: id.toUpperCase(), timestamp, git: { branch: 'main' } })
    expect(parseHead(onlyLine(bare))).toMatchObject({
      generation: 'pre-envelope',
      mode: { kind: 'legacy' },
      id,
      source: 'unknown',
      git: { sha: null, branch: 'main', originUrl: null },
    })
  })
})
