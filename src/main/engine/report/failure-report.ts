import { fingerprintName } from '../../../shared/fingerprint-name.ts'
import { failureFilter, failureSort } from '../../../shared/ipc/failures.ts'
import { isoTime } from '../../../shared/iso-time.ts'
import type { FailureReport } from '../../../shared/report.ts'
import type { FailureFacts } from '../failures/queries.ts'

/** What failed across threads, as the index has it: for those who read it elsewhere. */

export interface FailureChoices {
  /** The numbers of homes in the index. */
  readonly homes: readonly number[]
  /** Fingerprints that a person has marked as known. */
  readonly known: readonly number[]
  /** Whether those are told of as well. */
  readonly withKnown: boolean
  /** So many fingerprints are told of at most. */
  readonly limit: number
}

/** The fingerprints of failures that most threads met, as `skein report` tells them. */
export function failureReportOf(
  facts: FailureFacts,
  { homes, known, withKnown, limit }: FailureChoices,
): FailureReport {
  const list = (which: 'these' | 'others' | null, many: number) => {
    const filter = failureFilter.parse({ known: which })
    return facts.list(homes, { filter, sort: failureSort.parse({}), offset: 0, limit: many }, known)
  }
  const { clusters, total, threads } = list(withKnown ? null : 'others', limit)
  return {
    threads: { read: threads.read, unread: threads.waiting, notOpened: threads.notOpened },
    total,
    known: withKnown ? 0 : list('these', 1).total,
    fingerprints: clusters.map(({ fingerprint, firstAt, lastAt, example, ...told }) => ({
      ...told,
      fingerprint: fingerprintName(fingerprint),
      known: known.includes(fingerprint),
      first: isoTime(firstAt),
      last: isoTime(lastAt),
      latest: { thread: example.id, line: example.line },
    })),
  }
}
