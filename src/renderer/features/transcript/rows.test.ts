import { describe, expect, it } from 'vitest'
import { itemsIn, placeOf, rowModel, rowOf, rowOfItem, rowOfPlace } from './rows.ts'

const turns = [
  { id: 'a', itemCount: 2 },
  { id: 'b', itemCount: 0 },
  { id: 'c', itemCount: 3 },
]
const model = rowModel(turns)

describe('rows of a transcript', () => {
  it('sets turns and items in one list, with the ledger last', () => {
    expect(Array.from({ length: model.count }, (_, row) => rowOf(model, row))).toEqual([
      { kind: 'turn', turn: 0 },
      { kind: 'item', turn: 0, item: 0 },
      { kind: 'item', turn: 0, item: 1 },
      { kind: 'turn', turn: 1 },
      { kind: 'turn', turn: 2 },
      { kind: 'item', turn: 2, item: 2 },
      { kind: 'item', turn: 2, item: 3 },
      { kind: 'item', turn: 2, item: 4 },
      { kind: 'end' },
    ])
  })

  it('finds every item again', () => {
    for (let item = 0; item < model.itemCount; item += 1) {
      expect(rowOf(model, rowOfItem(model, item))).toMatchObject({ kind: 'item', item })
    }
  })

  it('names the items of a window', () => {
    expect(itemsIn(model, 1, 5)).toEqual({ from: 0, to: 2 })
    expect(itemsIn(model, 3, 4)).toBeNull()
  })

  it('is only the ledger without turns', () => {
    expect(rowOf(rowModel([]), 0)).toEqual({ kind: 'end' })
  })

  it('keeps a place when turns come before or after it, or the turn gets shorter', () => {
    const place = placeOf(model, turns, 6)
    expect(place).toEqual({ turnId: 'c', offset: 2 })
    const longer = [{ id: 'new', itemCount: 5 }, ...turns, { id: 'd', itemCount: 1 }]
    expect(rowOfPlace(rowModel(longer), longer, { turnId: 'c', offset: 2 })).toBe(12)
    const shorter = [{ id: 'c', itemCount: 1 }]
    expect(rowOfPlace(rowModel(shorter), shorter, { turnId: 'c', offset: 2 })).toBe(1)
    expect(rowOfPlace(rowModel([]), [], { turnId: 'c', offset: 2 })).toBeNull()
  })
})
