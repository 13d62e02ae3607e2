import { describe, expect, it } from 'vitest'
import { testTurn } from '../../../fixtures/turn-summary.ts'
import type { TurnSummary } from '../../../shared/turn.ts'
import { LANE } from './lanes.ts'
import { itemTimes } from './times.ts'
import { buildTrack, hasTimes } from './track.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
/** Unix ms. */
const T = 1_800_000_000_000

function turn(itemCount: number, more: Partial<TurnSummary> = {}): TurnSummary {
  return testTurn({ itemCount, ...more })
}

/** Items as letter and seconds from T; a second number is when it ended. Null is no time. */
function marks(...items: readonly (readonly [string, number | null, number?])[]) {
  const at = (seconds: number | null) => (seconds === null ? 0 : T + seconds * SECOND)
  return {
    kinds: items.map(([letter]) => letter).join(''),
    outcomes: '.'.repeat(items.length),
    startedAt: items.map(([, start]) => at(start)),
    endedAt: items.map(([, start, end]) => at(end ?? start)),
  }
}

describe('times of a file', () => {
  it('stand as they are where they go on', () => {
    const { start, end } = itemTimes([T, T + 5, T + 5], [T, T + 9, T + 2])
    expect([...start]).toEqual([T, T + 5, T + 5])
    expect([...end]).toEqual([T, T + 9, T + 5])
  })

  it('leave out the few that contradict the many', () => {
    const { start } = itemTimes([T, T + 9e12, T + 1, T + 2, 5, T + 3, 0], [0, 0, 0, 0, 0, 0, 0])
    expect([...start]).toEqual([T, Number.NaN, T + 1, T + 2, Number.NaN, T + 3, Number.NaN])
  })

  it('do not believe an end that is years later', () => {
    expect([...itemTimes([T, T + 10], [T + 9e11, T + 10]).end]).toEqual([T, T + 10])
  })

  it('survive anything', () => {
    const odd = [Number.NaN, -1, Number.POSITIVE_INFINITY, 0, 1e308]
    expect(itemTimes(odd, odd).start).toHaveLength(5)
    expect(itemTimes([], []).start).toHaveLength(0)
  })
})

describe('what the time of a turn went into', () => {
  const track = buildTrack({
    turns: [turn(6)],
    marks: marks(['u', 0], ['r', 10], ['n', 12], ['c', 15, 40], ['a', 50], ['f', 52, 53]),
  })
  const [only] = track.turns

  it('is thinking and writing up to their records, and calls from first record to last', () => {
    expect(only?.spent[LANE.thinking]).toBe(10 * SECOND)
    expect(only?.spent[LANE.commands]).toBe(25 * SECOND)
    expect(only?.spent[LANE.writing]).toBe(10 * SECOND)
    expect(only?.spent[LANE.files]).toBe(1 * SECOND)
  })

  it('adds up to the turn with the rest that nothing is told of', () => {
    const spent = only?.spent.reduce((sum, ms) => sum + ms, 0) ?? 0
    expect(only?.idle).toBe(7 * SECOND)
    expect(spent + (only?.idle ?? 0)).toBe((only?.end ?? 0) - (only?.start ?? 0))
  })

  it('counts calls that ran side by side once', () => {
    const both = buildTrack({ turns: [turn(3)], marks: marks(['u', 0], ['c', 0, 30], ['c', 10, 40]) })
    expect(both.turns[0]?.spent[LANE.commands]).toBe(40 * SECOND)
    expect(both.turns[0]?.idle).toBe(0)
  })

  it('is waiting where nothing came for very long', () => {
    const away = buildTrack({ turns: [turn(2)], marks: marks(['u', 0], ['a', 3 * 3600]) })
    expect(away.turns[0]?.spent[LANE.writing]).toBe(0)
    expect(away.turns[0]?.pauses).toEqual([{ from: T, to: T + 180 * MINUTE }])
  })
})

describe('turns', () => {
  it('follow each other and never overlap', () => {
    const track = buildTrack({
      turns: [turn(2), turn(2, { startedAt: T / SECOND + 20, completedAt: T / SECOND + 90 }), turn(1)],
      marks: marks(['u', 0], ['c', 5, 400], ['u', 20], ['a', 30], ['u', 100]),
    })
    expect(track.turns.map(({ start, end }) => [start - T, end - T].map(ms => ms / SECOND))).toEqual([
      [0, 20],
      [20, 90],
      [0 - T, 1 - T].map(ms => ms / SECOND),
    ])
    expect(track.turns[2]?.byTime).toBe(false)
    expect(track.turns[2]?.began).toBe(T + 100 * SECOND)
  })

  it('stand in the order of their items where all carry one time', () => {
    const track = buildTrack({
      turns: [turn(3), turn(2)],
      marks: marks(['u', 7], ['c', 7], ['a', 7], ['u', 8], ['a', 20]),
    })
    expect(track.turns.map(({ byTime }) => byTime)).toEqual([false, true])
    expect([...track.from.slice(0, 3)]).toEqual([0, 1, 2])
    expect([...track.to.slice(0, 3)]).toEqual([1, 2, 3])
  })

  it('are drawn without any times', () => {
    const track = buildTrack({ turns: [turn(2), turn(0)], marks: marks(['u', null], ['a', null]) })
    expect(hasTimes(track)).toBe(false)
    expect(track.turns.map(({ start, end }) => [start, end])).toEqual([
      [0, 2],
      [0, 1],
    ])
  })

  it('without items have their own times', () => {
    const track = buildTrack({
      turns: [turn(0, { startedAt: T / SECOND, completedAt: T / SECOND + 60 })],
      marks: marks(),
    })
    expect(track.turns[0]).toMatchObject({ byTime: true, start: T, end: T + MINUTE, idle: MINUTE })
  })
})
