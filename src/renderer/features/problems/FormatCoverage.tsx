import { type ReactNode, useEffect, useState } from 'react'
import type { Out } from '../../../shared/ipc/contract.ts'
import type { AppError } from '../../../shared/ipc/result.ts'
import { Later } from '../../components/Later.tsx'
import { Middle, Note } from '../../components/Note.tsx'
import { Table } from '../../components/Table.tsx'
import { Trouble } from '../../components/Trouble.tsx'
import { PathText, Word } from '../../content/Labels.tsx'
import { call, isCancelled, toAppError } from '../../ipc/client.ts'
import { count } from '../../util/format.ts'
import { useUnread } from '../engine/index.ts'
import { useQuery } from '../threads/index.ts'
import styles from './FormatCoverage.module.css'
import { useProblems } from './store.ts'

type Unknown = Out<'doctor.coverage'>['unknown']

/** Kinds of records and keys that this Skein does not know, by release: drift is seen before transcripts go empty. */
export function FormatCoverage(): ReactNode {
  const homes = useQuery(state => state.query.homes)
  // A new summary says that something was read.
  const summary = useProblems(state => state.summary)
  const [unknown, setUnknown] = useState<Unknown | null>(null)
  const [error, setError] = useState<AppError | null>(null)
  const [attempt, setAttempt] = useState(0)
  const unread = useUnread()
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was read since, and another attempt, ask again
  useEffect(() => {
    const asking = new AbortController()
    call('doctor.coverage', { homes: [...homes] }, asking.signal).then(
      answer => {
        setUnknown(answer.unknown)
        setError(null)
      },
      (thrown: unknown) => {
        if (!isCancelled(thrown)) setError(toAppError(thrown))
      },
    )
    return () => asking.abort()
  }, [homes, summary, attempt])
  if (error !== null)
    return (
      <Middle>
        <Trouble error={error} onRetry={() => setAttempt(attempt + 1)} />
      </Middle>
    )
  if (unknown === null)
    return (
      <Middle>
        <Later>
          <p>Counting unknown kinds…</p>
        </Later>
      </Middle>
    )
  if (unknown.length === 0)
    return (
      <Middle>
        <Note title={unread ?? 'Everything is known'} testId={unread === null ? 'coverage-none' : 'coverage-reading'}>
          <p>
            All kinds of records and all their keys, in every file that was read{unread !== null && ' so far'}, are
            known to this Skein.
          </p>
        </Note>
      </Middle>
    )
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by keyboard
    <div className={styles.frame} tabIndex={0}>
      <p className={styles.say}>
        Kinds of records and keys of their envelopes that this Skein does not know, by the release that wrote them, the
        oldest first. They are kept and can be seen raw; a newer Skein may know them.
      </p>
      <Table caption="Unknown kinds and keys by release" className={styles.table} testId="format-coverage">
        <thead>
          <tr>
            <th scope="col">Unknown</th>
            <th scope="col">Name</th>
            <th scope="col">Release</th>
            <th scope="col" className={styles.number}>
              Records
            </th>
            <th scope="col" className={styles.number}>
              Files
            </th>
            <th scope="col">First in</th>
          </tr>
        </thead>
        <tbody>
          {unknown.map(one => (
            <tr key={`${one.what} ${one.name} ${one.release}`}>
              <td>{one.what}</td>
              <th scope="row" className={styles.name}>
                <Word text={one.name} />
              </th>
              <td>{one.release === '' ? '–' : <Word text={one.release} />}</td>
              <td className={styles.number}>{count(one.count)}</td>
              <td className={styles.number}>{count(one.files)}</td>
              <td className={styles.path}>
                <PathText path={one.firstFile} />
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  )
}
