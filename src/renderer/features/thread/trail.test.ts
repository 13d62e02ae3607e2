import { expect, it } from 'vitest'
import { type Trail, trailBack, trailForward, trailTo } from './trail.ts'

const key = (id: string) => ({ homeId: 1, id })
const ids = (trail: Trail | null) => trail?.keys.map(one => one.id)
const empty: Trail = { keys: [], at: -1, since: 0 }

it('remembers what was looked at, not what was passed', () => {
  let trail = trailTo(empty, key('a'), 1000)
  trail = trailTo(trail, key('b'), 5000)
  trail = trailTo(trail, key('c'), 5100)
  trail = trailTo(trail, key('d'), 9000)
  expect(ids(trail)).toEqual(['a', 'c', 'd'])
})

it('goes back and forward, and forgets what lay ahead on a new way', () => {
  let trail = trailTo(trailTo(trailTo(empty, key('a'), 1000), key('b'), 5000), key('c'), 9000)
  expect(trailForward(trail)).toBeNull()
  const back = trailBack(trail)
  expect(back?.keys[back.at]?.id).toBe('b')
  expect(trailForward(back ?? empty)?.at).toBe(2)
  trail = trailTo(back ?? empty, key('x'), 20_000)
  expect(ids(trail)).toEqual(['a', 'b', 'x'])
  expect(trailBack(trailTo(empty, key('a'), 1000))).toBeNull()
})

it('does not name one thread twice in a row', () => {
  const trail = trailTo(trailTo(trailTo(empty, key('a'), 1000), key('b'), 5000), key('a'), 5100)
  expect(ids(trail)).toEqual(['a'])
})
