import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildAxis, WHOLE } from './axis.ts'
import { buildColumns, levelOf, marksOf, runs, strongest } from './columns.ts'
import { LANE } from './lanes.ts'
import type { Track } from './track.ts'

interface Given {
  readonly lane: number
  readonly from: number
  readonly to: number
}

/** One turn from 0 to `end` with these items. */
function columnsOf(
  items: readonly Given[],
  end: number,
  width: number,
  more: { outcomes?: string; hits?: number[] } = {},
) {
  const track: Track = {
    lanes: Uint8Array.from(items, item => item.lane),
    from: Float64Array.from(items, item => item.from),
    to: Float64Array.from(items, item => item.to),
    turns: [
      {
        turn: 0,
        first: 0,
        count: items.length,
        byTime: true,
        start: 0,
        end,
        began: 0,
        pauses: [],
        spent: [],
        idle: 0,
      },
    ],
  }
  const marks = { kinds: 'c'.repeat(items.length), outcomes: more.outcomes ?? '.'.repeat(items.length) }
  const source = { track, axis: buildAxis(track), marks, muted: () => false, hits: more.hits ?? [] }
  return buildColumns(source, WHOLE, width, 0)
}

const sum = (list: Float32Array | undefined) => Array.from(list ?? []).reduce((all, share) => all + share, 0)

describe('columns', () => {
  it('hold the share that an item takes up of each', () => {
    const columns = columnsOf([{ lane: LANE.commands, from: 1.5, to: 4.25 }], 10, 10)
    expect([...(columns.lanes[LANE.commands] ?? [])]).toEqual([0, 0.5, 1, 1, 0.25, 0, 0, 0, 0, 0])
    expect(sum(columns.turns)).toBe(10)
  })

  it('show what took no time', () => {
    const columns = columnsOf([{ lane: LANE.writing, from: 5, to: 5 }], 10, 10)
    expect(sum(columns.lanes[LANE.writing])).toBeCloseTo(1, 5)
  })

  it('add up to what is drawn, however it lies', () => {
    const stretch = fc.tuple(fc.double({ min: 0, max: 100, noNaN: true }), fc.double({ min: 0, max: 100, noNaN: true }))
    fc.assert(
      fc.property(fc.array(stretch, { maxLength: 20 }), fc.integer({ min: 1, max: 60 }), (given, width) => {
        const items = given.map(([a, b]) => ({ lane: LANE.thinking, from: Math.min(a, b), to: Math.max(a, b) }))
        const { lanes } = columnsOf(items, 100, width)
        const least = Math.min(1, (2 * width) / Math.max(1, items.length))
        const drawn = items.map(({ from, to }) => [(from / 100) * width, (to / 100) * width] as const)
        const expected = drawn.reduce((all, [from, to]) => {
          const begin = Math.min(from, width - least)
          return all + Math.max(to - begin, least)
        }, 0)
        expect(sum(lanes[LANE.thinking])).toBeCloseTo(expected, 2)
        for (const share of lanes[LANE.thinking] ?? []) expect(share).toBeGreaterThanOrEqual(-1e-4)
      }),
    )
  })

  it('keep the first failure of each, and the hits', () => {
    const items = [0, 1, 2, 3].map(at => ({ lane: LANE.commands, from: at * 2, to: at * 2 + 0.5 }))
    const columns = columnsOf(items, 8, 4, { outcomes: '.xx.', hits: [0, 3] })
    expect([...columns.failures]).toEqual([0, 2, 3, 0])
    expect(marksOf(columns.failures, 1)).toEqual([
      { x: 1, item: 1 },
      { x: 2, item: 2 },
    ])
    expect(marksOf(columns.failures, 3)).toEqual([{ x: 1, item: 1 }])
    expect([...columns.hits]).toEqual([1, 0, 0, 4])
  })

  it('keep a failure at the very end', () => {
    const columns = columnsOf([{ lane: LANE.commands, from: 0, to: 8 }], 8, 4, { outcomes: 'x' })
    expect([...columns.failures]).toEqual([0, 0, 0, 1])
  })

  it('know the strongest lane', () => {
    const columns = columnsOf(
      [
        { lane: LANE.thinking, from: 0, to: 3 },
        { lane: LANE.writing, from: 3, to: 8 },
      ],
      8,
      2,
    )
    expect(strongest(columns, [LANE.thinking, LANE.writing], 0)).toBe(LANE.thinking)
    expect(strongest(columns, [LANE.thinking, LANE.writing], 1)).toBe(LANE.writing)
    expect(strongest(columns, [LANE.commands], 1)).toBe(0)
  })
})

describe('stretches that look the same', () => {
  it('are joined', () => {
    const paint = [0, 1, 1, 2, 0, 2]
    expect(runs(6, x => paint[x] ?? 0)).toEqual([
      { from: 1, to: 3, paint: 1 },
      { from: 3, to: 4, paint: 2 },
      { from: 5, to: 6, paint: 2 },
    ])
  })

  it('draw little weakly, but draw it', () => {
    expect([0, 0.01, 0.3, 0.9, 1, 7].map(levelOf)).toEqual([0, 1, 2, 4, 4, 4])
  })
})
