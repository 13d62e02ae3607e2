import { csvOf, csvTable } from '../../../shared/csv.ts'
import { findingsTable } from '../../../shared/findings-csv.ts'
import type { Profile } from '../../../shared/ipc/doctor.ts'
import type { ThreadFinding } from './groups.ts'

/** What is told of one thread as tables for other programs. Pure. */

export function diagnosisCsv(findings: readonly ThreadFinding[]): string {
  return csvOf(findingsTable(findings))
}

/** What a file is made of: a row for each kind of record, and for each of the heaviest lines. */
export function weightCsv({ kinds, heaviest }: Profile): string {
  return csvTable(
    ['what', 'kind', 'records', 'line', 'byte', 'bytes'],
    [
      ...kinds.map(({ kind, count, bytes }) => ['kind', kind, count, null, null, bytes]),
      ...heaviest.map(({ kind, line, offset, bytes }) => ['line', kind, null, line, offset, bytes]),
    ],
  )
}
