import { describe, expect, it } from 'vitest'
import { buildAxis } from './axis.ts'
import { ROOM, timeForm, timeLabels, turnLabels } from './labels.ts'
import { spanOfItems, spanOfTurn, spotAt, turnForKey } from './strand-place.ts'
import type { Track } from './track.ts'

/** Three turns of ten minutes with three, no and two items. */
const counts = [3, 0, 2]
const MINUTE = 60_000
const DAY = 1_800_000_000_000

const track: Track = (() => {
  let first = 0
  const turns = counts.map((count, turn) => {
    const start = DAY + turn * 11 * MINUTE
    const made = {
      turn,
      first,
      count,
      byTime: true,
      start,
      end: start + 10 * MINUTE,
      began: start,
      pauses: [],
      spent: [],
      idle: 0,
    }
    first += count
    return made
  })
  const begin = (turn: number, minute: number) => (turns[turn]?.start ?? 0) + minute * MINUTE
  return {
    lanes: new Uint8Array(5).fill(3),
    from: Float64Array.of(begin(0, 0), begin(0, 2), begin(0, 6), begin(2, 0), begin(2, 5)),
    to: Float64Array.of(begin(0, 1), begin(0, 5), begin(0, 9), begin(2, 4), begin(2, 10)),
    turns,
  }
})()
const axis = buildAxis(track)
const place = (item: number) => spanOfItems(axis, track, item, item)

describe('places and items', () => {
  it('lead to each other', () => {
    for (const item of [0, 1, 2, 3, 4]) {
      const span = place(item)
      const middle = ((span?.from ?? 0) + (span?.to ?? 0)) / 2
      expect(spotAt(axis, track, middle)).toEqual({ turn: item < 3 ? 0 : 2, item })
    }
  })

  it('between two items belong to the one before', () => {
    const between = ((place(1)?.to ?? 0) + (place(2)?.from ?? 0)) / 2
    expect(spotAt(axis, track, between)).toEqual({ turn: 0, item: 1 })
  })

  it('in an empty turn and at the ends lead somewhere too', () => {
    const span = spanOfTurn(axis, 1)
    expect(spotAt(axis, track, ((span?.from ?? 0) + (span?.to ?? 0)) / 2)).toEqual({ turn: 1, item: null })
    expect(spotAt(axis, track, 0)).toEqual({ turn: 0, item: 0 })
    expect(spotAt(axis, track, 1)).toEqual({ turn: 2, item: 4 })
  })

  it('in the wait between turns lead to the nearer one', () => {
    const [first, second] = axis.turns
    const gap = (share: number) => (first?.to ?? 0) + share * ((second?.from ?? 0) - (first?.to ?? 0))
    expect(spotAt(axis, track, gap(0.9))?.turn).toBe(1)
    expect(spotAt(axis, track, gap(0.1))?.turn).toBe(0)
  })

  it('frame what is on screen, over turns', () => {
    const frame = spanOfItems(axis, track, 1, 3)
    expect(frame?.from).toBe(place(1)?.from)
    expect(frame?.to).toBe(place(3)?.to)
    expect(
      spanOfItems(
        buildAxis(track, turn => turn === 0),
        track,
        3,
        4,
      ),
    ).toBeNull()
  })
})

describe('keys', () => {
  it.each([
    ['ArrowRight', 6],
    ['ArrowLeft', 4],
    ['PageUp', 13],
    ['PageDown', 0],
    ['Home', 0],
    ['End', 13],
    ['a', null],
  ])('%s', (key, to) => expect(turnForKey(key, 5, 13)).toBe(to))
})

describe('labels', () => {
  it('number the turns, the current one always', () => {
    expect(turnLabels(axis, { from: 0, to: 1 }, 600, null).map(({ text }) => text)).toEqual(['1', '2', '3'])
    expect(turnLabels(axis, { from: 0, to: 1 }, 14, 1).map(({ text }) => text)).toEqual(['2'])
  })

  it('tell the time of beginnings and of the end, and leave room between', () => {
    const labels = timeLabels(axis, { from: 0, to: 1 }, 600, ROOM.clock)
    expect(labels[0]).toMatchObject({ at: 0, ms: DAY, anchor: 'start' })
    expect(labels.at(-1)).toMatchObject({ anchor: 'end', ms: DAY + 32 * MINUTE })
    const edges = labels.map(({ at, anchor }) =>
      anchor === 'start' ? at : anchor === 'end' ? at - ROOM.clock : at - ROOM.clock / 2,
    )
    for (const [index, edge] of edges.entries())
      if (index > 0) expect(edge - (edges[index - 1] ?? 0)).toBeGreaterThanOrEqual(ROOM.clock * 0.5)
  })

  it('tell seconds or days where times would be the same without', () => {
    expect(timeForm(axis, { from: 0, to: 1 })).toBe('clock')
    expect(timeForm(axis, { from: 0, to: 0.1 })).toBe('seconds')
    const week = { ...track, turns: track.turns.map(turn => ({ ...turn, end: turn.end + turn.turn * 3 * 86_400_000 })) }
    expect(timeForm(buildAxis(week), { from: 0, to: 1 })).toBe('day')
  })

  it('tell no times where there are none', () => {
    const untimed = { ...track, turns: track.turns.map(turn => ({ ...turn, byTime: false })) }
    expect(timeLabels(buildAxis(untimed), { from: 0, to: 1 }, 600, ROOM.clock)).toEqual([])
  })
})
