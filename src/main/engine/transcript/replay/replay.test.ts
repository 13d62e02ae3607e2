import { describe, expect, it } from 'vitest'
import { event, type RolloutRecord } from '../../../../fixtures/records/line.ts'
import { agentMessageEvent, userMessageEvent, userMessageItem } from '../../../../fixtures/records/messages.ts'
import { compacted, contextCompacted } from '../../../../fixtures/records/thread-events.ts'
import { rateLimits, tokenCount, usage } from '../../../../fixtures/records/tokens.ts'
import {
  errorEvent,
  rolledBack,
  turnAborted,
  turnCompleted,
  turnContext,
  turnStarted,
} from '../../../../fixtures/records/turns.ts'
import { tellRecords } from '../../testing-transcript.ts'
import { protocolTurns, toSummary } from '../turns.ts'

const user = userMessageEvent
const say = agentMessageEvent

/** Turns in short: id, status, and the types and ids of the items. */
async function turns(...records: RolloutRecord[]) {
  const { outline, items } = await tellRecords(...records)
  return outline.turns.map((turn, i) => [
    turn.id,
    turn.status,
    ...(items[i] ?? []).map(item => `${item?.type} ${item?.id}`),
  ])
}

describe('turns that the file does not name', () => {
  it('begin with each prompt, and are named after the record that opens them', async () => {
    expect(await turns(user('One'), say('Yes.'), user('Two'), say('Yes.'))).toEqual([
      ['rollout-1', 'completed', 'userMessage item-1', 'agentMessage item-2'],
      ['rollout-3', 'completed', 'userMessage item-3', 'agentMessage item-4'],
    ])
  })

  it('begin with whatever comes first', async () => {
    expect(await turns(say('Hello.'), user('One'))).toEqual([
      ['rollout-1', 'completed', 'agentMessage item-1'],
      ['rollout-2', 'completed', 'userMessage item-2'],
    ])
  })

  it('count only records that Codex replays', async () => {
    const dropped = [event('exec_command_end', { call_id: 'a' }), event('agent_message', {}), event('weather', {})]
    expect(await turns(...dropped, userMessageItem('x'), user('One'))).toEqual([
      ['rollout-2', 'completed', 'userMessage line-5', 'userMessage item-1'],
    ])
  })

  it('hold a compaction, and the prompt that follows it', async () => {
    expect(await turns(user('One'), compacted('summary'), contextCompacted(), user('Two'))).toEqual([
      ['rollout-1', 'completed', 'userMessage item-1', 'contextCompaction item-2'],
      ['rollout-4', 'completed', 'userMessage item-3'],
    ])
    expect(await turns(compacted('summary'), user('One'))).toEqual([
      ['rollout-1', 'completed', 'contextCompaction line-2', 'userMessage item-1'],
    ])
    expect(await turns(compacted('summary'))).toEqual([['rollout-1', 'completed', 'contextCompaction line-2']])
  })
})

describe('turns that the file names', () => {
  it('take in every prompt, and end with their own end', async () => {
    const end = turnCompleted('t1', { completedAt: 9, durationMs: 1500 })
    const { outline } = await tellRecords(turnStarted('t1', 7), user('One'), user('Wait'), say('Yes.'), end)
    expect(outline.turns).toMatchObject([
      { id: 't1', status: 'completed', startedAt: 7, completedAt: 9, durationMs: 1500, explicit: true, prompt: 'One' },
    ])
    expect(outline.turns[0]?.items).toHaveLength(3)
  })

  it('are interrupted when they are stopped or never end', async () => {
    expect(await turns(turnStarted('t1'), user('One'), turnAborted('t1'), turnStarted('t2'))).toEqual([
      ['t1', 'interrupted', 'userMessage item-1'],
      ['t2', 'interrupted'],
    ])
    expect(await turns(turnStarted('t1'), turnAborted(null), turnCompleted('t1'))).toEqual([['t1', 'interrupted']])
  })

  it('are left alone by the late end of another', async () => {
    const [first, second] = await turns(
      turnStarted('t1'),
      turnStarted('t2'),
      user('Two'),
      turnCompleted('t1', { completedAt: 1 }),
      say('Still t2'),
      turnCompleted('t2'),
    )
    expect(first).toEqual(['t1', 'completed'])
    expect(second).toEqual(['t2', 'completed', 'userMessage item-1', 'agentMessage item-2'])
  })

  it('are ended by an end of no known id', async () => {
    expect(await turns(turnStarted('t1'), turnCompleted('other'), user('One'))).toEqual([
      ['t1', 'completed'],
      ['rollout-3', 'completed', 'userMessage item-1'],
    ])
  })

  it('fail by an error in them, which the app-server does not tell', async () => {
    const { outline, items } = await tellRecords(
      errorEvent('before'),
      turnStarted('t1'),
      errorEvent('stream lost'),
      turnCompleted('t1'),
    )
    const [before, turn] = outline.turns
    expect(before).toMatchObject({ own: true, failure: null, items: [{ outcome: 'x' }] })
    expect(items[0]).toMatchObject([{ type: 'marker', marker: 'error', text: 'before' }])
    expect(turn?.status).toBe('completed')
    expect(turn && toSummary(turn)).toMatchObject({
      status: 'failed',
      error: { message: 'stream lost', codexErrorInfo: 'other' },
    })
    for (const info of ['thread_rollback_failed', { active_turn_not_steerable: { turn_kind: 'review' } }]) {
      const harmless = await tellRecords(turnStarted('t1'), errorEvent('x', info), turnCompleted('t1'))
      expect(harmless.outline.turns[0]?.failure).toBeNull()
    }
  })
})

describe('a rollback', () => {
  const three = [1, 2, 3].flatMap(n => [turnStarted(`t${n}`), user(`Prompt ${n}`), say('Yes.'), turnCompleted(`t${n}`)])

  it('marks the last turns, and Codex counts on from what is left', async () => {
    const { outline, items } = await tellRecords(...three, rolledBack(2), turnStarted('t4'), user('Again'))
    expect(outline.turns.map(turn => [turn.id, turn.rolledBack])).toEqual([
      ['t1', false],
      ['t2', true],
      ['t3', true],
      ['t4', false],
    ])
    expect(items.map(of => of.map(item => item?.id))).toEqual([
      ['item-1', 'item-2'],
      ['item-3', 'item-4'],
      ['item-5', 'item-6'],
      ['item-3~1'],
    ])
    const left = protocolTurns(outline, false).map(one => [one.turn.id, ...one.items.map(item => item.id)])
    expect(left).toEqual([
      ['t1', 'item-1', 'item-2'],
      ['t4', 'item-3'],
    ])
  })

  it('may take back all, none, and the open one', async () => {
    const kept = async (...records: RolloutRecord[]) => {
      const { outline } = await tellRecords(...records)
      return [outline.turns.length, protocolTurns(outline, false).map(({ turn }) => turn.id)]
    }
    expect(await kept(...three, rolledBack(99), user('Again'))).toEqual([4, ['rollout-14']])
    expect(await kept(...three, rolledBack(0))).toEqual([3, ['t1', 't2', 't3']])
    expect(await kept(turnStarted('t1'), user('One'), rolledBack(1))).toEqual([1, []])
  })

  it('makes a turn unknown to what comes later, but for an older one of the same id', async () => {
    const late = (id: string) => [turnCompleted(id, { completedAt: 9 }), user('Next')]
    const { outline } = await tellRecords(turnStarted('t'), turnStarted('t'), rolledBack(1), ...late('t'))
    expect(outline.turns).toMatchObject([{ completedAt: 9 }, { completedAt: null, rolledBack: true }, { own: false }])
  })
})

describe('tokens and settings', () => {
  it('are those of each turn, a repeated count once', async () => {
    const count = (total: number) => tokenCount({ total: usage(total, 0, 0, 0) })
    const { outline } = await tellRecords(
      turnStarted('t1'),
      turnContext({ cwd: '/', model: 'm1', effort: 'high', approvalPolicy: 'never' }),
      count(100),
      count(100),
      rateLimits(7),
      count(200),
      turnCompleted('t1'),
      turnStarted('t2'),
      turnContext({ cwd: '/', model: 'm2', approvalPolicy: { granular: {} }, sandboxPolicy: { type: 'read-only' } }),
    )
    expect(outline).toMatchObject({ tokens: 200, model: 'm2' })
    expect(outline.turns.map(toSummary)).toMatchObject([
      {
        model: 'm1',
        effort: 'high',
        approvalPolicy: 'never',
        sandbox: 'workspace-write',
        tokens: { input: 140, cachedInput: 20, output: 40, reasoningOutput: 10, total: 180 },
      },
      { model: 'm2', effort: null, approvalPolicy: 'granular', sandbox: 'read-only', tokens: null },
    ])
  })
})
