import { shareUnderstood, unknownTable } from '../../../shared/coverage-csv.ts'
import { csvOf, csvTable } from '../../../shared/csv.ts'
import { findingsTable } from '../../../shared/findings-csv.ts'
import type { Out } from '../../../shared/ipc/contract.ts'
import type { Finding } from '../../../shared/ipc/doctor.ts'
import { groupName, type Matrix } from './matrix.ts'

/** The tables of the page as CSV. Pure. */

/** How often each check found something, by release; cells without findings are 0. */
export function matrixCsv({ rows, groups }: Matrix): string {
  return csvTable(
    ['severity', 'check', 'title', ...groups.map(groupName), 'all', 'threads'],
    rows.map(({ severity, check, title, counts, count, threads }) => [
      severity,
      check,
      title,
      ...groups.map(group => counts.get(group) ?? 0),
      count,
      threads,
    ]),
  )
}

export function findingsCsv(findings: readonly Finding[]): string {
  return csvOf(findingsTable(findings))
}

/** Unknown kinds and keys by release. */
export function coverageCsv(unknown: Out<'doctor.coverage'>['unknown']): string {
  return csvOf(unknownTable({ unknown }))
}

/** How much of the files of each release is understood; the share from 0 to 1. */
export function understoodCsv(releases: Out<'doctor.coverage'>['releases']): string {
  return csvTable(
    ['release', 'files', 'bytes', 'unknown_bytes', 'understood'],
    releases.map(({ release, files, bytes, unknownBytes }) => [
      ...[release, files, bytes, unknownBytes],
      Number(shareUnderstood({ bytes, unknownBytes }).toFixed(4)),
    ]),
  )
}
