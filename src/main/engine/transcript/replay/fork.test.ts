import { describe, expect, it } from 'vitest'
import { fixtureId } from '../../../../fixtures/ids.ts'
import { sessionMeta } from '../../../../fixtures/records/head.ts'
import type { RolloutRecord } from '../../../../fixtures/records/line.ts'
import {
  agentMessageEvent,
  environmentContext,
  userMessageEvent,
  userMessageItem,
} from '../../../../fixtures/records/messages.ts'
import { tokenCount, usage } from '../../../../fixtures/records/tokens.ts'
import { rolledBack, turnCompleted, turnStarted } from '../../../../fixtures/records/turns.ts'
import { enveloped } from '../../../../fixtures/thread.ts'
import { tell } from '../../testing-transcript.ts'
import { passFactsOf } from '../pass-facts.ts'
import { timeOfId } from './fork.ts'

const BORN = Date.UTC(2026, 2, 4, 5, 6, 7, 500)
const iso = (ms: number) => new Date(BORN + ms).toISOString()
const at = (ms: number, ...records: RolloutRecord[]) => records.map(record => enveloped(record, iso(ms)))
const turnId = (label: string, ms: number) => fixtureId(label, BORN + ms)
const turn = (id: string, startedAt?: number) => [
  turnStarted(id, startedAt),
  userMessageItem(environmentContext('/', '2026-03-04')),
  userMessageEvent('Dig'),
  turnCompleted(id),
]
const own = sessionMeta({
  id: fixtureId('fork', BORN),
  timestamp: iso(0),
  forkedFromId: fixtureId('source', BORN - 5000),
})
const source = sessionMeta({ id: fixtureId('source', BORN - 5000), timestamp: iso(-5000) })
const count = (total: number, last: number) => tokenCount({ total: usage(total, 0, 0, 0), last: usage(last, 0, 0, 0) })

const inherited = async (...lines: ReturnType<typeof at>) => {
  const { outline } = await tell(lines)
  expect(outline.problemCount).toBe(0)
  return outline.turns.map(one => one.inherited)
}

describe('a fork', () => {
  it('inherits the turns that are older than itself, by their ids', async () => {
    const lines = [
      ...at(3, own, source, ...turn(turnId('a', -4000)), ...turn(turnId('b', -1))),
      ...at(4, ...turn(turnId('c', 4)), ...turn(turnId('d', -3000))),
    ]
    expect(await inherited(...lines)).toEqual([true, true, false, false])
  })

  it('inherits by the start of turns whose ids tell no time, and else by the pause before its own', async () => {
    const second = Math.floor(BORN / 1000)
    const lines = [...at(3, own, source, ...turn('a', second - 9)), ...at(5, ...turn('b', second + 1))]
    expect(await inherited(...lines)).toEqual([true, false])
    const unnamed = (text: string) => [userMessageEvent(text), agentMessageEvent('Yes.')]
    const copied = [
      ...at(3, own, source),
      ...at(4, ...unnamed('One'), ...unnamed('Two')),
      ...at(9000, ...unnamed('Mine')),
    ]
    expect(await inherited(...copied)).toEqual([true, true, false])
  })

  it('that was forked once more inherits from both', async () => {
    const older = sessionMeta({ id: fixtureId('first', BORN - 9000), timestamp: iso(-9000) })
    const lines = at(
      3,
      own,
      source,
      older,
      ...turn(turnId('a', -8000)),
      ...turn(turnId('b', -4000)),
      ...turn(turnId('c', 9)),
    )
    expect(await inherited(...lines)).toEqual([true, true, false])
  })

  it('counts its own turns and tokens only; those taken back are turns no more, but were paid for', async () => {
    const counted = (id: string, total: number, last: number) => [
      ...turn(id).slice(0, -1),
      count(total, last),
      turnCompleted(id),
    ]
    const { outline } = await tell([
      ...at(3, own, source, ...counted(turnId('a', -4000), 700, 700)),
      ...at(9, ...counted(turnId('b', 9), 800, 100), ...counted(turnId('c', 99), 1000, 200), rolledBack(1)),
    ])
    expect(outline.tokens).toBe(1000)
    expect(passFactsOf(outline)).toMatchObject({ turnCount: 1, tokens: 300, lastTurn: 'completed' })
  })
})

describe('a thread that is no fork', () => {
  it('inherits nothing, also where its own head comes again or its ids are old', async () => {
    const again = sessionMeta({ id: fixtureId('fork', BORN), timestamp: iso(0) })
    expect(await inherited(...at(3, own, again, ...turn(turnId('a', -4000))))).toEqual([false])
    expect(await inherited(...at(3, ...turn(turnId('a', -4000)), own))).toEqual([false])
  })
})

describe('timeOfId', () => {
  it('reads ids of version 7 alone', () => {
    expect(timeOfId(fixtureId(1, BORN))).toBe(BORN)
    for (const id of [null, '', 'item-1', '3f2504e0-4f89-41d3-9a0c-0305e82c3301']) expect(timeOfId(id)).toBeNull()
  })
})
