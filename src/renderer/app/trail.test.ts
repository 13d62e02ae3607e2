import { expect, it } from 'vitest'
import { type Place, type Trail, trailBack, trailForward, trailTo } from './trail.ts'

const thread = (id: string): Place => ({ page: 'threads', thread: { homeId: 1, id } })
const usage: Place = { page: 'usage', thread: null }
const names = (trail: Trail | null) => trail?.places.map(one => one.thread?.id ?? one.page)
const empty: Trail = { places: [], at: -1, since: 0 }

it('remembers what was looked at, not what was passed', () => {
  let trail = trailTo(empty, thread('a'), 1000)
  trail = trailTo(trail, thread('b'), 5000)
  trail = trailTo(trail, thread('c'), 5100)
  trail = trailTo(trail, thread('d'), 9000)
  expect(names(trail)).toEqual(['a', 'c', 'd'])
})

it('goes back and forward, and forgets what lay ahead on a new way', () => {
  let trail = trailTo(trailTo(trailTo(empty, thread('a'), 1000), usage, 1001), thread('c'), 1002)
  expect(trailForward(trail)).toBeNull()
  const back = trailBack(trail)
  expect(back?.places[back.at]).toEqual(usage)
  expect(trailForward(back ?? empty)?.at).toBe(2)
  trail = trailTo(back ?? empty, thread('x'), 20_000)
  expect(names(trail)).toEqual(['a', 'usage', 'x'])
  expect(trailBack(trailTo(empty, thread('a'), 1000))).toBeNull()
})

it('does not name one place twice in a row', () => {
  const trail = trailTo(trailTo(trailTo(empty, thread('a'), 1000), thread('b'), 5000), thread('a'), 5100)
  expect(names(trail)).toEqual(['a'])
})

it('takes a page by the way to a thread for one step', () => {
  // The page changes before the thread does.
  const trail = trailTo(trailTo(trailTo(empty, thread('a'), 1000), usage, 5000), thread('a'), 9000)
  expect(names(trailTo(trail, thread('b'), 9001))).toEqual(['a', 'usage', 'b'])
})

it('stays where it is while one is in the same place, however long', () => {
  const trail = trailTo(empty, thread('a'), 1000)
  expect(trailTo(trail, thread('a'), 99_000)).toBe(trail)
})

it('leads back to the list on which no thread was shown yet, and counts it with its first thread as one', () => {
  const list: Place = { page: 'threads', thread: null }
  const away = trailTo(trailTo(empty, list, 1000), usage, 5000)
  expect(names(away)).toEqual(['threads', 'usage'])
  expect(names(trailTo(trailTo(away, list, 9000), thread('a'), 20_000))).toEqual(['threads', 'usage', 'a'])
})
