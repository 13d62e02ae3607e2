import { expect, it } from 'vitest'
import { familyLines } from './family-lines.ts'

it('draws a root with forks and their sub-agents', () => {
  expect(familyLines([0, 1, 2, 2, 1])).toEqual([
    { depth: 0, through: [], more: false, children: true },
    { depth: 1, through: [], more: true, children: true },
    { depth: 2, through: [0], more: true, children: false },
    { depth: 2, through: [0], more: false, children: false },
    { depth: 1, through: [], more: false, children: false },
  ])
})

it('ends a line where its last child stands', () => {
  expect(familyLines([0, 1, 2, 3])[3]).toEqual({ depth: 3, through: [], more: false, children: false })
})

it('does not run out of room', () => {
  expect(familyLines([0, 50])[1]?.depth).toBe(6)
})
