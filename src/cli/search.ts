import { visible, visibleJson } from '../main/engine/export/visible.ts'
import { dateText } from '../main/engine/export/words.ts'
import type { ThreadStore } from '../main/engine/protocol/store.ts'
import { Searcher } from '../main/engine/search/searcher.ts'
import type { Outline } from '../main/engine/transcript/outline.ts'
import { UnsupportedHistoryMode } from '../shared/history-mode.ts'
import { AppError } from '../shared/ipc/result.ts'
import { type FoundThread, type PrintedThread, searchQuery } from '../shared/ipc/search.ts'
import type { ScanProgress } from '../shared/ipc/status.ts'
import { countOf, homeOptions, oneOf, openStore, parse, usageError } from './arguments.ts'
import { titleText } from './describe.ts'
import { type ExitCode, exitCodes } from './exit-codes.ts'
import { untilInterrupted } from './interrupt.ts'
import { complain, write, writeLine } from './output.ts'

const SORTS = ['relevance', 'time'] as const
const PAGE = 50
/** Reading that takes longer than this is told about. */
const PATIENCE_MS = 1500

const config = {
  allowPositionals: true,
  options: {
    ...homeOptions,
    json: { type: 'boolean', default: false },
    sort: { type: 'string', default: 'relevance' },
    limit: { type: 'string', default: '20' },
    hits: { type: 'string', default: '5' },
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
  const store = openStore(values)
  try {
    return await untilInterrupted(async signal => {
      await store.readAll(tellSlowness(), signal)
      const found = await search(store, wanted, signal)
      if (values.json) await writeLine(visibleJson(await printed(store, found, signal), process.stdout.isTTY ? 2 : 0))
      else if (found.length === 0) complain('nothing found')
      else await write(found.map(one => `${threadText(one).join('\n')}\n`).join('\n'))
      return exitCodes.ok
    })
  } finally {
    store.close()
  }
}

interface Wanted {
  readonly text: string
  readonly sort: (typeof SORTS)[number]
  readonly rows: number
  readonly limit: number
}

async function search(store: ThreadStore, wanted: Wanted, signal: AbortSignal): Promise<FoundThread[]> {
  const searcher = new Searcher(store.reader)
  const now = Date.now()
  const found: FoundThread[] = []
  for (let more = true; more; ) {
    const limit = Math.min(PAGE, wanted.limit - found.length)
    const request = searchQuery.parse({ ...wanted, limit, offset: found.length, filter: { homes: store.homeIds() } })
    const { result } = await searcher.search(request, now, signal)
    if (found.length === 0) for (const part of result.ignored) tellIgnored(wanted.text, part)
    found.push(...result.threads)
    more = result.threads.length === limit && found.length < wanted.limit
  }
  return found
}

function tellIgnored(text: string, { from, to, reason }: { from: number; to: number; reason: string }): void {
  complain(`not looked for: ${text.slice(from, Math.min(to, from + 60))} (${reason})`)
}

/** Says now and then how far the reading is that the answer waits for. */
function tellSlowness(): (progress: ScanProgress) => void {
  let told = 0
  return ({ phase, bytesRead, bytesToRead, elapsedMs }) => {
    if (phase !== 'reading' || elapsedMs < told + PATIENCE_MS) return
    told = elapsedMs
    const megabytes = (bytes: number) => Math.round(bytes / 1e6)
    complain(`reading files for the first time: ${megabytes(bytesRead)} of ${megabytes(bytesToRead)} MB`)
  }
}

function threadText({ thread, hits, rows, problem }: FoundThread): string[] {
  const folder = thread.cwd.split(/[/\\]/).findLast(part => part !== '') ?? ''
  const facts = [dateText(thread.updatedAt), folder, thread.id, hits === 1 ? '1 hit' : `${hits} hits`]
  const width = Math.max(0, ...rows.map(row => row.kind.length))
  return [
    titleText(thread),
    `  ${facts
      .filter(fact => fact !== '')
      .map(visible)
      .join(' · ')}`,
    ...rows.map(({ kind, snippet }) => `    ${kind.padEnd(width)}  ${visible(snippet)}`),
    ...(problem === null ? [] : [`    ${visible(problem)}`]),
  ]
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
