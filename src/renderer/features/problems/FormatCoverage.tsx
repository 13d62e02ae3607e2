import type { ReactNode } from 'react'
import { Later } from '../../components/Later.tsx'
import { Middle, Note } from '../../components/Note.tsx'
import { Table } from '../../components/Table.tsx'
import { Trouble } from '../../components/Trouble.tsx'
import { PathText, Word } from '../../content/Labels.tsx'
import { useAnswer } from '../../ipc/use-answer.ts'
import { count } from '../../util/format.ts'
import { useUnread } from '../engine/index.ts'
import { useQuery } from '../threads/index.ts'
import styles from './FormatCoverage.module.css'

/** Kinds of records and keys that this Skein does not know, by release: drift is seen before transcripts go empty. */
export function FormatCoverage(): ReactNode {
  const homes = useQuery(state => state.query.homes)
  const unread = useUnread()
  const { answer, error, again } = useAnswer('doctor.coverage', { homes: [...homes] })
  if (error !== null)
    return (
      <Middle>
        <Trouble error={error} onRetry={again} />
      </Middle>
    )
  if (answer === null)
    return (
      <Middle>
        <Later>
          <p>Counting unknown kinds…</p>
        </Later>
      </Middle>
    )
  const { unknown } = answer
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
