import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { legacyLines } from '../../../../fixtures/dialects/legacy.ts'
import { encodeLine, type FixtureLine } from '../../../../fixtures/encode.ts'
import { fixtureId } from '../../../../fixtures/ids.ts'
import { execCommandCall, execCommandText, functionCallOutput, shellCall } from '../../../../fixtures/records/calls.ts'
import { sessionMeta } from '../../../../fixtures/records/head.ts'
import type { RolloutRecord } from '../../../../fixtures/records/line.ts'
import { agentMessageEvent, userMessageEvent, userMessageItem } from '../../../../fixtures/records/messages.ts'
import { patchApplyEnd } from '../../../../fixtures/records/results.ts'
import { compacted } from '../../../../fixtures/records/thread-events.ts'
import { rolledBack, turnCompleted, turnStarted } from '../../../../fixtures/records/turns.ts'
import type { Script } from '../../../../fixtures/script.ts'
import { enveloped, restamped } from '../../../../fixtures/thread.ts'
import { parseLine } from '../../rollout/record.ts'
import type { OutlineTurn } from '../outline.ts'
import { Replay } from './replay.ts'

const timestamp = '2026-03-04T05:06:07.000Z'
const say = { kind: 'say' as const, text: 'Planted.' }
const script: Script = {
  head: { id: fixtureId(1), timestamp, cwd: '/home/dev/garden' },
  turns: [
    {
      steps: [
        { kind: 'user', text: 'Plant beans' },
        { kind: 'reasoning', text: '**Beds**' },
        { kind: 'command', line: 'ls', output: 'beds\n', exitCode: 1 },
        { kind: 'patch', files: [{ path: 'beds.txt', add: 'beans\n' }] },
        { kind: 'search', query: 'beans' },
        { kind: 'mcp', server: 's', tool: 't', result: 'fine' },
        { kind: 'compact', summary: 'Beans were planted.' },
        say,
      ],
    },
    { review: 'the beds', explanation: 'Straight rows.', findings: [] },
    { steps: [{ kind: 'user', text: 'Water them' }, say], end: 'failed' },
    { steps: [{ kind: 'user', text: 'And peas' }, say], end: 'interrupted' },
  ],
}
const LINES: readonly FixtureLine[] = [
  ...legacyLines(script),
  ...[
    rolledBack(1),
    rolledBack(2),
    userMessageItem('Plant beans'),
    userMessageEvent('And now?'),
    compacted(''),
    agentMessageEvent('Planted.'),
    turnStarted('t'),
    turnCompleted('t'),
    shellCall('c', ['ls']),
    functionCallOutput('c', 'beds'),
  ].map(record => enveloped(record, timestamp)),
]

function feed(replay: Replay, lines: readonly FixtureLine[], first = 1): void {
  for (const [i, content] of lines.entries()) {
    const bytes = encodeLine(content)
    const line = { number: first + i, offset: 0, length: bytes.length, bytes, whole: true, terminated: true }
    const parsed = parseLine(line, false)
    if (parsed.kind === 'record') replay.add(parsed.record, line)
  }
}

function replayOf(lines: readonly FixtureLine[]): Replay {
  const replay = new Replay()
  feed(replay, lines)
  return replay
}

const told = (...records: RolloutRecord[]) => records.map(record => enveloped(record, timestamp))
/** What must stay as it is: the row of turns, and in each the ids in their order. */
const frozen = (turns: readonly OutlineTurn[]) =>
  structuredClone(turns.map(turn => ({ ...turn, items: turn.items.map(item => item.id) })))

describe('a replay', () => {
  it('goes on after a snapshot as if there had been none, and changes none that it gave', () => {
    const lines = fc.array(fc.constantFrom(...LINES), { maxLength: 60 })
    fc.assert(
      fc.property(lines, fc.array(fc.nat(60), { maxLength: 4 }), (chosen, cuts) => {
        const replay = new Replay()
        const given: [readonly OutlineTurn[], unknown][] = []
        let from = 0
        for (const cut of [...cuts, chosen.length].sort((a, b) => a - b)) {
          feed(replay, chosen.slice(from, cut), from + 1)
          from = Math.max(from, Math.min(cut, chosen.length))
          const turns = replay.finish()
          given.push([turns, frozen(turns)])
        }
        expect(replay.finish()).toEqual(replayOf(chosen).finish())
        for (const [turns, before] of given) expect(frozen(turns)).toEqual(before)
      }),
      { numRuns: 300 },
    )
  })

  it('gives turns that did not change again as they are', () => {
    const replay = replayOf(told(turnStarted('t1'), userMessageEvent('One'), turnCompleted('t1'), turnStarted('t2')))
    const [first, second] = replay.finish()
    feed(replay, told(userMessageEvent('Two')), 5)
    const after = replay.finish()
    expect(after[0]).toBe(first)
    expect(after[1]).not.toBe(second)
    expect([second?.items.length, after[1]?.items.length]).toEqual([0, 1])
  })

  it('keeps ids and places of what is there while a file grows by one record after the other', () => {
    const lines = legacyLines(script)
    const replay = new Replay()
    let known: string[] = []
    for (const [i, line] of lines.entries()) {
      feed(replay, [line], i + 1)
      const ids = replay.finish().flatMap(turn => turn.items.map(item => item.id))
      // A message that is told twice has its last id with its second record.
      const settled = known.slice(0, -1)
      expect(ids.slice(0, settled.length)).toEqual(settled)
      expect(ids.length).toBeGreaterThanOrEqual(known.length)
      known = ids
    }
    expect(known.length).toBeGreaterThan(10)
  })

  it('says which turn is open, and calls it interrupted as Codex does', () => {
    const replay = replayOf(told(turnStarted('t1'), userMessageEvent('One')))
    expect(replay.finish()).toMatchObject([{ open: true, status: 'interrupted' }])
    feed(replay, told(turnCompleted('t1')), 3)
    expect(replay.finish()).toMatchObject([{ open: false, status: 'completed' }])
    feed(replay, told(turnStarted('t2'), turnStarted('t3')), 4)
    expect(replay.finish().map(turn => turn.open)).toEqual([false, false, true])
  })

  it('tells late what came of a call, in its place', () => {
    const replay = replayOf(told(turnStarted('t1'), execCommandCall('c', 'make'), agentMessageEvent('Running.')))
    const [before] = replay.finish()
    const marks = () => replay.finish().flatMap(turn => turn.items.map(item => `${item.id}${item.outcome}`))
    expect(marks()).toEqual(['c?', 'item-1.'])
    feed(replay, told(functionCallOutput('c', execCommandText('', 2, 1))), 4)
    expect(marks()).toEqual(['cx', 'item-1.'])
    feed(replay, told(patchApplyEnd('c', { turnId: 't1', changes: {}, status: 'declined' })), 5)
    expect(marks()).toEqual(['cd', 'item-1.'])
    expect(before?.items.map(item => item.id)).toEqual(['c', 'item-1'])
  })
})

describe('marks', () => {
  it('have the times of the first and the last record', () => {
    const at = (second: number, record: RolloutRecord) => enveloped(record, `2026-03-04T05:06:0${second}.000Z`)
    const replay = replayOf([
      at(0, sessionMeta({ id: fixtureId(1), timestamp })),
      at(1, turnStarted('t1')),
      at(2, execCommandCall('c', 'ls')),
      at(5, functionCallOutput('c', 'beds')),
      restamped(enveloped(userMessageEvent('Two'), timestamp), 'yesterday'),
    ])
    const ms = (second: number) => Date.UTC(2026, 2, 4, 5, 6, second)
    expect(replay.finish()[0]?.items).toMatchObject([
      { startedAt: ms(2), endedAt: ms(5) },
      { startedAt: 0, endedAt: 0 },
    ])
  })
})
