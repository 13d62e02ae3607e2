import { expect, it } from 'vitest'
import { compareReleases } from './releases.ts'

it('orders releases by their numbers, and what has none first', () => {
  expect(['0.144', '0.9', '', '1.2', 'dev', '0.10'].sort(compareReleases)).toEqual([
    '',
    'dev',
    '0.9',
    '0.10',
    '0.144',
    '1.2',
  ])
})
