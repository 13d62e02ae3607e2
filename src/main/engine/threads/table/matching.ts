import type { ThreadKey } from '../../../../shared/ipc/contract.ts'
import { type Choice, type IndexQuery, wordsOf } from '../filter.ts'
import { bearersOf, type Mark, NO_MARKS } from '../marked.ts'
import { spanOfMonth } from '../months.ts'
import type { Columns, Named } from './columns.ts'
import type { Fitting } from './fitting.ts'
import type { Words } from './words.ts'

/** Which of a query's conditions each thread misses: the same conditions as `conditionsOf`, without SQL. */

/** A bit for each choice that a facet leaves out of its own count, and one for everything else. */
export const MISSES = {
  other: 1,
  modes: 2,
  sources: 4,
  projects: 8,
  providers: 16,
  models: 32,
  releases: 64,
  months: 128,
  archived: 256,
  range: 512,
  tags: 1024,
} as const satisfies Record<Choice | 'other', number>

/** By place: the bits of what the thread there misses; 0 for a match. Places without a thread miss everything. */
export function missesOf(query: IndexQuery, columns: Columns, words: Words, fitting: Fitting): Uint16Array {
  const { size, alive, numbers } = columns
  const misses = new Uint16Array(size)
  const mark = (bit: number, missed: (place: number) => boolean) => {
    for (let place = 0; place < size; place += 1) if (missed(place)) misses[place] = (misses[place] ?? 0) | bit
  }
  mark(0xffff, place => alive[place] === 0)
  for (const word of wordsOf(query.text)) {
    const without = words.without(word)
    mark(MISSES.other, place => without[place] === 1)
  }
  if (query.homes.length > 0) {
    const homes = new Set(query.homes)
    mark(MISSES.other, place => !homes.has(numbers.home[place] ?? 0))
  }
  const among = (column: Named, choices: readonly string[], bit: number) => {
    if (choices.length === 0) return
    const outside = columns.dictionaries[column].outside(choices)
    const codes = columns.codes[column]
    mark(bit, place => outside[codes[place] ?? 0] === 1)
  }
  among('mode', query.modes, MISSES.modes)
  among('source', query.sources, MISSES.sources)
  among('cwd', query.projects, MISSES.projects)
  among('provider', query.providers, MISSES.providers)
  among('model', query.models, MISSES.models)
  among('release', query.releases, MISSES.releases)
  among('place', query.archived === 'all' ? [] : [query.archived], MISSES.archived)
  const { updated, problems } = numbers
  if (query.months.length > 0) {
    const spans = query.months.flatMap(month => spanOfMonth(month) ?? [])
    mark(MISSES.months, place => {
      const at = updated[place] ?? 0
      return !spans.some(({ from, to }) => at >= from && at < to)
    })
  }
  if (query.withProblems) mark(MISSES.other, place => (problems[place] ?? 0) <= 0)
  const from = query.from === null ? Number.NEGATIVE_INFINITY : query.from * 1000
  const before = query.to === null ? Number.POSITIVE_INFINITY : (query.to + 1) * 1000
  if (query.from !== null || query.to !== null) {
    mark(MISSES.range, place => {
      const at = updated[place] ?? 0
      return at < from || at >= before
    })
  }
  const beyond = (bit: number, threads: Iterable<ThreadKey>) => {
    const inside = placesOf(threads, columns)
    mark(bit, place => inside[place] !== 1)
  }
  const { marked = NO_MARKS, conditions = [] } = query
  if (query.pinned) beyond(MISSES.other, bearersOf(['pinned'], marked))
  if (query.tags.length > 0) {
    beyond(
      MISSES.tags,
      bearersOf(
        query.tags.map((tag): Mark => `tag ${tag}`),
        marked,
      ),
    )
  }
  if (conditions.length > 0) beyond(MISSES.other, fitting.of(conditions, marked))
  return misses
}

/** By place: 1 where one of these threads is. */
function placesOf(threads: Iterable<ThreadKey>, columns: Columns): Uint8Array {
  const inside = new Uint8Array(columns.size)
  for (const { homeId, id } of threads) {
    const place = columns.placeOf(homeId, id)
    if (place !== undefined) inside[place] = 1
  }
  return inside
}
