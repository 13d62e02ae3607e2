import type { ReactNode } from 'react'
import { shareUnderstood } from '../../../shared/coverage-csv.ts'
import type { Out } from '../../../shared/ipc/contract.ts'
import { Later } from '../../components/Later.tsx'
import { Middle, Note } from '../../components/Note.tsx'
import { Table } from '../../components/Table.tsx'
import { Trouble } from '../../components/Trouble.tsx'
import { PathText, Word } from '../../content/Labels.tsx'
import { useAnswer } from '../../ipc/use-answer.ts'
import { bytes, count } from '../../util/format.ts'
import { shareText } from '../../util/share-text.ts'
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
  const { unknown, releases } = answer
  if (releases.length === 0 || (unknown.length === 0 && releases.every(({ unknownBytes }) => unknownBytes === 0)))
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
    <section className={styles.frame} tabIndex={0} aria-label="What is not known">
      <Releases releases={releases} />
      {unknown.length > 0 && <Unknown unknown={unknown} />}
    </section>
  )
}

type Coverage = Out<'doctor.coverage'>

/** How much of the files of each release is understood. */
function Releases({ releases }: Pick<Coverage, 'releases'>) {
  return (
    <>
      <h2 className={styles.title}>How much is understood</h2>
      <p className={styles.say}>
        The part of the bytes that is in records of kinds that this Skein knows, by the release that wrote them, the
        oldest first. The rest is in unknown records, and in lines that are none.
      </p>
      <Table caption="Share of bytes understood by release" className={styles.table} testId="coverage-releases">
        <thead>
          <tr>
            <th scope="col">Release</th>
            <th scope="col" className={styles.number}>
              Files
            </th>
            <th scope="col" className={styles.number}>
              Size
            </th>
            <th scope="col" className={styles.number}>
              Understood
            </th>
          </tr>
        </thead>
        <tbody>
          {releases.map(({ release, files, bytes: size, unknownBytes }) => (
            <tr key={release}>
              <th scope="row">{release === '' ? 'not told' : <Word text={release} />}</th>
              <td className={styles.number}>{count(files)}</td>
              <td className={styles.number}>{bytes(size)}</td>
              <td className={styles.number}>{shareText(shareUnderstood({ bytes: size, unknownBytes }))}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </>
  )
}

function Unknown({ unknown }: Pick<Coverage, 'unknown'>) {
  return (
    <>
      <h2 className={styles.title}>What is not</h2>
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
    </>
  )
}
