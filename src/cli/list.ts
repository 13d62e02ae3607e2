import { resolve } from 'node:path'
import { visibleJson } from '../main/engine/export/visible.ts'
import { spanOfMonth } from '../main/engine/threads/months.ts'
import { type ThreadSort, threadQuery } from '../shared/ipc/query.ts'
import { historyModeKind } from '../shared/thread.ts'
import { threadsTable } from '../shared/threads-csv.ts'
import { countOf, formOf, homeOptions, oneOf, openStore, parse, usageError } from './arguments.ts'
import { visibleTable } from './csv.ts'
import { threadTable } from './describe.ts'
import { type ExitCode, exitCodes } from './exit-codes.ts'
import { homeNames } from './home-names.ts'
import { complain, write, writeLine } from './output.ts'

const SOURCES = ['cli', 'vscode', 'exec', 'appServer', 'subAgent', 'custom', 'unknown'] as const
const SORTS = ['updated', 'created', 'name', 'size', 'tokens'] as const
const ALL = Number.MAX_SAFE_INTEGER

const config = {
  allowPositionals: true,
  options: {
    ...homeOptions,
    json: { type: 'boolean', default: false },
    csv: { type: 'boolean', default: false },
    mode: { type: 'string', multiple: true },
    source: { type: 'string', multiple: true },
    project: { type: 'string', multiple: true },
    model: { type: 'string', multiple: true },
    release: { type: 'string', multiple: true },
    month: { type: 'string', multiple: true },
    pinned: { type: 'boolean', default: false },
    tag: { type: 'string', multiple: true },
    archived: { type: 'boolean', default: false },
    active: { type: 'boolean', default: false },
    sort: { type: 'string', default: 'updated' },
    reverse: { type: 'boolean', default: false },
    limit: { type: 'string' },
  },
} as const

/** `skein list` */
export async function run(args: string[]): Promise<ExitCode> {
  const { values, positionals } = parse({ args, ...config })
  if (values.archived && values.active) throw usageError('--archived and --active exclude each other')
  const form = formOf(values, ['json', 'csv'])
  const query = threadQuery.parse({
    text: positionals.join(' ').slice(0, 1000),
    modes: [...new Set((values.mode ?? []).map(mode => oneOf('mode', mode, historyModeKind.options)))],
    sources: (values.source ?? []).map(source => oneOf('source', source, SOURCES)),
    // Threads may name folders of another machine: both as it is given and as it would be here.
    projects: (values.project ?? []).flatMap(folder => [folder, resolve(folder)]),
    models: values.model ?? [],
    releases: values.release ?? [],
    months: (values.month ?? []).map(monthOf),
    pinned: values.pinned,
    tags: values.tag ?? [],
    archived: values.archived ? 'archived' : values.active ? 'active' : 'all',
  })
  const sort = sortOf(oneOf('sort', values.sort, SORTS), values.reverse)
  const limit = values.limit === undefined ? ALL : countOf('limit', values.limit)
  const store = await openStore(values)
  try {
    await store.refresh(new AbortController().signal)
    const { threads, total } = store.list.page(store.within(query), sort, 0, limit)
    if (form === 'json') await writeLine(visibleJson(threads, process.stdout.isTTY ? 2 : 0))
    else if (form === 'csv') await write(visibleTable(threadsTable(threads)))
    else if (total === 0) complain('no threads')
    else
      await write(
        threadTable(threads, homeNames(store.homes))
          .map(line => `${line}\n`)
          .join(''),
      )
    return exitCodes.ok
  } finally {
    store.close()
  }
}

function monthOf(month: string): string {
  if (spanOfMonth(month) === null) throw usageError(`--month wants a month such as 2026-11, not '${month}'`)
  return month
}

/** Names from A, everything else from the newest or largest; `reverse` turns that round. */
function sortOf(key: ThreadSort['key'], reverse: boolean): ThreadSort {
  return { key, direction: (key === 'name') === reverse ? 'desc' : 'asc' }
}
