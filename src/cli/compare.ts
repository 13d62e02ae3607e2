import { statSync } from 'node:fs'
import { compareHomes } from '../main/engine/compare/compare-homes.ts'
import { compareThreads } from '../main/engine/compare/compare-threads.ts'
import { visibleJson } from '../main/engine/export/visible.ts'
import type { ThreadStore } from '../main/engine/protocol/store.ts'
import { toThreadId } from '../main/engine/protocol/thread-id.ts'
import type { ThreadRow } from '../main/engine/threads/rows.ts'
import { homeComparison, type ThreadComparison, threadComparison } from '../shared/ipc/compare.ts'
import { countOf, homeOptions, openStore, parse, usageError } from './arguments.ts'
import { comparisonText, homesText } from './compare-text.ts'
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
    differences: { type: 'boolean', default: false },
    limit: { type: 'string', default: '1000' },
  },
} as const

interface Asked {
  readonly json: boolean
  readonly differences: boolean
  readonly limit: number
}

/** `skein compare A B` */
export async function run(args: string[]): Promise<ExitCode> {
  const { values, positionals } = parse({ args, ...config })
  const [a, b, ...rest] = positionals
  if (a === undefined || b === undefined || rest.length > 0)
    throw usageError('compare wants two thread ids or two homes')
  const asked = { ...values, limit: countOf('limit', values.limit, MAX_THREADS) }
  const homes = isFolder(a) && isFolder(b)
  if (homes && values.home !== undefined) throw usageError('two homes are compared without --home')
  const store = await openStore(homes ? { ...values, home: [a, b] } : values)
  try {
    return await untilInterrupted(async signal => {
      await store.readAll(tellReading(), signal)
      if (homes) await printHomes(store, asked)
      else await printThreads(store, findBoth(store, a, b), asked, signal)
      return exitCodes.ok
    })
  } finally {
    store.close()
  }
}

const MAX_THREADS = 100_000

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
}

async function printThreads(
  store: ThreadStore,
  [a, b]: readonly [ThreadRow, ThreadRow],
  { json, differences }: Asked,
  signal: AbortSignal,
): Promise<void> {
  const { db, transcripts } = store
  // Skein's own index learns of a thread that has turned with its next scan.
  const compared = await compareThreads({ db, transcripts, changed: () => {} }, a, b, signal)
  const comparison = threadComparison.parse(compared)
  if (json) await writeLine(visibleJson(comparison, process.stdout.isTTY ? 2 : 0))
  else await write(comparisonText(comparison, differences))
  tellSides(comparison)
}

async function printHomes(store: ThreadStore, { json, differences, limit }: Asked): Promise<void> {
  const [a, b = a] = store.homeIds()
  if (a === undefined || b === undefined) throw new CliError(exitCodes.failure, 'the homes cannot be read')
  const show = null
  const comparison = homeComparison.parse(compareHomes(store.db, { a, b, show, offset: 0, limit }))
  if (json) await writeLine(visibleJson(comparison, process.stdout.isTTY ? 2 : 0))
  else await write(homesText(comparison, store.homes, differences))
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
