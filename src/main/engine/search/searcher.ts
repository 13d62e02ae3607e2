import { setImmediate as nextTick } from 'node:timers/promises'
import * as z from 'zod'
import { UnsupportedHistoryMode } from '../../../shared/history-mode.ts'
import { AppError } from '../../../shared/ipc/result.ts'
import type { FoundThread, SearchHit, SearchResult } from '../../../shared/ipc/search.ts'
import { textKinds, wantedKinds } from '../../../shared/search/kinds.ts'
import { matchString } from '../../../shared/search/match-string.ts'
import { createMatcher, type Matcher } from '../../../shared/search/matcher.ts'
import { parseQuery } from '../../../shared/search/parse.ts'
import type { SearchQuery } from '../../../shared/search/query.ts'
import { and } from '../index/condition.ts'
import type { Index } from '../index/open.ts'
import { conditionsOf, type IndexQuery } from '../threads/filter.ts'
import { ThreadList } from '../threads/list.ts'
import { NO_MARKS } from '../threads/marked.ts'
import { type ThreadRow, toListedThread } from '../threads/rows.ts'
import { threadConditions } from './conditions.ts'
import { type Grouped, groupHits, type Hit, newest, type ThreadHits } from './rank.ts'
import { type HitSources, readHits } from './read-hits.ts'
import type { IndexSearch } from './search-port.ts'
import { oneLine, snippetOf } from './snippet.ts'
import { MAX_ROWS, type Searchable, type SearchedThread, TextIndex } from './text-index.ts'
import { UnpackedFiles } from './unpacked-files.ts'

/** With more hits than this nobody looks for those whose words stand next to each other. */
const PHRASED_HITS = 50_000

const keyRow = z.object({ home_id: z.number(), id: z.string() })

/** What a search came to. */
export interface SearchOutcome {
  readonly result: SearchResult
  /** Found threads that turned out to be others than the index knows. */
  readonly changed: readonly { readonly homeId: number; readonly id: string }[]
}

/** A found thread as it is told, and itself where it turned out to be another one. */
interface Shown {
  readonly found: FoundThread
  readonly changed: SearchedThread | null
}

/** Searches the index, and re-reads from the files what it answers with. Every step is short. */
export class Searcher {
  readonly #db: Index
  readonly #texts: TextIndex
  readonly #list: ThreadList
  readonly #files = new UnpackedFiles()

  /** @param db an open index, for reading */
  constructor(db: Index) {
    this.#db = db
    this.#texts = new TextIndex(db)
    this.#list = new ThreadList(db)
  }

  /**
   * @param now unix ms, for dates
   * @throws the signal's reason, SQLite's error
   */
  async search(request: IndexSearch, now: number, signal: AbortSignal): Promise<SearchOutcome> {
    const began = performance.now()
    const query = withoutRepeats(parseQuery(request.text, { now, typing: request.typing }))
    const found = await this.#find(query, request, signal)
    const page = found.threads.slice(request.offset, request.offset + request.limit)
    const shown = await this.#showAll(page, query, signal)
    const result: SearchResult = {
      ignored: [...query.ignored],
      total: { hits: found.hits, more: found.hits >= MAX_ROWS, threads: found.threads.length },
      kinds: textKinds.flatMap((kind, i) =>
        found.kinds[i] && (query.kinds?.includes(kind) ?? true) ? [{ value: kind, count: found.kinds[i] }] : [],
      ),
      offset: request.offset,
      threads: shown.map(one => one.found),
      took: performance.now() - began,
    }
    return { result, changed: shown.flatMap(one => one.changed ?? []) }
  }

  async #find(query: SearchQuery, request: IndexSearch, signal: AbortSignal): Promise<Grouped> {
    const match = matchString(query)
    const nothing = { threads: [], hits: 0, kinds: [] }
    if (match === null && query.conditions.length === 0) return nothing
    await step(signal)
    const searchable = this.#texts.searchable()
    const allowed = this.#allowed(searchable, query, request)
    if (match === null) {
      const fitting = [...allowed].sort(newest)
      return { ...nothing, threads: fitting.map(thread => ({ thread, hits: 0, best: [] })) }
    }
    await step(signal)
    const rows = this.#texts.rows(match)
    await step(signal)
    const phrase = rows.length > PHRASED_HITS ? null : wholePhrase(query)
    const phrases = new Set(phrase === null ? [] : this.#texts.rows(phrase))
    await step(signal)
    return groupHits(searchable, rows.length > MAX_ROWS ? rows.slice(0, MAX_ROWS) : rows, {
      allowed,
      kinds: wantedKinds(query.kinds, request.kinds),
      sort: request.sort,
      rows: request.rows,
      phrases,
    })
  }

  /** The threads that may be found. */
  #allowed({ threads }: Searchable, query: SearchQuery, { filter }: IndexSearch): Set<SearchedThread> {
    const plain = query.conditions.length === 0 && !narrows(filter)
    if (plain)
      return new Set(threads.filter(thread => filter.homes.length === 0 || filter.homes.includes(thread.homeId)))
    const where = and([conditionsOf(filter), threadConditions(query.conditions, filter.marked ?? NO_MARKS)])
    const keys = this.#db.prepare(`SELECT t.home_id, t.id FROM threads t WHERE ${where.sql}`).all(...where.values)
    const fitting = new Set(
      z
        .array(keyRow)
        .parse(keys)
        .map(row => keyName(row.home_id, row.id)),
    )
    return new Set(threads.filter(thread => fitting.has(keyName(thread.homeId, thread.id))))
  }

  /** Without threads that are gone from the index. */
  async #showAll(page: readonly ThreadHits[], query: SearchQuery, signal: AbortSignal): Promise<Shown[]> {
    const matcher = createMatcher(query)
    const sources = { texts: this.#texts, files: this.#files, matcher, outputChars: this.#texts.outputChars }
    const rows = new Map(
      this.#list.rows(page.map(({ thread }) => thread)).map(row => [keyName(row.home_id, row.id), row]),
    )
    const all: Shown[] = []
    for (const group of page) {
      await step(signal)
      const row = rows.get(keyName(group.thread.homeId, group.thread.id))
      if (row !== undefined) all.push(await show(row, group, sources, signal))
    }
    return all
  }
}

/** A thread with the words of its best hits, which are read from its file. */
async function show(row: ThreadRow, group: ThreadHits, sources: HitSources, signal: AbortSignal): Promise<Shown> {
  const thread = toListedThread(row)
  const named = group.best.filter(hit => hit.range === null).map(hit => nameHit(row, hit, sources.matcher))
  try {
    const read = await readHits(sources, row, group.best, signal)
    return { found: { thread, hits: group.hits, rows: [...named, ...read], problem: null }, changed: null }
  } catch (error) {
    signal.throwIfAborted()
    if (!(error instanceof UnsupportedHistoryMode) && !(error instanceof AppError)) throw error
    const changed = error instanceof UnsupportedHistoryMode || error.code === 'not-found'
    return {
      found: { thread, hits: named.length, rows: named, problem: error.message },
      changed: changed ? group.thread : null,
    }
  }
}

function keyName(homeId: number, id: string): string {
  return `${homeId}/${id}`
}

/** What was typed several times is looked for once. */
function withoutRepeats(query: SearchQuery): SearchQuery {
  return { ...query, groups: [...new Map(query.groups.map(terms => [JSON.stringify(terms), terms])).values()] }
}

/** Whether a filter leaves threads of its homes out. */
function narrows(filter: IndexQuery): boolean {
  return conditionsOf({ ...filter, homes: [] }).sql !== and([]).sql
}

/** Lets other messages in, and a cancelled search end. */
async function step(signal: AbortSignal): Promise<void> {
  await nextTick()
  signal.throwIfAborted()
}

/** All words as one phrase; null where they are none or alone. */
function wholePhrase({ groups, excluded }: SearchQuery): string | null {
  const terms = groups.flatMap(group => (group.length === 1 ? group : []))
  if (terms.length < 2 || terms.length < groups.length) return null
  if (terms.slice(0, -1).some(term => term.prefix)) return null
  const tokens = terms.flatMap(term => term.tokens)
  return matchString({ groups: [[{ tokens, prefix: terms.at(-1)?.prefix ?? false }]], excluded })
}

function nameHit(row: ThreadRow, { kind, inherited }: Hit, matcher: Matcher): SearchHit {
  const thread = toListedThread(row)
  const words = [thread.name ?? thread.preview, thread.cwd, thread.gitInfo?.branch ?? '', thread.id]
  const line = oneLine(words.filter(word => word !== '').join(' · '))
  const { text, marks } = snippetOf(line, matcher.marks(line))
  return { kind: textKinds[kind] ?? 'name', line: 0, inherited, snippet: text, marks: [...marks] }
}
