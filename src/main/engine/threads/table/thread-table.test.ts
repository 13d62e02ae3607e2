import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fixtureId } from '../../../../fixtures/ids.ts'
import { type ThreadSort, threadQuery } from '../../../../shared/ipc/query.ts'
import type { ThreadCondition } from '../../../../shared/search/query.ts'
import { MadeIndex, type MadeThread } from '../../testing-index.ts'
import { type Choice, conditionsOf, type IndexQuery, orderOf } from '../filter.ts'
import { bearersOf, type HomeThreads, type Mark, type Tagged } from '../marked.ts'
import { ThreadTable } from './thread-table.ts'

/** Letters that fold, that are alike in their bits, that are written in two units, and that order differently in UTF-16. */
const text = fc
  .array(fc.constantFrom('a', 'b', 'ab', 'É', 'ｚ', '文件', '🌱', '\ud7ff', '\ue000', 'Straße', '_', '%', ' '), {
    maxLength: 8,
  })
  .map(parts => parts.join(''))
const thread = fc.record({
  preview: text,
  cwd: fc.constantFrom('', '/home/ab', '/home/É', `/${'long/'.repeat(900)}ab`),
  branch: fc.constantFrom('main', 'é文'),
  mode: fc.constantFrom('legacy', 'paginated', 'streamed'),
  provider: fc.constantFrom('openai', 'ollama'),
  source: fc.constantFrom('cli' as const, 'exec' as const),
  archived: fc.boolean(),
  problems: fc.constantFrom(0, 2),
  created: fc.constantFrom(1000, 2000.5),
  updated: fc.constantFrom(0.5, 999.75, 1000, 86_400_000 * 40, 86_400_000 * 90),
  size: fc.constantFrom(1, 2),
  tokens: fc.constantFrom(null, 0, 150),
})
/** Marks of threads, some of which are not in the index. */
const bearers = { pinned: [0, 3, 7, 14, 99], 'tag a': [7, 21, 28], 'tag b': [0, 7, 77] } as const
const marked = new Map(
  Object.entries(bearers).map(([mark, numbers]): [Mark, HomeThreads[]] => [
    mark === 'pinned' ? mark : `tag ${mark.slice(4)}`,
    [1, 2].map(homeId => ({ homeId, ids: JSON.stringify(numbers.map(n => fixtureId(n + homeId - 1))) })),
  ]),
)
const tagged = ['a', 'b'].flatMap(tag =>
  bearersOf([`tag ${tag}`], marked).map(({ homeId, id }): Tagged => [tag, homeId, id]),
)
const conditions = fc.subarray<ThreadCondition>([
  { field: 'is', value: 'pinned', negated: true },
  { field: 'is', value: 'archived', negated: false },
  { field: 'branch', value: 'MAIN', negated: true },
])
const query = fc
  .record(
    {
      text: fc.array(text, { maxLength: 2 }).map(words => words.join(' ')),
      modes: fc.subarray(['legacy', 'paginated', 'unknown'] as const),
      sources: fc.subarray(['cli', 'exec', 'mcp']),
      projects: fc.subarray(['', '/home/ab', '/nowhere']),
      providers: fc.subarray(['openai', 'ollama']),
      models: fc.subarray(['', 'gpt']),
      releases: fc.subarray(['', '0.144']),
      months: fc.subarray(['1970-01', '1970-02', '1970-13']),
      archived: fc.constantFrom('active' as const, 'archived' as const, 'all' as const),
      withProblems: fc.boolean(),
      pinned: fc.boolean(),
      tags: fc.subarray(['a', 'b']),
      from: fc.constantFrom(null, 0, 1),
      to: fc.constantFrom(null, 0, 1),
    },
    { requiredKeys: [] },
  )
  .chain(given => conditions.map(some => ({ ...threadQuery.parse(given), conditions: some, marked })))
const sort = fc.record<ThreadSort>({
  key: fc.constantFrom('updated', 'created', 'name', 'size', 'tokens'),
  direction: fc.constantFrom('asc', 'desc'),
})

const numbered = (threads: readonly Omit<MadeThread, 'id'>[], from = 0): MadeThread[] =>
  threads.map((one, i) => ({ ...one, id: fixtureId(from + ((i * 7) % 31)) }))

/** What SQL says of the same query. */
function listed(index: MadeIndex, query: IndexQuery, sort: ThreadSort): unknown[] {
  const { sql, values } = conditionsOf(query)
  return index.db
    .prepare(`SELECT t.home_id AS homeId, t.id FROM threads t WHERE ${sql} ORDER BY ${orderOf(sort).sql}`)
    .all(...values)
}

function counted(index: MadeIndex, query: IndexQuery, without: Choice, column: string): unknown[] {
  const { sql, values } = conditionsOf(query, without)
  return index.db
    .prepare(`SELECT ${column} AS value, count(*) AS count FROM threads t WHERE ${sql} GROUP BY 1 ORDER BY 2 DESC, 1`)
    .all(...values)
}

describe('the table of threads', () => {
  it('answers as the database does, however the threads change in between', () => {
    fc.assert(
      fc.property(
        fc.array(thread, { maxLength: 20 }),
        fc.array(fc.array(thread, { maxLength: 4 }), { maxLength: 3 }),
        fc.array(fc.tuple(query, sort), { minLength: 1, maxLength: 6 }),
        fc.nat(40),
        (first, changes, asked, gone) => {
          const index = new MadeIndex()
          const table = new ThreadTable(index.db)
          index.home(numbered(first))
          if (gone % 2 === 0) table.prepare()
          const compare = () => {
            for (const [query, sort] of asked) {
              const expected = listed(index, query, sort)
              const { keys, total } = table.page(query, sort, 0, 100)
              expect(keys).toEqual(expected)
              expect(total).toBe(expected.length)
              expect(table.page(query, sort, 2, 3).keys).toEqual(expected.slice(2, 5))
              for (const [place, key] of keys.entries()) expect(table.offsetOf(query, sort, key)).toBe(place)
              const facets = table.facets(query, tagged)
              expect(facets.total).toBe(total)
              expect(facets.modes).toEqual(counted(index, query, 'modes', 't.history_mode'))
              expect(facets.projects).toEqual(counted(index, query, 'projects', 't.cwd'))
              for (const tag of ['a', 'b']) {
                const count = facets.tags.find(({ value }) => value === tag)?.count ?? 0
                expect(count).toBe(listed(index, { ...query, tags: [tag] }, sort).length)
              }
              const bars = table.histogram({ ...query, from: null, to: null, months: [] }).bars
              const drawn = bars.reduce((sum, bar) => sum + bar.legacy + bar.paginated + bar.unknown, 0)
              expect(drawn).toBe(listed(index, { ...query, from: null, to: null, months: [] }, sort).length)
            }
          }
          compare()
          for (const [i, threads] of changes.entries()) {
            index.put(1, numbered(threads, i * 5))
            compare()
          }
          index.db.prepare('DELETE FROM threads WHERE id IN (?, ?)').run(fixtureId(gone), fixtureId(gone + 1))
          compare()
          index.home(numbered(first.slice(0, 3)))
          index.db.prepare("UPDATE threads SET title_key = title_key || 'b' WHERE id = ?").run(fixtureId(7))
          compare()
        },
      ),
      { numRuns: 30 },
    )
  })
})
