import { describe, expect, it } from 'vitest'
import { type Candidate, FRAME_WEIGHT, pace, weightOf } from './pace.ts'

const wait = (item: number, inSight = true): Candidate => ({
  item,
  content: { type: 'sleep', id: `${item}`, durationMs: 1 },
  inSight,
})
const change = (item: number, lines: number): Candidate => ({
  item,
  content: {
    type: 'fileChange',
    id: `${item}`,
    status: 'completed',
    changes: [{ path: 'a.ts', kind: { type: 'add' }, diff: 'line\n'.repeat(lines) }],
  },
  inSight: true,
})
const drawn = (rows: readonly Candidate[], before: readonly number[], budget: number) => {
  const { drawn: items, waits } = pace(rows, new Set(before), budget)
  return { items: [...items], waits }
}

describe('pace', () => {
  it('keeps what is drawn, and draws nothing new without a budget', () => {
    expect(drawn([wait(1), wait(2)], [2, 9], 0)).toEqual({ items: [2], waits: true })
    expect(drawn([wait(1)], [1], 0)).toEqual({ items: [1], waits: false })
  })

  it('draws what is in sight first', () => {
    const rows = [wait(1, false), wait(2), wait(3), wait(4, false)]
    expect(drawn(rows, [], weightOf(wait(1).content) * 2)).toEqual({ items: [2, 3], waits: true })
    expect(drawn(rows, [2, 3], FRAME_WEIGHT)).toEqual({ items: [2, 3, 1, 4], waits: false })
  })

  it('draws one that is too heavy for any frame alone', () => {
    expect(drawn([change(1, 9999), wait(2)], [], FRAME_WEIGHT)).toEqual({ items: [1], waits: true })
    expect(drawn([wait(2), change(1, 9999)], [], FRAME_WEIGHT)).toEqual({ items: [2], waits: true })
  })

  it('comes to an end', () => {
    const rows = Array.from({ length: 30 }, (_, item) => change(item, 100))
    let before: ReadonlySet<number> = new Set()
    let frames = 0
    for (let waits = true; waits; frames += 1) ({ drawn: before, waits } = pace(rows, before, FRAME_WEIGHT))
    expect(before.size).toBe(30)
    expect(frames).toBeLessThanOrEqual(30)
  })
})
