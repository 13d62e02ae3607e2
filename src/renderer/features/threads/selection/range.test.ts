import { expect, it } from 'vitest'
import type { ListedThread } from '../../../../shared/thread.ts'
import { CHUNK, emptyCache, withChunks } from '../../tables/index.ts'
import { chosenOf, loadedRange, NONE, toggled } from './range.ts'

const key = (n: number) => ({ homeId: 1, id: `t${n}` })

it('takes a thread in and out again, and leaves what was there before as it is', () => {
  const one = toggled(NONE, key(1))
  const two = toggled(one, key(2))
  expect([...two.values()]).toEqual([key(1), key(2)])
  expect([...toggled(two, { ...key(1) }).values()]).toEqual([key(2)])
  expect(one.size).toBe(1)
  expect(toggled(one, { homeId: 2, id: 't1' }).size).toBe(2)
})

it('holds each thread once', () => {
  expect(chosenOf([key(1), key(2), key(1)]).size).toBe(2)
})

it('finds the threads between two rows, in either direction, unless some are not loaded', () => {
  const rows = Array.from({ length: CHUNK }, (_, n) => ({ id: `t${n}`, skein: { homeId: 1 } }) as ListedThread)
  const cache = withChunks(emptyCache<ListedThread>(), [[0, rows]], CHUNK + 5)
  expect(loadedRange(cache, 2, 4)).toEqual([key(2), key(3), key(4)])
  expect(loadedRange(cache, 4, 2)).toEqual([key(2), key(3), key(4)])
  expect(loadedRange(cache, 3, 3)).toEqual([key(3)])
  expect(loadedRange(cache, CHUNK - 1, CHUNK)).toBeNull()
})
