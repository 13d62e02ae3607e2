import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fixtureId } from '../../../fixtures/ids.ts'
import { threadQuery } from '../../../shared/ipc/query.ts'
import { MadeIndex, type MadeThread } from '../testing-index.ts'

type Query = Parameters<typeof threadQuery.parse>[0]

const THREADS: readonly MadeThread[] = [
  { id: fixtureId(1), preview: 'Pflanze Bäume im Garten', cwd: '/home/dev/garden', branch: 'früh', updated: 1_000_000 },
  {
    id: fixtureId(2),
    mode: 'paginated',
    preview: 'plant BEANS',
    cwd: '/home/dev/garden',
    provider: 'ollama',
    updated: 1_000_999,
  },
  {
    id: fixtureId(3),
    mode: 'streamed',
    preview: 'Plant peas',
    cwd: '/home/dev/beds',
    source: { subAgent: 'review' },
    updated: 1_001_000,
  },
  {
    id: fixtureId(4),
    preview: '100 % wool_sweater',
    cwd: '/home/dev/wool',
    source: 'exec',
    archived: true,
    problems: 2,
    updated: 1_002_000,
  },
  {
    id: fixtureId(5),
    mode: null,
    preview: '',
    cwd: '',
    source: { custom: 'atlas' },
    archived: true,
    provider: 'ollama',
    updated: 1_003_000,
  },
]

function threads(): { index: MadeIndex; home: number } {
  const index = new MadeIndex()
  return { index, home: index.home(THREADS) }
}

describe('filters', () => {
  const listed = (query: Query) => {
    const { index } = threads()
    const page = index.list.page(threadQuery.parse(query), { key: 'updated', direction: 'asc' }, 0, 99)
    return page.threads.map(({ id }) => Number(id.slice(-1)))
  }

  it.each<[string, Query, number[]]>([
    ['nothing', {}, [1, 2, 3, 4, 5]],
    ['one word', { text: 'plant' }, [2, 3]],
    ['every word, in any order and case', { text: 'Beans PLANT' }, [2]],
    ['words without their accents', { text: 'baume' }, [1]],
    ['words with accents that are not there', { text: 'plánt' }, [2, 3]],
    ['composed and decomposed accents', { text: 'ba\u0308ume fru\u0308h' }, [1]],
    ['the folder', { text: 'garden' }, [1, 2]],
    ['the branch', { text: 'FRÜH' }, [1]],
    ['a part of the id', { text: fixtureId(3).slice(-8) }, [3]],
    ['signs that patterns know', { text: '%' }, [4]],
    ['an underscore', { text: '_' }, [4]],
    ['blanks', { text: '  \t ' }, [1, 2, 3, 4, 5]],
    ['words that no thread has', { text: 'plant marmalade' }, []],
    ['modes', { modes: ['paginated', 'unknown'] }, [2, 3, 5]],
    ['source kinds', { sources: ['subAgent', 'custom'] }, [3, 5]],
    ['projects, exactly', { projects: ['/home/dev/garden', ''] }, [1, 2, 5]],
    ['a part of a project is none', { projects: ['/home/dev'] }, []],
    ['providers', { providers: ['ollama'] }, [2, 5]],
    ['active ones', { archived: 'active' }, [1, 2, 3]],
    ['archived ones', { archived: 'archived' }, [4, 5]],
    ['problems', { withProblems: true }, [4]],
    ['from a second on', { from: 1001 }, [3, 4, 5]],
    ['up to a second, which is in it', { to: 1000 }, [1, 2]],
    ['all at once', { text: 'plant', modes: ['unknown'], archived: 'active', from: 1000, to: 1001 }, [3]],
    ['homes that are not there', { homes: [12345] }, []],
  ])('by %s', (_, query, expected) => {
    expect(listed(query)).toEqual(expected)
  })

  it('take any text for words to look for', () => {
    const { index } = threads()
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), text => {
        const { total } = index.list.page(threadQuery.parse({ text }), { key: 'name', direction: 'asc' }, 0, 1)
        expect(total).toBeLessThanOrEqual(THREADS.length)
      }),
    )
  })
})

describe('facets', () => {
  it('count each choice as if it were not made, and the others as they are', () => {
    const { index } = threads()
    const facets = index.list.facets(threadQuery.parse({ modes: ['legacy'], archived: 'active' }))
    expect(facets.total).toBe(1)
    expect(facets.modes).toEqual([
      { value: 'legacy', count: 1 },
      { value: 'paginated', count: 1 },
      { value: 'unknown', count: 1 },
    ])
    expect(facets.archived).toEqual([
      { value: 'active', count: 1 },
      { value: 'archived', count: 1 },
    ])
    expect(facets.sources).toEqual([{ value: 'cli', count: 1 }])
    expect(facets.projects).toEqual([{ value: '/home/dev/garden', count: 1 }])
    expect(facets.providers).toEqual([{ value: 'openai', count: 1 }])
  })

  it('put the most frequent first', () => {
    const { index } = threads()
    expect(index.list.facets(threadQuery.parse({})).projects.map(({ value, count }) => [value, count])).toEqual([
      ['/home/dev/garden', 2],
      ['', 1],
      ['/home/dev/beds', 1],
      ['/home/dev/wool', 1],
    ])
  })

  it('count models, releases newest first, and months of the last change', () => {
    const { index } = threads()
    const { total, models, releases, months } = index.list.facets(threadQuery.parse({}))
    for (const values of [models, releases, months]) {
      expect(values.reduce((sum, { count }) => sum + count, 0)).toBe(total)
      expect(new Set(values.map(({ value }) => value)).size).toBe(values.length)
    }
    const many = (query: Query) => index.list.facets(threadQuery.parse(query)).total
    for (const { value, count } of models) expect(many({ models: [value] })).toBe(count)
    for (const { value, count } of releases) expect(many({ releases: [value] })).toBe(count)
    for (const { value, count } of months) expect(many({ months: [value] })).toBe(count)
    expect(many({ months: ['1999-13'] })).toBe(0)
  })

  it('draw all of the time, whatever part of it is chosen', () => {
    const { index } = threads()
    const whole = index.list.histogram(threadQuery.parse({}))
    expect(index.list.histogram(threadQuery.parse({ from: 5, to: 5, months: ['1999-01'] }))).toEqual(whole)
    const paginated = index.list.histogram(threadQuery.parse({ modes: ['paginated'] }))
    expect(paginated.bars.every(bar => bar.legacy + bar.unknown === 0)).toBe(true)
  })

  it('agree with the list, whatever is chosen', () => {
    const { index } = threads()
    const query = fc.record({
      modes: fc.subarray(['legacy', 'paginated', 'unknown'] as const),
      sources: fc.subarray(['cli', 'exec', 'subAgent', 'custom']),
      projects: fc.subarray(['/home/dev/garden', '/home/dev/beds', '']),
      providers: fc.subarray(['openai', 'ollama']),
      archived: fc.constantFrom('active', 'archived', 'all'),
    })
    const count = (given: Query) =>
      index.list.page(threadQuery.parse(given), { key: 'name', direction: 'asc' }, 0, 1).total
    fc.assert(
      fc.property(query, given => {
        const facets = index.list.facets(threadQuery.parse(given))
        expect(facets.total).toBe(count(given))
        for (const choice of ['modes', 'sources', 'projects', 'providers'] as const) {
          for (const { value, count: said } of facets[choice]) expect(count({ ...given, [choice]: [value] })).toBe(said)
        }
        for (const { value, count: said } of facets.archived) {
          expect(count({ ...given, archived: value })).toBe(said)
        }
      }),
    )
  })
})

describe('resolving an id', () => {
  it('finds it in any case in the homes given, active before archived', () => {
    const index = new MadeIndex()
    const [id, other] = [fixtureId(171), fixtureId(172)]
    const archived = index.home([{ id, archived: true }])
    const active = index.home([{ id }, { id: other }])
    const closed = index.home([{ id }])
    expect(index.list.resolve(id.toUpperCase(), [archived, active])).toEqual([
      { homeId: active, id },
      { homeId: archived, id },
    ])
    expect(index.list.resolve(id, [closed])).toEqual([{ homeId: closed, id }])
    expect(index.list.resolve(id, [])).toEqual([])
    expect(index.list.resolve('no id', [active])).toEqual([])
  })
})
