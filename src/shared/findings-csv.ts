import type { Table } from './csv.ts'
import type { Finding } from './ipc/doctor.ts'
import { isoTime } from './iso-time.ts'

/** Findings one by one; times in UTC. Pure. */
export function findingsTable(findings: readonly Finding[]): Table {
  return {
    header: ['severity', 'check', 'thread', 'title', 'path', 'line', 'byte', 'message', 'release', 'time', 'scope'],
    rows: findings.map(finding => [
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
  }
}
