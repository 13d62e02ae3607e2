import { describe, expect, it } from 'vitest'
import {
  countsByTurn,
  occurrenceAt,
  occurrenceFrom,
  sameOccurrence,
  totalOf,
  withoutRolledBack,
} from './find-cursor.ts'

const hits = [
  { item: 3, count: 2 },
  { item: 10, count: 1 },
  { item: 12, count: 3 },
]

describe('occurrences', () => {
  it('count through all items, and go round', () => {
    expect(totalOf(hits)).toBe(6)
    expect(occurrenceAt(hits, 1)).toEqual({ at: 1, item: 3, within: 1 })
    expect(occurrenceAt(hits, 2)).toEqual({ at: 2, item: 10, within: 0 })
    expect(occurrenceAt(hits, 5)).toEqual({ at: 5, item: 12, within: 2 })
    expect(occurrenceAt(hits, 6)).toEqual({ at: 0, item: 3, within: 0 })
    expect(occurrenceAt(hits, -1)).toEqual({ at: 5, item: 12, within: 2 })
    expect(occurrenceAt([], 0)).toBeNull()
  })

  it('begin where the reader is', () => {
    expect(occurrenceFrom(hits, 4)).toEqual({ at: 2, item: 10, within: 0 })
    expect(occurrenceFrom(hits, 12)).toEqual({ at: 3, item: 12, within: 0 })
    expect(occurrenceFrom(hits, 13)).toEqual({ at: 0, item: 3, within: 0 })
    expect(occurrenceFrom([], 13)).toBeNull()
  })

  it('stay when more is found before and after', () => {
    const more = [{ item: 1, count: 4 }, ...hits, { item: 20, count: 1 }]
    expect(sameOccurrence(more, { at: 5, item: 12, within: 2 })).toEqual({ at: 9, item: 12, within: 2 })
    expect(sameOccurrence([{ item: 12, count: 1 }], { at: 5, item: 12, within: 2 })).toEqual({
      at: 0,
      item: 12,
      within: 0,
    })
    expect(sameOccurrence(hits, { at: 0, item: 11, within: 0 })).toEqual({ at: 3, item: 12, within: 0 })
  })
})

describe('what was found, by turns', () => {
  it('counts occurrences where they stand, and knows nothing of turns without', () => {
    const turns = [{ itemCount: 4 }, { itemCount: 0 }, { itemCount: 8 }, { itemCount: 5 }]
    expect([...countsByTurn(hits, turns)]).toEqual([
      [0, 2],
      [2, 1],
      [3, 3],
    ])
    expect([...countsByTurn([], turns)]).toEqual([])
  })
})

describe('what was found in turns that were taken back', () => {
  it('is counted apart', () => {
    const turns = [
      { itemCount: 5, rolledBack: false },
      { itemCount: 6, rolledBack: true },
      { itemCount: 9, rolledBack: false },
    ]
    expect(withoutRolledBack(hits, turns)).toEqual({ hits: [hits[0], hits[2]], left: 1 })
    expect(withoutRolledBack(hits, [{ itemCount: 20, rolledBack: false }])).toEqual({ hits, left: 0 })
  })
})
