import { expect, it } from 'vitest'
import type { Severity } from '../../../shared/problem.ts'
import { cellForKey, groupOf, matrixOf, releasesOf, tintOf } from './matrix.ts'

const cell = (check: string, severity: Severity, release: string, count: number) => ({
  check,
  title: `Title of ${check}`,
  severity,
  release,
  scope: 'full' as const,
  count,
  threads: 1,
})
const cells = [
  cell('huge-line', 'info', '0.144.1', 50),
  cell('not-utf8', 'error', '0.99.0', 1),
  cell('not-utf8', 'error', '0.144.6', 2),
  cell('not-utf8', 'error', '0.144.6-alpha.1', 3),
  { ...cell('not-utf8', 'error', '0.144.6', 4), scope: 'structure' as const },
  cell('malformed-json', 'error', '0.144.6', 40),
  cell('symlink', 'info', '', 1),
]
const checks = ['huge-line', 'not-utf8', 'malformed-json', 'symlink'].map(check => ({
  check,
  count: cells.reduce((sum, one) => (one.check === check ? sum + one.count : sum), 0),
  threads: 2,
}))

it('groups releases by their first two numbers', () => {
  expect(['0.144.6', 'v1.2.3-beta', '0.144', 'nightly', ''].map(groupOf)).toEqual([
    '0.144',
    '1.2',
    '0.144',
    'nightly',
    '',
  ])
})

it('orders releases by number and checks by severity, then by how much was found', () => {
  const { groups, rows, most } = matrixOf({ cells, checks }, [])
  expect(groups).toEqual(['', '0.99', '0.144'])
  expect(rows.map(({ check }) => check)).toEqual(['malformed-json', 'not-utf8', 'huge-line', 'symlink'])
  expect(rows[1]?.counts).toEqual(
    new Map([
      ['0.99', 1],
      ['0.144', 9],
    ]),
  )
  expect([rows[1]?.count, most]).toEqual([10, 50])
})

it('leaves out other severities, with the releases that only they have', () => {
  const { groups, rows } = matrixOf({ cells, checks }, ['error'])
  expect(groups).toEqual(['0.99', '0.144'])
  expect(rows).toHaveLength(2)
})

it('names the releases of a group', () => {
  expect(releasesOf({ cells }, '0.144')).toEqual(['0.144.1', '0.144.6', '0.144.6-alpha.1'])
})

it('tints by magnitude', () => {
  expect([1, 3, 20, 90, 1000].map(count => tintOf(count, 1000))).toEqual([1, 1, 2, 3, 4])
  expect(tintOf(1, 1)).toBe(1)
})

it('moves within the table only', () => {
  const table = matrixOf({ cells, checks }, [])
  expect(cellForKey('ArrowUp', { row: 0, column: 0 }, table)).toEqual({ row: 0, column: 0 })
  expect(cellForKey('ArrowRight', { row: 1, column: 3 }, table)).toEqual({ row: 1, column: 3 })
  expect(cellForKey('End', { row: 1, column: 0 }, table)).toEqual({ row: 1, column: 3 })
  expect(cellForKey('PageDown', { row: 1, column: 2 }, table)).toEqual({ row: 3, column: 2 })
  expect(cellForKey('x', { row: 1, column: 0 }, table)).toBeNull()
})
