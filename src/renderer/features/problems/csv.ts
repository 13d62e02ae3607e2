import { csvTable } from '../../../shared/csv.ts'
import type { Out } from '../../../shared/ipc/contract.ts'
import type { Finding } from '../../../shared/ipc/doctor.ts'
import { isoTime } from '../../../shared/iso-time.ts'
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

/** Findings one by one; times in UTC. */
export function findingsCsv(findings: readonly Finding[]): string {
  return csvTable(
    ['severity', 'check', 'thread', 'title', 'path', 'line', 'byte', 'message', 'release', 'time', 'scope'],
    findings.map(finding => [
      finding.severity,
      finding.check,
      finding.threadId,
      finding.threadTitle,
      finding.path,
      finding.line,
      finding.offset,
      finding.message,
      finding.release,
      isoTime(finding.at),
      finding.scope,
    ]),
  )
}

/** Unknown kinds and keys by release. */
export function coverageCsv(unknown: Out<'doctor.coverage'>['unknown']): string {
  return csvTable(
    ['unknown', 'name', 'release', 'records', 'files', 'first_file'],
    unknown.map(one => [one.what, one.name, one.release, one.count, one.files, one.firstFile]),
  )
}
