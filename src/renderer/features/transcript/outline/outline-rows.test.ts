import { describe, expect, it } from 'vitest'
import { outlineRowOf, outlineRows, outlineStep, turnNames } from './outline-rows.ts'

const turns = [false, true, true, false, false].map(rolledBack => ({ rolledBack }))

describe('rows of the outline', () => {
  it('leave out turns that were taken back', () => {
    expect(outlineRows(turns, false)).toEqual([0, 3, 4])
    expect(outlineRows(turns, true)).toEqual([0, 1, 2, 3, 4])
  })

  it('are found by their turn', () => {
    const rows = outlineRows(turns, false)
    expect([0, 1, 2, 3, 4, 9].map(turn => outlineRowOf(rows, turn))).toEqual([0, 0, 0, 1, 2, 2])
    expect(outlineRowOf(rows, -1)).toBe(-1)
    expect(outlineRowOf([], 3)).toBe(-1)
  })

  it('are walked by keys', () => {
    expect(outlineStep('ArrowDown', 0, 3, 10)).toBe(1)
    expect(outlineStep('ArrowDown', -1, 3, 10)).toBe(0)
    expect(outlineStep('ArrowUp', 0, 3, 10)).toBe(0)
    expect(outlineStep('PageDown', 0, 3, 10)).toBe(2)
    expect(outlineStep('End', 0, 3, 10)).toBe(2)
    expect(outlineStep('x', 0, 3, 10)).toBeNull()
    expect(outlineStep('Home', 0, 0, 10)).toBeNull()
  })
})

describe('turns without a prompt', () => {
  it('are named by what they begin with', () => {
    const turns = [2, 2, 1, 0, 1].map(itemCount => ({ itemCount }))
    expect(turnNames(turns, 'nvkana')).toEqual([
      'Review',
      'Compaction',
      'Nothing shown',
      'Nothing shown',
      'No prompt, answer',
    ])
  })
})
