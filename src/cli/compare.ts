import { compareThreads } from '../main/engine/compare/compare-threads.ts'
import { visibleJson } from '../main/engine/export/visible.ts'
import type { ThreadStore } from '../main/engine/protocol/store.ts'
import { toThreadId } from '../main/engine/protocol/thread-id.ts'
import type { ThreadRow } from '../main/engine/threads/rows.ts'
import { type ThreadComparison, threadComparison } from '../shared/ipc/compare.ts'
import { homeOptions, openStore, parse, usageError } from './arguments.ts'
import { comparisonText } from './compare-text.ts'
import { type ExitCode, exitCodes } from './exit-codes.ts'
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
  },
} as const

/** `skein compare A B` */
export async function run(args: string[]): Promise<ExitCode> {
  const { values, positionals } = parse({ args, ...config })
  const [a, b, ...rest] = positionals
  if (a === undefined || b === undefined || rest.length > 0) throw usageError('compare wants two thread ids')
  const store = openStore(values)
  try {
    return await untilInterrupted(async signal => {
      await store.readAll(tellReading(), signal)
      const [rowA, rowB] = findBoth(store, a, b)
      const { db, transcripts } = store
      // Skein's own index learns of a thread that has turned with its next scan.
      const compared = await compareThreads({ db, transcripts, changed: () => {} }, rowA, rowB, signal)
      const comparison = threadComparison.parse(compared)
      if (values.json) await writeLine(visibleJson(comparison, process.stdout.isTTY ? 2 : 0))
      else await write(comparisonText(comparison, values.differences))
      tellSides(comparison)
      return exitCodes.ok
    })
  } finally {
    store.close()
  }
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
