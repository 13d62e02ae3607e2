import { csvTable } from '../../../shared/csv.ts'
import { fingerprintName } from '../../../shared/fingerprint-name.ts'
import type { FailureCluster } from '../../../shared/ipc/failures.ts'
import { isoTime } from '../../../shared/iso-time.ts'

/** Fingerprints as a table; times in UTC. Pure. */
export function failuresCsv(clusters: readonly FailureCluster[]): string {
  return csvTable(
    [
      ...['fingerprint', 'kind', 'code', 'text', 'count', 'threads', 'first_release', 'last_release', 'first', 'last'],
      ...['latest_thread', 'latest_line'],
    ],
    clusters.map(one => [
      fingerprintName(one.fingerprint),
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
