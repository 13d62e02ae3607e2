import { type TextKind, textKinds } from '../../../shared/search/kinds.ts'
import { FIRST_NAME } from '../index/text-writer.ts'
import { isInherited, kindOfByte } from './extract/text-row.ts'
import { rangesDownwards, type Searchable, type SearchedThread, type TextRange } from './text-index.ts'

/** Hits by thread, and which thread comes first. */

/** How much a hit of a kind says of a thread: what people said before what machines printed. */
const WEIGHTS: Readonly<Record<TextKind, number>> = {
  name: 8,
  prompt: 5,
  answer: 4,
  command: 3,
  file: 3,
  plan: 3,
  reasoning: 2,
  tool: 2,
  webSearch: 2,
  agent: 2,
  note: 2,
  context: 1,
  commandOutput: 1,
  toolOutput: 1,
}
const WEIGHT = textKinds.map(kind => WEIGHTS[kind])
const NAME = textKinds.indexOf('name')
/** What was said first in another thread is to be found there. */
const INHERITED_SHARE = 0.3
/** For words that stand next to each other as they were typed. */
const PHRASE_BONUS = 2

export interface Hit {
  readonly row: number
  /** Null for a name. */
  readonly range: TextRange | null
  /** Place of the kind in `textKinds`. */
  readonly kind: number
  readonly inherited: boolean
  readonly weight: number
}

export interface ThreadHits {
  readonly thread: SearchedThread
  hits: number
  /** The best ones first; of equal ones the later. */
  readonly best: Hit[]
}

export interface Grouped {
  readonly threads: ThreadHits[]
  readonly hits: number
  /** Hits by kind, those that were left out too. */
  readonly kinds: readonly number[]
}

export interface GroupOptions {
  /** Null for all. */
  readonly allowed: ReadonlySet<SearchedThread> | null
  readonly kinds: ReadonlySet<TextKind>
  readonly sort: 'relevance' | 'time'
  /** Hits of each thread that are kept. */
  readonly rows: number
  /** Rows in which all words stand next to each other. */
  readonly phrases: ReadonlySet<number>
}

/** Puts rows (the last ones first) to their threads, and the threads in order. */
export function groupHits({ ranges, names }: Searchable, rows: readonly number[], options: GroupOptions): Grouped {
  const { allowed, phrases } = options
  const wanted = new Set(Array.from(options.kinds, kind => textKinds.indexOf(kind)))
  const groups = new Map<SearchedThread, ThreadHits>()
  const kinds = textKinds.map(() => 0)
  let hits = 0
  const rangeOf = rangesDownwards(ranges)
  for (const row of rows) {
    let range: TextRange | undefined
    let byte = NAME
    if (row < FIRST_NAME) {
      range = rangeOf(row)
      // Rows between ranges are dead, or came after the ranges were read.
      if (range === undefined) continue
      byte = range.kinds[row - range.first] ?? 0
    }
    const thread = range === undefined ? names.get(row) : range.thread
    if (thread === undefined || (allowed !== null && !allowed.has(thread))) continue
    const kind = kindOfByte(byte)
    kinds[kind] = (kinds[kind] ?? 0) + 1
    if (!wanted.has(kind)) continue
    hits += 1
    let group = groups.get(thread)
    if (group === undefined) {
      group = { thread, hits: 0, best: [] }
      groups.set(thread, group)
    }
    group.hits += 1
    const inherited = isInherited(byte)
    const bonus = phrases.size > 0 && phrases.has(row) ? PHRASE_BONUS : 0
    const weight = ((WEIGHT[kind] ?? 0) + bonus) * (inherited ? INHERITED_SHARE : 1)
    const worst = group.best[options.rows - 1]
    // Most hits are none of the best; they are only counted.
    if (worst !== undefined && worst.weight >= weight) continue
    keepBest(group.best, { row, range: range ?? null, kind, inherited, weight }, options.rows)
  }
  return { threads: inOrder([...groups.values()], options.sort), hits, kinds }
}

function keepBest(best: Hit[], hit: Hit, rows: number): void {
  const place = best.findIndex(other => other.weight < hit.weight)
  best.splice(place === -1 ? best.length : place, 0, hit)
  if (best.length > rows) best.length = rows
}

function inOrder(threads: ThreadHits[], sort: GroupOptions['sort']): ThreadHits[] {
  const score = (group: ThreadHits) => (sort === 'time' ? 0 : (group.best[0]?.weight ?? 0) + Math.log2(group.hits) / 4)
  return threads
    .map(group => ({ group, score: score(group) }))
    .sort((a, b) => b.score - a.score || newest(a.group.thread, b.group.thread))
    .map(({ group }) => group)
}

/** Newest first; no two threads are equal in it. */
export function newest(a: SearchedThread, b: SearchedThread): number {
  return b.updated - a.updated || a.homeId - b.homeId || (a.id < b.id ? 1 : -1)
}
