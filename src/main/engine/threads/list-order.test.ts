import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fixtureId } from '../../../fixtures/ids.ts'
import { type ThreadSort, threadQuery } from '../../../shared/ipc/query.ts'
import { MadeIndex, type MadeThread } from '../testing-index.ts'
import { conditionsOf } from './filter.ts'
import type { Keyset } from './list.ts'

/** Threads with few different values, so that most of them are equal in most orders. */
const thread = fc.record({
  preview: fc.constantFrom('', 'Plant beans', 'plant beans', 'Pflanze Bäume', '🌱 seeds', 'Zebra'),
  created: fc.constantFrom(1000, 2000.5, 3000),
  updated: fc.constantFrom(1000.25, 2000, 3000),
  size: fc.constantFrom(1, 2),
  tokens: fc.constantFrom(null, 0, 150),
})
const homes = fc.tuple(fc.array(thread, { maxLength: 12 }), fc.array(thread, { maxLength: 6 }))
const sort = fc.record<ThreadSort>({
  key: fc.constantFrom('updated', 'created', 'name', 'size', 'tokens'),
  direction: fc.constantFrom('asc', 'desc'),
})

const numbered = (threads: Omit<MadeThread, 'id'>[]): MadeThread[] =>
  threads.map((one, i) => ({ ...one, id: fixtureId((i * 7) % 31) }))

/** The value that an order goes by. */
function keyOf(sort: ThreadSort, row: { title_key?: string } & Record<string, unknown>): Keyset['value'] {
  const column = {
    updated: 'updated_ms',
    created: 'created_ms',
    name: 'title_key',
    size: 'size_bytes',
    tokens: 'tokens_key',
  }
  const value = row[column[sort.key]]
  if (typeof value !== 'string' && typeof value !== 'number') throw new Error(`no ${sort.key}`)
  return value
}

describe('the order of the list', () => {
  it('has one place for every thread, the same in pages, in searches for it and in walks', () => {
    const index = new MadeIndex()
    fc.assert(
      fc.property(homes, sort, fc.integer({ min: 1, max: 9 }), ([first, second], order, size) => {
        const ids = [index.home(numbered(first)), index.home(numbered(second))]
        const query = threadQuery.parse({ homes: ids })
        const { threads, total } = index.list.page(query, order, 0, 1000)
        const all = threads.map(({ id, skein }) => ({ homeId: skein.homeId, id }))
        expect(total).toBe(first.length + second.length)
        expect(all).toHaveLength(total)

        expect(index.list.keys(query, order, 0, 100_000)).toEqual(all)
        expect(index.list.keys(query, order, size, size)).toEqual(all.slice(size, 2 * size))
        for (const [place, one] of all.entries()) expect(index.list.offsetOf(query, order, one)).toBe(place)

        const pages = []
        for (let at = 0; at < total; at += size) pages.push(...index.list.page(query, order, at, size).threads)
        expect(pages.map(({ id, skein }) => ({ homeId: skein.homeId, id }))).toEqual(all)

        const rowOf = index.db.prepare('SELECT * FROM threads WHERE home_id = ? AND id = ?')
        const walked: typeof all = []
        for (let after: Keyset | null = null; ; ) {
          const rows = index.list.after(conditionsOf(query), order, after, size)
          const last = rows.at(-1)
          walked.push(...rows.map(row => ({ homeId: row.home_id, id: row.id })))
          if (last === undefined) break
          const stored: unknown = rowOf.get(last.home_id, last.id)
          after = { value: keyOf(order, { ...(stored ?? {}) }), homeId: last.home_id, id: last.id }
        }
        expect(walked).toEqual(all)
      }),
      { numRuns: 30 },
    )
  })

  it('goes by the value asked for, both ways', () => {
    const index = new MadeIndex()
    index.home([
      { id: fixtureId(1), preview: 'Äpfel', created: 3000, updated: 1000, size: 5, tokens: null },
      { id: fixtureId(2), preview: 'beans', created: 1000, updated: 3000, size: 9, tokens: 0 },
      { id: fixtureId(3), preview: 'Cherries', created: 2000, updated: 2000, size: 7, tokens: 10 },
    ])
    const order = (key: ThreadSort['key'], direction: ThreadSort['direction']) =>
      index.list.page(threadQuery.parse({}), { key, direction }, 0, 9).threads.map(({ id }) => Number(id.slice(-1)))
    expect(order('created', 'asc')).toEqual([2, 3, 1])
    expect(order('updated', 'asc')).toEqual([1, 3, 2])
    expect(order('size', 'asc')).toEqual([1, 3, 2])
    expect(order('tokens', 'asc')).toEqual([1, 2, 3])
    expect(order('name', 'asc')).toEqual([1, 2, 3])
    for (const key of ['created', 'updated', 'size', 'tokens', 'name'] as const) {
      expect(order(key, 'desc')).toEqual(order(key, 'asc').reverse())
    }
  })

  it('has no place for a thread that the query leaves out', () => {
    const index = new MadeIndex()
    const home = index.home([{ id: fixtureId(1), archived: true }])
    const active = threadQuery.parse({ archived: 'active' })
    const here = { homeId: home, id: fixtureId(1) }
    const order: ThreadSort = { key: 'name', direction: 'asc' }
    expect(index.list.offsetOf(active, order, here)).toBeNull()
    expect(index.list.offsetOf(threadQuery.parse({}), order, here)).toBe(0)
    expect(index.list.offsetOf(threadQuery.parse({}), order, { ...here, homeId: home + 1 })).toBeNull()
  })
})

describe('type-ahead', () => {
  const order: ThreadSort = { key: 'updated', direction: 'asc' }
  const titles = ['Beans', 'peas', 'Béarnaise', '🌱 seeds', '🌱🌱 twice', 'a%b_c', 'ab']

  function find(prefix: string, offset: number, query = {}): string | null {
    const index = new MadeIndex()
    index.home(titles.map((preview, i) => ({ id: fixtureId(i), preview, updated: i * 1000, cwd: `/${i}` })))
    const at = index.list.typeAhead(threadQuery.parse(query), order, prefix, offset)
    if (at === null) return null
    return index.list.page(threadQuery.parse(query), order, at, 1).threads[0]?.preview ?? 'no such row'
  }

  it('finds the next title from a row on, and goes round', () => {
    expect([find('b', 0), find('BE', 1), find('be', 3), find('p', 2)]).toEqual(['Beans', 'Béarnaise', 'Beans', 'peas'])
    expect([find('x', 0), find('beansx', 0), find('peas', 100)]).toEqual([null, null, 'peas'])
  })

  it('takes signs for themselves, also those outside the first plane', () => {
    expect([find('🌱 s', 0), find('🌱', 0), find('🌱🌱', 0), find('🌱', 4)]).toEqual([
      '🌱 seeds',
      '🌱 seeds',
      '🌱🌱 twice',
      '🌱🌱 twice',
    ])
    expect([find('a%', 0), find('a_', 0)]).toEqual(['a%b_c', null])
  })

  it('looks only among what is listed', () => {
    expect(find('b', 0, { projects: ['/1', '/2'] })).toBe('Béarnaise')
    expect(find('p', 1, { projects: ['/1', '/2'] })).toBe('peas')
  })
})
