import { type CsvCell, csvTable } from '../../../shared/csv.ts'
import type { RawLine } from '../../../shared/ipc/history.ts'
import { AppError } from '../../../shared/ipc/result.ts'
import { call } from '../../ipc/client.ts'
import { allRows } from '../tables/index.ts'
import { rawStore } from './store.ts'

/** Lines of a request, and of all together: more no spreadsheet is glad of. */
const PAGE = 200
const MOST = 100_000

const HEADER = ['line', 'byte', 'bytes', 'time', 'kind', 'verdict', 'problem']

/** A row for each line, as the table shows them; times as the file writes them. */
export function linesCsv(lines: readonly RawLine[]): string {
  return csvTable(
    HEADER,
    lines.map(({ number, offset, length, timestamp, kind, verdict, problem }): CsvCell[] => [
      ...[number, offset, length],
      ...[timestamp, kind, verdict, problem],
    ]),
  )
}

/**
 * The lines that the table shows, not only those that are loaded.
 * @returns null where none is shown
 * @throws AppError; also when the file changes meanwhile
 */
export async function allLinesCsv(): Promise<string | null> {
  const { key, version, total, only } = rawStore.getState()
  const wanted = Math.min(only?.length ?? total, MOST)
  if (key === null || wanted === 0) return null
  const { homeId, id } = key
  const lines = await allRows(wanted, PAGE, async (from, limit) => {
    const window = { homeId, id, version, from, limit }
    const reply = await call('threads.lines', only === null ? window : { ...window, only: 'problems' as const })
    if (!reply.current) throw new AppError('unreadable', 'The file has changed meanwhile: ask again')
    return reply.lines
  })
  return linesCsv(lines)
}
