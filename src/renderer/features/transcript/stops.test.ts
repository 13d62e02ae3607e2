import { describe, expect, it } from 'vitest'
import { rowModel } from './rows.ts'
import { findStops, nextStop, stopsUpTo } from './stops.ts'

const turns = [
  { itemCount: 3, rolledBack: false, inherited: false, status: 'completed', error: null },
  { itemCount: 2, rolledBack: true, inherited: false, status: 'completed', error: null },
  { itemCount: 2, rolledBack: false, inherited: false, status: 'failed', error: null },
] as const
const marks = { kinds: 'ucfucua', outcomes: '.x..x..' }

const stopsOf = (showRolledBack: boolean) => {
  const stops = findStops(rowModel(turns, { showRolledBack, origin: false }), marks, turns)
  return Object.fromEntries(Object.entries(stops).map(([kind, rows]) => [kind, [...rows]]))
}

describe('stops', () => {
  it('are messages, failures, changes and turns', () => {
    expect(stopsOf(true)).toEqual({ turns: [0, 4, 7], messages: [1, 5, 8], failures: [2, 6, 7], changes: [3] })
  })

  it('leave out what is hidden', () => {
    expect(stopsOf(false)).toEqual({ turns: [0, 5], messages: [1, 6], failures: [2, 5], changes: [3] })
  })

  it('are found from any row, forwards and backwards', () => {
    const rows = Int32Array.from([2, 6, 7])
    expect(nextStop(rows, 0, 1)).toEqual({ row: 2, at: 0 })
    expect(nextStop(rows, 2, 1)).toEqual({ row: 6, at: 1 })
    expect(nextStop(rows, 7, 1)).toBeNull()
    expect(nextStop(rows, 7, -1)).toEqual({ row: 6, at: 1 })
    expect(nextStop(rows, 3, -1)).toEqual({ row: 2, at: 0 })
    expect(nextStop(rows, 2, -1)).toBeNull()
    expect([0, 2, 6, 9].map(row => stopsUpTo(rows, row))).toEqual([0, 1, 2, 3])
  })
})
