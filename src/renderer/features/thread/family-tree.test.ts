import { describe, expect, it } from 'vitest'
import type { FamilyMember } from '../../../shared/ipc/detail.ts'
import { familyMove, familyRows } from './family-tree.ts'

const member = (id: string, depth: number, known = true): FamilyMember => ({
  homeId: 1,
  id,
  title: id,
  relation: depth === 0 ? 'root' : 'fork',
  depth,
  known,
  historyMode: known ? 'legacy' : null,
  historyModeRaw: known ? 'legacy' : null,
  createdAt: null,
})
const members = [member('root', 0, false), member('a', 1), member('a1', 2), member('a2', 2), member('b', 1)]
const rows = familyRows(members, new Set())

describe('the rows of a family', () => {
  it('know their parents and their places', () => {
    expect(
      rows.map(({ member: { id }, parent, open, position, among }) => [id, parent, open, position, among]),
    ).toEqual([
      ['root', -1, true, 1, 1],
      ['a', 0, true, 1, 2],
      ['a1', 1, null, 1, 2],
      ['a2', 1, null, 2, 2],
      ['b', 0, null, 2, 2],
    ])
  })

  it('leave out what is below a closed one', () => {
    const closed = familyRows(members, new Set(['a']))
    expect(closed.map(({ member: { id }, open }) => [id, open])).toEqual([
      ['root', true],
      ['a', false],
      ['b', null],
    ])
    expect(familyRows(members, new Set(['root']))).toHaveLength(1)
  })
})

describe('keys in a family', () => {
  it('move, open, close and show', () => {
    expect(familyMove(rows, 0, 'ArrowDown')).toEqual({ to: 1 })
    expect(familyMove(rows, 4, 'ArrowDown')).toEqual({ to: 4 })
    expect(familyMove(rows, 0, 'ArrowUp')).toEqual({ to: 0 })
    expect(familyMove(rows, 3, 'Home')).toEqual({ to: 0 })
    expect(familyMove(rows, 0, 'End')).toEqual({ to: 4 })
    expect(familyMove(rows, 1, 'ArrowRight')).toEqual({ to: 2 })
    expect(familyMove(rows, 2, 'ArrowRight')).toBeNull()
    expect(familyMove(rows, 1, 'ArrowLeft')).toEqual({ toggle: 1 })
    expect(familyMove(rows, 3, 'ArrowLeft')).toEqual({ to: 1 })
    expect(familyMove(familyRows(members, new Set(['a'])), 1, 'ArrowRight')).toEqual({ toggle: 1 })
    expect(familyMove(rows, 3, 'Enter')).toEqual({ show: 3 })
    expect(familyMove(rows, 0, 'Enter')).toBeNull()
    expect(familyMove(rows, 0, 'x')).toBeNull()
  })
})
