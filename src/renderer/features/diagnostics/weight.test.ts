import { expect, it } from 'vitest'
import type { Profile } from '../../../shared/ipc/doctor.ts'
import { shareText } from '../../util/share-text.ts'
import { slicesOf, understoodOf } from './weight.ts'

const profile = (kinds: readonly (readonly [string, number])[], more: Partial<Profile> = {}): Profile => ({
  lines: kinds.length,
  bytes: kinds.reduce((sum, [, bytes]) => sum + bytes, 0),
  badLines: 0,
  kinds: kinds.map(([kind, bytes]) => ({ kind, count: 1, bytes })),
  imageBytes: 0,
  copyBytes: 0,
  heaviest: [],
  last: null,
  unknownKinds: [],
  unknownKeys: [],
  ...more,
})

it('puts the small kinds together, so that all parts add up', () => {
  const { shown, others } = slicesOf(profile(Array.from({ length: 12 }, (_, at) => [`kind ${at}`, at + 1] as const)))
  expect(shown.map(({ bytes }) => bytes)).toEqual([12, 11, 10, 9, 8, 7, 6, 5])
  expect(others).toMatchObject({ kind: '4 other kinds', count: 4, bytes: 10 })
  expect(slicesOf(profile([['a', 1]])).others).toBeNull()
})

it('tells how much is understood', () => {
  const known = [
    ['a', 70],
    ['b', 20],
    ['?', 10],
  ] as const
  expect(understoodOf(profile(known, { unknownKinds: [{ name: 'b', count: 1 }] }))).toBe(0.7)
  expect(understoodOf(profile([]))).toBe(1)
})

it('does not say all where something is left, nor nothing where something is', () => {
  expect([0, 0.00001, 0.1234, 0.99999, 1].map(shareText)).toEqual(['0%', '< 0.1%', '12.3%', '> 99.9%', '100%'])
})
