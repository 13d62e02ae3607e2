import { describe, expect, it } from 'vitest'
import { buildAxis, placeOf, positionOf, turnAtPlace, turnOfItem, valueAt } from './axis.ts'
import type { Pause, Track, TrackTurn } from './track.ts'

const MINUTE = 60_000

interface Given {
  readonly from: number
  readonly to: number
  readonly count?: number
  readonly pauses?: readonly Pause[]
  readonly byTime?: boolean
}

/** Turns from minute to minute. */
function track(...given: readonly Given[]): Track {
  let first = 0
  const turns = given.map(({ from, to, count = 1, pauses = [], byTime = true }, turn): TrackTurn => {
    const made = {
      turn,
      first,
      count,
      byTime,
      start: from * MINUTE,
      end: to * MINUTE,
      began: from,
      pauses,
      spent: [],
      idle: 0,
    }
    first += count
    return made
  })
  return { lanes: new Uint8Array(first), from: new Float64Array(first), to: new Float64Array(first), turns }
}

const width = (turn: { from: number; to: number } | undefined) => (turn?.to ?? 0) - (turn?.from ?? 0)

describe('the line', () => {
  it('runs from 0 to 1, turn after turn, as long as they lasted', () => {
    const axis = buildAxis(track({ from: 0, to: 10 }, { from: 11, to: 31 }))
    expect(axis.turns[0]?.from).toBe(0)
    expect(axis.turns[1]?.to).toBeCloseTo(1, 12)
    expect(axis.turns[1]?.from).toBeGreaterThan(axis.turns[0]?.to ?? 1)
    expect(width(axis.turns[1]) / width(axis.turns[0])).toBeCloseTo(2, 9)
  })

  it('draws long waits short and says which', () => {
    const axis = buildAxis(track({ from: 0, to: 10 }, { from: 600, to: 610 }, { from: 610.1, to: 620 }))
    expect(axis.shortWaits).toEqual([
      { from: axis.turns[0]?.to, to: axis.turns[1]?.from, ms: 590 * MINUTE, turns: [0, 1] },
    ])
    expect((axis.turns[1]?.from ?? 1) - (axis.turns[0]?.to ?? 0)).toBeLessThan(0.03)
  })

  it('draws a long wait within a turn short too', () => {
    const pauses = [{ from: 5 * MINUTE, to: 300 * MINUTE }]
    const axis = buildAxis(track({ from: 0, to: 305, pauses }))
    const [turn] = axis.turns
    expect(axis.shortWaits).toHaveLength(1)
    expect(turn && placeOf(turn, 5 * MINUTE)).toBeGreaterThan(0.4)
    expect(turn && placeOf(turn, 300 * MINUTE)).toBeLessThan(0.6)
  })

  it('gives the shortest turns and turns without times a place that can be hit', () => {
    const axis = buildAxis(track({ from: 0, to: 60 }, { from: 61, to: 61.0001 }, { from: 0, to: 3, byTime: false }))
    expect(width(axis.turns[1])).toBeGreaterThan(0.005)
    expect(width(axis.turns[2])).toBeGreaterThan(0.005)
    expect(axis.byTime).toBe(true)
  })

  it('stays in order with very many turns', () => {
    const axis = buildAxis(track(...Array.from({ length: 2000 }, (_, at) => ({ from: at * 100, to: at * 100 + 1 }))))
    for (const [at, turn] of axis.turns.entries()) {
      expect(turn.to).toBeGreaterThan(turn.from)
      expect(turn.from).toBeGreaterThanOrEqual(axis.turns[at - 1]?.to ?? 0)
    }
    // Waits never take more than a part of it.
    expect(axis.turns.reduce((sum, turn) => sum + width(turn), 0)).toBeGreaterThan(0.75)
  })

  it('leaves out turns that are not shown', () => {
    const axis = buildAxis(track({ from: 0, to: 1 }, { from: 1, to: 2 }, { from: 2, to: 3 }), turn => turn !== 1)
    expect(axis.turns.map(({ of }) => of.turn)).toEqual([0, 2])
  })

  it('goes by the number of items where there are no times', () => {
    const none = { from: 0, byTime: false }
    const axis = buildAxis(track({ ...none, to: 10 / MINUTE, count: 10 }, { ...none, to: 30 / MINUTE, count: 30 }))
    expect(axis.byTime).toBe(false)
    expect(width(axis.turns[1]) / width(axis.turns[0])).toBeCloseTo(3, 9)
    expect(axis.shortWaits).toEqual([])
  })

  it('can be empty', () => expect(buildAxis(track()).turns).toEqual([]))
})

describe('places', () => {
  const pauses = [{ from: 20 * MINUTE, to: 200 * MINUTE }]
  const axis = buildAxis(
    track({ from: 0, to: 210, pauses, count: 3 }, { from: 211, to: 212, count: 0 }, { from: 213, to: 220 }),
  )

  it('and values lead to each other', () => {
    for (const turn of axis.turns)
      for (const share of [0, 0.1, 0.5, 0.93, 1]) {
        const value = turn.of.start + share * (turn.of.end - turn.of.start)
        expect(valueAt(turn, placeOf(turn, value))).toBeCloseTo(value, 3)
      }
  })

  it('beyond a turn are its ends', () => {
    const [turn] = axis.turns
    expect(turn && placeOf(turn, -5)).toBe(0)
    expect(turn && placeOf(turn, 1e15)).toBe(turn?.to)
  })

  it('belong to turns', () => {
    expect(turnAtPlace(axis, 0)).toBe(0)
    expect(turnAtPlace(axis, 1)).toBe(2)
    expect(turnAtPlace(axis, axis.turns[1]?.from ?? 0)).toBe(1)
    expect(positionOf(axis, 2)).toBe(2)
    expect(positionOf(axis, 99)).toBe(2)
  })

  it('know the turn of an item, with empty turns between', () => {
    expect([0, 2, 3].map(item => turnOfItem(axis, item)?.of.turn)).toEqual([0, 0, 2])
    expect(turnOfItem(axis, 4)).toBeUndefined()
    const some = buildAxis(track({ from: 0, to: 1 }, { from: 1, to: 2 }), turn => turn === 1)
    expect(turnOfItem(some, 0)).toBeUndefined()
  })
})
