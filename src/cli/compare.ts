import { statSync } from 'node:fs'
import { compareHeads } from '../main/engine/compare/compare-heads.ts'
import { compareHomes } from '../main/engine/compare/compare-homes.ts'
import { compareThreads } from '../main/engine/compare/compare-threads.ts'
import { visibleJson } from '../main/engine/export/visible.ts'
import type { ThreadStore } from '../main/engine/protocol/store.ts'
import { toThreadId } from '../main/engine/protocol/thread-id.ts'
import type { ThreadRow } from '../main/engine/threads/rows.ts'
import { comparisonTable, headsTable, homesTable } from '../shared/compare-csv.ts'
import type { Table } from '../shared/csv.ts'
import { headComparison, homeComparison, type ThreadComparison, threadComparison } from '../shared/ipc/compare.ts'
import { countOf, formOf, homeOptions, openStore, parse, usageError } from './arguments.ts'
import { comparisonText, headsText, homesText } from './compare-text.ts'
import { visibleTable } from './csv.ts'
import { CliError, type ExitCode, exitCodes } from './exit-codes.ts'
import { findThread } from './find-thread.ts'
import { untilInterrupted } from './interrupt.ts'
import { complain, write, writeLine } from './output.ts'
import { tellReading } from './search-text.ts'

const config = {
  allowPositionals: true,
  options: {
    ...homeOptions,
    json: { type: 'boolean', default: false },
    csv: { type: 'boolean', default: false },
    heads: { type: 'boolean', default: false },
    'head-a': { type: 'string', default: '1' },
    'head-b': { type: 'string', default: '1' },
    differences: { type: 'boolean', default: false },
    limit: { type: 'string', default: '1000' },
  },
} as const

interface Asked {
  readonly form: 'text' | 'json' | 'csv'
  readonly differences: boolean
  readonly limit: number
}

/** `skein compare A B` */
export async function run(args: string[]): Promise<ExitCode> {
  const { values, positionals } = parse({ args, ...config })
  const [a, b, ...rest] = positionals
  if (a === undefined || b === undefined || rest.length > 0)
    throw usageError('compare wants two thread ids or two homes')
  const limit = countOf('limit', values.limit, MAX_THREADS)
  const asked = { form: formOf(values, ['json', 'csv']), differences: values.differences, limit }
  const heads = values.heads ? headsOf(values) : null
  if (heads === null && (values['head-a'] !== '1' || values['head-b'] !== '1'))
    throw usageError('--head-a and --head-b are about heads: they want --heads')
  const homes = isFolder(a) && isFolder(b)
  if (homes && heads !== null) throw usageError('heads are those of threads: --heads wants two thread ids')
  if (homes && values.home !== undefined) throw usageError('two homes are compared without --home')
  const store = await openStore(homes ? { ...values, home: [a, b] } : values)
  try {
    return await untilInterrupted(async signal => {
      await store.readAll(tellReading(), signal)
      if (homes) await printHomes(store, asked)
      else if (heads !== null) await printHeads(store, findBoth(store, a, b), heads, asked, signal)
      else await printThreads(store, findBoth(store, a, b), asked, signal)
      return exitCodes.ok
    })
  } finally {
    store.close()
  }
}

const MAX_THREADS = 100_000

const MAX_HEAD = 1000

type Heads = readonly [a: number, b: number]

/** Which head of each, from 0. */
function headsOf(values: { readonly 'head-a': string; readonly 'head-b': string }): Heads {
  return [countOf('head-a', values['head-a'], MAX_HEAD) - 1, countOf('head-b', values['head-b'], MAX_HEAD) - 1]
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
}

/** Writes a comparison in the form that was asked for. */
function print(form: Asked['form'], comparison: object, table: Table, text: string): Promise<void> {
  if (form === 'json') return writeLine(visibleJson(comparison, process.stdout.isTTY ? 2 : 0))
  return write(form === 'csv' ? visibleTable(table) : text)
}

async function printThreads(
  store: ThreadStore,
  [a, b]: readonly [ThreadRow, ThreadRow],
  { form, differences }: Asked,
  signal: AbortSignal,
): Promise<void> {
  const { db, transcripts } = store
  // Skein's own index learns of a thread that has turned with its next scan.
  const compared = await compareThreads({ db, transcripts, changed: () => {} }, a, b, signal)
  const comparison = threadComparison.parse(compared)
  await print(form, comparison, comparisonTable(comparison), comparisonText(comparison, differences))
  tellSides(comparison)
}

async function printHeads(
  { db }: ThreadStore,
  [a, b]: readonly [ThreadRow, ThreadRow],
  [ofA, ofB]: Heads,
  { form, differences }: Asked,
  signal: AbortSignal,
): Promise<void> {
  const [left, right] = [
    { row: a, choice: ofA },
    { row: b, choice: ofB },
  ]
  const comparison = headComparison.parse(await compareHeads({ db, changed: () => {} }, left, right, signal))
  if (comparison.a.chosen === null || comparison.b.chosen === null)
    throw new CliError(exitCodes.failure, `the thread ${comparison.a.chosen === null ? a.id : b.id} has no such head`)
  await print(form, comparison, headsTable(comparison.rows), headsText(comparison, differences))
  for (const [side, { id }] of [[comparison.a, a] as const, [comparison.b, b] as const]) {
    if (side.reason !== null) complain(`of the head of ${id} only what lists show is told: ${side.reason}`)
  }
}

async function printHomes(store: ThreadStore, { form, differences, limit }: Asked): Promise<void> {
  const [a, b = a] = store.homeIds()
  if (a === undefined || b === undefined) throw new CliError(exitCodes.failure, 'the homes cannot be read')
  const show = null
  const comparison = homeComparison.parse(compareHomes(store.db, { a, b, show, offset: 0, limit }))
  await print(form, comparison, homesTable(comparison.threads), homesText(comparison, store.homes, differences))
}

/** Two threads, or the two that an id names in two homes. @throws CliError */
function findBoth(store: ThreadStore, a: string, b: string): [ThreadRow, ThreadRow] {
  const id = toThreadId(a)
  const [first, second, ...more] = id !== null && id === toThreadId(b) ? store.find(id) : []
  if (first !== undefined && second !== undefined && more.length === 0) return [first, second]
  return [findThread(store, a), findThread(store, b)]
}

/** What keeps a history out of the comparison. */
function tellSides({ a, b }: ThreadComparison): void {
  for (const { thread, reason } of [a, b]) {
    if (reason !== null) complain(`${thread.id} takes part without its history: ${reason}`)
  }
}
