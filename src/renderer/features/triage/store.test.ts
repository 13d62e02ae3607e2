import { expect, it } from 'vitest'
import type { TriageEntry } from '../../../shared/ipc/triage.ts'
import { knownBy, knownIn, stateOf } from './store.ts'

const entry = (more: Partial<TriageEntry>): TriageEntry => ({
  homeId: 1,
  threadId: 'a',
  check: 'not-utf8',
  state: 'known',
  changedAt: 0,
  ...more,
})
const entries = [
  entry({ homeId: null, threadId: null }),
  entry({ threadId: null }),
  entry({}),
  entry({ threadId: 'b', check: null, state: 'done' }),
]

it('tells what is known apart from how far one is with threads', () => {
  expect(knownIn(entries)).toHaveLength(3)
  expect(knownIn(null)).toEqual([])
  expect(stateOf(entries, { homeId: 1, id: 'b' })).toBe('done')
  expect(stateOf(entries, { homeId: 2, id: 'b' })).toBe('open')
})

it('names what makes a problem known, the narrowest first', () => {
  const by = (homeId: number, threadId: string | null) =>
    knownBy(entries, { check: 'not-utf8', homeId, threadId }).map(one => [one.homeId, one.threadId])
  expect(by(1, 'a')).toEqual([
    [1, 'a'],
    [1, null],
    [null, null],
  ])
  expect(by(2, 'a')).toEqual([[null, null]])
  expect(by(1, null)).toEqual([
    [1, null],
    [null, null],
  ])
  expect(knownBy(entries, { check: 'other', homeId: 1, threadId: 'a' })).toEqual([])
})
