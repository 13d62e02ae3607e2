import { describe, expect, it } from 'vitest'
import { itemsIn, keyOfRow, type RowTurn, rowModel, rowOf, rowOfItem, rowOfKey, turnOfItem } from './rows.ts'

const turn = (itemCount: number, more: Partial<RowTurn> = {}): RowTurn => ({
  itemCount,
  rolledBack: false,
  inherited: false,
  ...more,
})
const plain = { showRolledBack: false, origin: false }
const turns = [turn(2), turn(0), turn(3)]
const model = rowModel(turns, plain)

const all = (of: ReturnType<typeof rowModel>) => Array.from({ length: of.count }, (_, row) => rowOf(of, row))

describe('rows of a transcript', () => {
  it('sets turns and items in one list, with the ledger last', () => {
    expect(all(model)).toEqual([
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

  it('finds every item again, and its turn', () => {
    for (let item = 0; item < model.itemCount; item += 1) {
      expect(rowOf(model, rowOfItem(model, item))).toMatchObject({ kind: 'item', item, turn: turnOfItem(model, item) })
    }
  })

  it('names the items of a window', () => {
    expect(itemsIn(model, 1, 5)).toEqual({ from: 0, to: 2 })
    expect(itemsIn(model, 3, 4)).toBeNull()
  })

  it('is only the ledger without turns', () => {
    expect(all(rowModel([], plain))).toEqual([{ kind: 'end' }])
  })
})

describe('turns that were taken back', () => {
  const back = [turn(2), turn(1, { rolledBack: true }), turn(4, { rolledBack: true }), turn(1)]
  const hiding = rowModel(back, plain)

  it('become one line where they are hidden, and items keep their numbers', () => {
    expect(all(hiding)).toEqual([
      { kind: 'turn', turn: 0 },
      { kind: 'item', turn: 0, item: 0 },
      { kind: 'item', turn: 0, item: 1 },
      { kind: 'gap', turn: 1, turns: 2 },
      { kind: 'turn', turn: 3 },
      { kind: 'item', turn: 3, item: 7 },
      { kind: 'end' },
    ])
    expect(hiding.rolledBack).toBe(2)
  })

  it('stand in their place where they are shown', () => {
    const showing = rowModel(back, { ...plain, showRolledBack: true })
    expect(all(showing).filter(row => row.kind === 'gap')).toEqual([])
    expect(rowOf(showing, rowOfItem(showing, 4))).toEqual({ kind: 'item', turn: 2, item: 4 })
  })

  it('leave their gap in their place', () => {
    const showing = rowModel(back, { ...plain, showRolledBack: true })
    expect(rowOfKey(hiding, keyOfRow(showing, rowOfItem(showing, 4)))).toBe(3)
    expect(rowOfKey(hiding, keyOfRow(showing, rowOfItem(showing, 7)))).toBe(5)
    expect(rowOf(showing, rowOfKey(showing, keyOfRow(hiding, 3)))).toEqual({ kind: 'turn', turn: 1 })
  })
})

describe('the copied part of a fork', () => {
  it('ends with a line of its own', () => {
    const fork = rowModel([turn(1, { inherited: true }), turn(1)], { ...plain, origin: true })
    expect(all(fork).map(row => row.kind)).toEqual(['origin', 'turn', 'item', 'boundary', 'turn', 'item', 'end'])
  })

  it('may be all there is', () => {
    expect(all(rowModel([turn(0, { inherited: true })], plain)).map(row => row.kind)).toEqual([
      'turn',
      'boundary',
      'end',
    ])
  })
})

describe('names of rows', () => {
  it('stay when the thread grows', () => {
    const longer = rowModel([turn(2), turn(0), turn(5), turn(1)], plain)
    for (let row = 0; row < model.count - 1; row += 1) expect(rowOfKey(longer, keyOfRow(model, row))).toBe(row)
    expect(rowOfKey(longer, keyOfRow(model, model.count - 1))).toBe(longer.count - 1)
  })

  it('lead to the end where the thread got shorter', () => {
    const shorter = rowModel([turn(1)], plain)
    expect(rowOfKey(shorter, keyOfRow(model, 7))).toBe(2)
    expect(rowOfKey(shorter, keyOfRow(model, 4))).toBe(2)
  })
})
