import { createRandom } from '../src/fixtures/random.ts'
import { openForReading } from '../src/main/engine/index/open.ts'
import { ThreadList } from '../src/main/engine/threads/list.ts'
import { type ThreadQuery, type ThreadSort, threadQuery } from '../src/shared/ipc/query.ts'
import { freshFolder } from './data.ts'
import { makeListIndex } from './list-index.ts'

/** Lists of 50,000 threads at the service: pages of every order and filter, counts, places. */

export const LIST_THREADS = 50_000
/** As the window asks for them. */
const PAGE = 100
const ROUNDS = 200
const SORTS = ['updated', 'created', 'name', 'size', 'tokens'] as const

/** Of many requests of one kind, in ms. */
export interface Latency {
  readonly name: string
  readonly middle: number
  /** Of a hundred, five took longer. */
  readonly p95: number
  readonly slowest: number
}

export function benchList(): Latency[] {
  const data = freshFolder('index-list')
  process.stderr.write('bench: making an index of 50,000 threads …\n')
  const words = makeListIndex(data, LIST_THREADS)
  const db = openForReading(data)
  const began = performance.now()
  const list = new ThreadList(db)
  list.page(threadQuery.parse({}), { key: 'updated', direction: 'desc' }, 0, PAGE)
  const first = performance.now() - began
  const random = createRandom(5)
  const facets = list.facets(threadQuery.parse({}))
  const some = (values: readonly { readonly value: string }[], chance: number) =>
    random.chance(chance) ? [random.pick(values).value, random.pick(values).value] : []
  /** Narrowed by one or more fields. */
  const narrowed = (): Partial<ThreadQuery> => ({
    modes: random.chance(0.4) ? ['legacy'] : [],
    sources: some(facets.sources, 0.3),
    projects: some(facets.projects, 0.3),
    providers: some(facets.providers, 0.2),
    models: some(facets.models, 0.3),
    releases: some(facets.releases, 0.3),
    months: some(facets.months, 0.3),
    archived: random.pick(['active', 'archived', 'all', 'all'] as const),
    withProblems: random.chance(0.1),
    from: random.chance(0.2) ? Date.UTC(2026, random.below(9)) / 1000 : null,
  })
  const text = () => Array.from({ length: random.between(1, 2) }, () => random.pick(words)).join(' ')
  /** The beginnings of a word, as it is typed. */
  const typed = () => random.pick(words).slice(0, random.between(1, 3))
  const kinds: readonly [string, () => Partial<ThreadQuery>][] = [
    ['all threads', () => ({})],
    ['narrowed by fields', narrowed],
    ['words', () => ({ text: text() })],
    ['words being typed', () => ({ text: typed() })],
    ['words and fields', () => ({ ...narrowed(), text: text() })],
  ]
  const query = (kind: () => Partial<ThreadQuery>) => threadQuery.parse({ homes: [1], ...kind() })
  const sort = (): ThreadSort => ({ key: random.pick(SORTS), direction: random.pick(['asc', 'desc'] as const) })
  const latencies: ReturnType<typeof latency>[] = []
  for (const [name, kind] of kinds) {
    latencies.push(
      latency(`pages: ${name}, first page`, () => list.page(query(kind), sort(), 0, PAGE)),
      latency(`pages: ${name}, any page`, () => {
        const asked = query(kind)
        return list.page(asked, sort(), random.below(LIST_THREADS), PAGE)
      }),
      latency(`facets: ${name}`, () => list.facets(query(kind))),
      latency(`histogram: ${name}`, () => list.histogram(query(kind))),
    )
  }
  const all = threadQuery.parse({})
  const key = () => {
    const { threads } = list.page(all, sort(), random.below(LIST_THREADS), 1)
    return { homeId: 1, id: threads[0]?.id ?? '' }
  }
  const keys = Array.from({ length: ROUNDS }, key)
  latencies.push(
    latency('where a thread stands', round =>
      list.offsetOf(query(narrowed), sort(), keys[round] ?? { homeId: 1, id: '' }),
    ),
    latency('type ahead', () => list.typeAhead(query(narrowed), sort(), typed(), random.below(LIST_THREADS))),
  )
  db.close()
  return [
    { name: 'the first page after a start', ...summary([first]) },
    ...latencies.map(({ name, times }) => ({ name, ...summary(times) })),
    { name: 'all but the first page', ...summary(latencies.flatMap(({ times }) => times)) },
  ]
}

function latency(name: string, ask: (round: number) => unknown): { readonly name: string; readonly times: number[] } {
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const began = performance.now()
    ask(round)
    times.push(performance.now() - began)
  }
  return { name, times }
}

function summary(times: readonly number[]): Omit<Latency, 'name'> {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN
  return { middle: at(0.5), p95: at(0.95), slowest: at(1) }
}
