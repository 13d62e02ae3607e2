import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { turnPage } from './turns-cursor.ts'

describe('pages of turns', () => {
  it('together are all turns, in order, and walking comes to its end', () => {
    const ids = fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 30 })
    fc.assert(
      fc.property(ids, fc.constantFrom('asc', 'desc'), fc.integer({ min: 1, max: 7 }), (turns, direction, limit) => {
        const seen: number[] = []
        let cursor: string | null = null
        do {
          const page = turnPage(turns, cursor, direction, limit)
          seen.push(...page.indexes)
          cursor = page.nextCursor
        } while (cursor !== null)
        const order = [...turns.keys()]
        expect(seen).toEqual(direction === 'asc' ? order : order.reverse())
      }),
    )
  })

  it('end even where a file repeats an id', () => {
    const first = turnPage(['a', 'a', 'b'], null, 'asc', 1)
    expect(turnPage(['a', 'a', 'b'], first.nextCursor, 'asc', 1)).toMatchObject({ indexes: [2], nextCursor: null })
  })

  it('can be walked back from their first turn', () => {
    const page = turnPage(['a', 'b', 'c'], null, 'desc', 2)
    expect(turnPage(['a', 'b', 'c', 'd'], page.backwardsCursor, 'asc', 5).indexes).toEqual([2, 3])
  })
})
