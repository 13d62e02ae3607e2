import { csvTable } from '../../../shared/csv.ts'
import { isoTime } from '../../../shared/iso-time.ts'
import type { QueueRow } from './store.ts'

/** Threads of the queue as a table; times in UTC. Pure. */
export function queueCsv(rows: readonly QueueRow[]): string {
  return csvTable(
    ['state', 'thread', 'title', 'project', 'errors', 'warnings', 'checks', 'release', 'changed'],
    rows.map(({ state, thread, checks }) => [
      state,
      thread.id,
      thread.name ?? thread.preview,
      thread.cwd,
      sumOf(checks, 'error'),
      sumOf(checks, 'warning'),
      checks.map(({ check }) => check).join(' '),
      thread.cliVersion,
      isoTime(thread.updatedAt * 1000),
    ]),
  )
}

/** How many findings of a severity there are. */
export function sumOf(checks: QueueRow['checks'], severity: 'error' | 'warning'): number {
  return checks.reduce((sum, one) => sum + (one.severity === severity ? one.count : 0), 0)
}
