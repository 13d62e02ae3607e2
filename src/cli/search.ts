import { visibleJson } from '../main/engine/export/visible.ts'
import type { ThreadStore } from '../main/engine/protocol/store.ts'
import { Searcher } from '../main/engine/search/searcher.ts'
import type { Outline } from '../main/engine/transcript/outline.ts'
import { UnsupportedHistoryMode } from '../shared/history-mode.ts'
import { AppError } from '../shared/ipc/result.ts'
import { type FoundThread, type PrintedThread, searchQuery } from '../shared/ipc/search.ts'
import { countOf, homeOptions, oneOf, openStore, parse, usageError } from './arguments.ts'
import { type ExitCode, exitCodes } from './exit-codes.ts'
import { homeNames } from './home-names.ts'
import { untilInterrupted } from './interrupt.ts'
import { complain, write, writeLine } from './output.ts'
import { searchDeeply } from './search-deep.ts'
import { inTurn, tellIgnored, tellReading, threadText } from './search-text.ts'

const SORTS = ['relevance', 'time'] as const
const PAGE = 50

const config = {
  allowPositionals: true,
  options: {
    ...homeOptions,
    json: { type: 'boolean', default: false },
    sort: { type: 'string', default: 'relevance' },
    limit: { type: 'string', default: '20' },
    hits: { type: 'string', default: '5' },
    deep: { type: 'boolean', default: false },
  },
} as const

/** `skein search QUERY` */
export async function run(args: string[]): Promise<ExitCode> {
  const { values, positionals } = parse({ args, ...config })
  const text = positionals.join(' ').slice(0, 50_000)
  if (text.trim() === '') throw usageError('search wants a query')
  const wanted = {
    text,
    sort: oneOf('sort', values.sort, SORTS),
    rows: countOf('hits', values.hits, PAGE),
    limit: countOf('limit', values.limit),
  }
  const store = await openStore(values)
  const names = homeNames(store.homes)
  try {
    return await untilInterrupted(async signal => {
      const found = values.deep
        ? await searchDeeply(store, wanted, values.json ? null : inTurn(names), signal)
        : await foundThreads(store, wanted, signal)
      if (values.json) await writeLine(visibleJson(await printed(store, found, signal), process.stdout.isTTY ? 2 : 0))
      else if (found.length === 0) complain('nothing found')
      else if (!values.deep) await write(found.map(one => `${threadText(one, names).join('\n')}\n`).join('\n'))
      return exitCodes.ok
    })
  } finally {
    store.close()
  }
}

/** What the options ask for. */
export interface Wanted {
  readonly text: string
  readonly sort: (typeof SORTS)[number]
  readonly rows: number
  readonly limit: number
}

/** Threads by what they hold, once all files have been read. @throws the signal's reason, AppError */
export async function foundThreads(store: ThreadStore, wanted: Wanted, signal: AbortSignal): Promise<FoundThread[]> {
  await store.readAll(tellReading(), signal)
  const searcher = new Searcher(store.reader)
  const now = Date.now()
  const found: FoundThread[] = []
  for (let more = true; more; ) {
    const limit = Math.min(PAGE, wanted.limit - found.length)
    const request = searchQuery.parse({ ...wanted, limit, offset: found.length })
    const filter = store.within(request.filter, wanted.text)
    const { result } = await searcher.search({ ...request, filter }, now, signal)
    if (found.length === 0) for (const part of result.ignored) tellIgnored(wanted.text, part)
    found.push(...result.threads)
    more = result.threads.length === limit && found.length < wanted.limit
  }
  return found
}

async function printed(
  store: ThreadStore,
  found: readonly FoundThread[],
  signal: AbortSignal,
): Promise<PrintedThread[]> {
  const threads: PrintedThread[] = []
  for (const { thread, rows } of found) {
    const outline = rows.some(row => row.line > 0)
      ? await outlineOf(store, thread.skein.homeId, thread.id, signal)
      : null
    const hits = rows.map(({ kind, line, snippet }) => ({ ...placeOf(outline, line), kind, snippet }))
    threads.push({ thread, hits })
  }
  return threads
}

/** Null where the gate, or the file, has changed its mind since the search. */
async function outlineOf(store: ThreadStore, homeId: number, id: string, signal: AbortSignal): Promise<Outline | null> {
  const row = store.list.row({ homeId, id })
  if (row === null) return null
  try {
    return (await store.transcripts.open(row, signal)).outline
  } catch (error) {
    if (error instanceof UnsupportedHistoryMode || error instanceof AppError) return null
    throw error
  }
}

function placeOf(outline: Outline | null, line: number): { turnId: string | null; itemId: string | null } {
  for (const turn of outline?.turns ?? []) {
    const item = turn.items.find(one => one.lines.some(({ number }) => number === line))
    if (item !== undefined) return { turnId: turn.id, itemId: item.id }
  }
  return { turnId: null, itemId: null }
}
