import type { ThreadKey } from '../../../../shared/ipc/contract.ts'
import type { Facets, Histogram, ThreadSort } from '../../../../shared/ipc/query.ts'
import { fold } from '../../index/fold.ts'
import type { Index } from '../../index/open.ts'
import type { IndexQuery } from '../filter.ts'
import type { Tagged } from '../marked.ts'
import { histogramOf, monthCounts } from '../months.ts'
import { compareReleases } from '../releases.ts'
import { Columns, type Named } from './columns.ts'
import { compareTexts } from './compare.ts'
import { Fitting } from './fitting.ts'
import { MISSES, missesOf } from './matching.ts'
import { Orders } from './orders.ts'
import { Titles } from './titles.ts'
import { Words } from './words.ts'

/** Lists, counts and places of threads without a query of the database; every answer is of the index as it is now. */

type Counts = { value: string; count: number }[]

const MAX_FACET_VALUES = 200

/** Each with the column that it counts. */
const FACETS = [
  ['modes', 'mode'],
  ['sources', 'source'],
  ['projects', 'cwd'],
  ['providers', 'provider'],
  ['models', 'model'],
  ['releases', 'release'],
  ['archived', 'place'],
] as const satisfies readonly (readonly [keyof typeof MISSES, Named])[]

export class ThreadTable {
  readonly #columns: Columns
  readonly #titles: Titles
  readonly #orders: Orders
  readonly #words: Words
  readonly #fitting: Fitting

  constructor(db: Index) {
    this.#columns = new Columns(db)
    this.#titles = new Titles(db, this.#columns)
    this.#orders = new Orders(this.#columns, this.#titles)
    this.#words = new Words(db, this.#columns)
    this.#fitting = new Fitting(db)
  }

  /** Reads what the first answer would have to wait for. */
  prepare(): void {
    this.#catchUp()
    this.#orders.by('updated')
  }

  /** The threads at `offset` of those that match, and how many these are. */
  page(query: IndexQuery, sort: ThreadSort, offset: number, limit: number): { keys: ThreadKey[]; total: number } {
    const misses = this.#misses(query)
    const keys: ThreadKey[] = []
    let total = 0
    this.#walk(misses, sort, place => {
      if (total >= offset && keys.length < limit) keys.push(this.#keyOf(place))
      total += 1
    })
    return { keys, total }
  }

  /** Every facet counts as if its own choices were not made. */
  facets(query: IndexQuery, tagged: readonly Tagged[] = []): Facets {
    const misses = this.#misses(query)
    const { codes, dictionaries } = this.#columns
    const columns = FACETS.map(([choice, column]) => ({
      but: ~MISSES[choice],
      codes: codes[column],
      values: dictionaries[column].values,
      counts: new Uint32Array(dictionaries[column].values.length),
    }))
    let total = 0
    for (let place = 0; place < misses.length; place += 1) {
      const missed = misses[place] ?? 0
      // Who misses two choices counts nowhere.
      if ((missed & (missed - 1)) !== 0) continue
      if (missed === 0) total += 1
      for (const facet of columns) {
        if ((missed & facet.but) !== 0) continue
        const code = facet.codes[place] ?? 0
        facet.counts[code] = (facet.counts[code] ?? 0) + 1
      }
    }
    const [modes = [], sources = [], projects = [], providers = [], models = [], releases = [], archived = []] =
      columns.map(({ values, counts }) => mostFirst(values.map((value, code) => ({ value, count: counts[code] ?? 0 }))))
    return {
      total,
      modes,
      sources,
      projects,
      providers,
      models,
      releases: releases.sort((a, b) => compareReleases(b.value, a.value)),
      months: monthCounts(this.#inTime(misses, MISSES.months).times),
      tags: this.#countTags(misses, tagged),
      archived,
    }
  }

  #countTags(misses: Uint16Array, tagged: readonly Tagged[]): Counts {
    const counts = new Map<string, number>()
    for (const [tag, homeId, id] of tagged) {
      const place = this.#columns.placeOf(homeId, id)
      if (place === undefined || ((misses[place] ?? 0) & ~MISSES.tags) !== 0) continue
      counts.set(tag, (counts.get(tag) ?? 0) + 1)
    }
    return mostFirst(Array.from(counts, ([value, count]) => ({ value, count })))
  }

  /** As if the query named no time. */
  histogram(query: IndexQuery): Histogram {
    const { times, places } = this.#inTime(this.#misses(query), MISSES.months | MISSES.range)
    const { values } = this.#columns.dictionaries.mode
    const { mode } = this.#columns.codes
    return histogramOf(times, at => values[mode[places[at] ?? 0] ?? 0] ?? 'unknown')
  }

  /** How many of those that match stand before this thread; null where it is not among them. */
  offsetOf(query: IndexQuery, sort: ThreadSort, { homeId, id }: ThreadKey): number | null {
    const misses = this.#misses(query)
    const wanted = this.#columns.placeOf(homeId, id)
    let [at, offset]: [number, number | null] = [0, null]
    this.#walk(misses, sort, place => {
      if (place === wanted) offset = at
      at += 1
    })
    return offset
  }

  /** The next of those that match, from `offset` on and then from the first, whose title begins so. */
  typeAhead(query: IndexQuery, sort: ThreadSort, prefix: string, offset: number): number | null {
    const start = fold(prefix)
    const misses = this.#misses(query)
    const titles = this.#titles.all()
    let [at, before, behind]: [number, number | null, number | null] = [0, null, null]
    this.#walk(misses, sort, place => {
      if (at < offset ? before === null : behind === null) {
        const begins = (titles[place] ?? '').startsWith(start)
        if (begins && at < offset) before = at
        else if (begins) behind = at
      }
      at += 1
    })
    return behind ?? before
  }

  #catchUp(): void {
    const changes = this.#columns.catchUp()
    this.#titles.changed(changes)
    this.#orders.changed(changes)
    this.#words.changed(changes)
    this.#fitting.changed(changes)
  }

  #misses(query: IndexQuery): Uint16Array {
    this.#catchUp()
    return missesOf(query, this.#columns, this.#words, this.#fitting)
  }

  /** The places of all that match, in order. */
  #walk(misses: Uint16Array, sort: ThreadSort, visit: (place: number) => void): void {
    const order = this.#orders.by(sort.key)
    const ascending = sort.direction === 'asc'
    for (let at = 0; at < order.length; at += 1) {
      const place = order[ascending ? at : order.length - 1 - at] ?? 0
      if (misses[place] === 0) visit(place)
    }
  }

  /** All that match but for these choices, oldest first, with the ms of their last change. */
  #inTime(misses: Uint16Array, without: number): { readonly times: Float64Array; readonly places: Uint32Array } {
    const { updated } = this.#columns.numbers
    const order = this.#orders.by('updated')
    const times = new Float64Array(order.length)
    const places = new Uint32Array(order.length)
    let count = 0
    for (const place of order) {
      if (((misses[place] ?? 0) & ~without) !== 0) continue
      times[count] = updated[place] ?? 0
      places[count++] = place
    }
    return { times: times.subarray(0, count), places: places.subarray(0, count) }
  }

  #keyOf(place: number): ThreadKey {
    return { homeId: this.#columns.numbers.home[place] ?? 0, id: this.#columns.ids[place] ?? '' }
  }
}

function mostFirst(counts: Counts): Counts {
  return counts
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || compareTexts(a.value, b.value))
    .slice(0, MAX_FACET_VALUES)
}
