import { csvTable } from '../../../shared/csv.ts'
import type { FailureCluster } from '../../../shared/ipc/failures.ts'
import { isoTime } from '../../util/iso-time.ts'

/** Fingerprints as a table; times in UTC. Pure. */
export function failuresCsv(clusters: readonly FailureCluster[]): string {
  return csvTable(
    [
      ...['fingerprint', 'kind', 'code', 'text', 'count', 'threads', 'first_release', 'last_release', 'first', 'last'],
      ...['latest_thread', 'latest_line'],
    ],
    clusters.map(one => [
      one.fingerprint.toString(16).padStart(12, '0'),
      one.kind,
      one.code,
      one.text,
      one.count,
      one.threads,
      one.firstRelease,
      one.lastRelease,
      isoTime(one.firstAt),
      isoTime(one.lastAt),
      one.example.id,
      one.example.line,
    ]),
  )
}
