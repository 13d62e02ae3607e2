import * as z from 'zod'
import { UnsupportedHistoryMode } from '../../../shared/history-mode.ts'
import type { HeadChoice, HeadComparison, HeadSide } from '../../../shared/ipc/compare.ts'
import { AppError } from '../../../shared/ipc/result.ts'
import type { Index } from '../index/open.ts'
import { openThread } from '../threads/gate.ts'
import type { ThreadRow } from '../threads/rows.ts'
import { type FoundHead, firstHeads, furtherHeads } from './heads.ts'
import { maskHead } from './mask-head.ts'
import { treeDiff } from './tree-diff.ts'

interface Heads {
  readonly heads: readonly FoundHead[]
  /** Why its history is not opened; null where it is. */
  readonly reason: string | null
}

/** What is read for it, and who hears of a thread that is not what the index says. */
interface Sources {
  readonly db: Index
  readonly changed: (row: ThreadRow) => void
}

/**
 * Compares two heads, of two threads or of one. Of a thread that the gate refuses the first head of each file alone is
 * looked at, and of its texts only those told that lists show.
 * @throws the signal's reason
 */
export async function compareHeads(
  sources: Sources,
  a: { readonly row: ThreadRow; readonly choice: HeadChoice },
  b: { readonly row: ThreadRow; readonly choice: HeadChoice },
  signal: AbortSignal,
): Promise<HeadComparison> {
  const readA = await readHeads(sources, a.row, signal)
  const readB = await readHeads(sources, b.row, signal)
  // The other one took its time: the gate has the last word on both.
  const ofA = chosen(checked(sources, a.row, readA), a.choice)
  const ofB = chosen(checked(sources, b.row, readB), b.choice)
  return { a: ofA.side, b: ofB.side, ...treeDiff(ofA.value, ofB.value) }
}

async function readHeads({ db, changed }: Sources, row: ThreadRow, signal: AbortSignal): Promise<Heads> {
  const first = firstHeads(row)
  try {
    const opened = openThread(row)
    const further = await furtherHeads(opened, countOfHeads(db, row), signal)
    return { heads: [...first, ...further], reason: null }
  } catch (error) {
    signal.throwIfAborted()
    return { heads: first, reason: reasonOf(error, () => changed(row)) }
  }
}

/** What was read, as long as the gate lets the thread through; else the first heads as they are now. */
function checked({ changed }: Sources, row: ThreadRow, read: Heads): Heads {
  if (read.reason !== null) return read
  try {
    openThread(row)
    return read
  } catch (error) {
    return { heads: firstHeads(row), reason: reasonOf(error, () => changed(row)) }
  }
}

function reasonOf(error: unknown, changed: () => void): string {
  if (error instanceof UnsupportedHistoryMode) {
    if (error.changed) changed()
    return error.message
  }
  if (error instanceof AppError || (error instanceof Error && error.name === 'CompressionError')) return error.message
  throw error
}

function chosen({ heads, reason }: Heads, choice: HeadChoice): { side: HeadSide; value: unknown } {
  const found = heads[choice]
  const side = { heads: heads.map(({ info }) => info), chosen: found === undefined ? null : choice, reason }
  const value = reason === null ? found?.value : maskHead(found?.value)
  return { side, value: value ?? {} }
}

const countRow = z.object({ count: z.number().nullable() }).optional()

/** How many heads the deciding file has, by the index; null where nobody has looked. */
function countOfHeads(db: Index, row: ThreadRow): number | null {
  const found = db
    .prepare(
      `SELECT (SELECT k.value ->> 'count' FROM json_each(f.profile, '$.kinds') k WHERE k.value ->> 'kind' = 'session_meta') AS count
       FROM files f JOIN threads t ON f.home_id = t.home_id AND f.path = t.files ->> 0
       WHERE t.home_id = ? AND t.id = ? AND f.profile IS NOT NULL`,
    )
    .get(row.home_id, row.id)
  return countRow.parse(found)?.count ?? null
}
