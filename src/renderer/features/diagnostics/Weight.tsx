import type { Profile } from '../../../shared/ipc/doctor.ts'
import { LinkButton } from '../../components/Button.tsx'
import { Table } from '../../components/Table.tsx'
import { Word } from '../../content/Labels.tsx'
import { bytes, count, plural } from '../../util/format.ts'
import styles from './Diagnostics.module.css'
import { shareText, slicesOf } from './weight.ts'

interface WeightProps {
  readonly profile: Profile
  readonly onLine: ((line: number) => void) | null
}

/** What a file is made of: answers why it is so large. */
export function Weight({ profile, onLine }: WeightProps) {
  const { shown, others } = slicesOf(profile)
  const notes = [
    profile.imageBytes === null
      ? 'Pictures are not looked for in a thread that is not opened.'
      : profile.imageBytes > 0 && `Pictures: ${bytes(profile.imageBytes)}.`,
    profile.copyBytes > 0 &&
      `Compactions repeat the conversation: ${bytes(profile.copyBytes)}, ${shareText(profile.copyBytes / profile.bytes)}.`,
    profile.badLines > 0 && `${plural(profile.badLines, 'line is', 'lines are')} no record.`,
  ].filter(note => note !== false)
  return (
    <div data-testid="weight">
      <Table caption="Bytes by kind of record" className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Kind of record</th>
            <th scope="col">Records</th>
            <th scope="col">Size</th>
            <th scope="col">Share</th>
            <th scope="col" className={styles.barCell}>
              <span className="vh">Share as a bar</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {[...shown, ...(others === null ? [] : [others])].map(slice => (
            <tr key={slice.kind}>
              <th scope="row" className={styles.kind}>
                {slice.kind === '?' ? 'no plain record' : <Word text={slice.kind} />}
              </th>
              <td>{count(slice.count)}</td>
              <td>{bytes(slice.bytes)}</td>
              <td>{shareText(slice.share)}</td>
              <td className={styles.barCell}>
                <span className={styles.bar} style={{ width: `${slice.share * 100}%` }} />
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
      {notes.length > 0 && <p className={styles.quiet}>{notes.join(' ')}</p>}
      <h4 className={styles.sub}>Heaviest lines</h4>
      <Table caption="The heaviest lines" className={styles.table} testId="heaviest">
        <thead>
          <tr>
            <th scope="col">Kind of record</th>
            <th scope="col">Line</th>
            <th scope="col">Byte</th>
            <th scope="col">Size</th>
          </tr>
        </thead>
        <tbody>
          {profile.heaviest.slice(0, 10).map(line => (
            <tr key={line.line}>
              <th scope="row" className={styles.kind}>
                {line.kind === '?' ? 'no plain record' : <Word text={line.kind} />}
              </th>
              <td>
                {onLine === null ? (
                  count(line.line)
                ) : (
                  <LinkButton aria-label={`Open line ${count(line.line)}`} onClick={() => onLine(line.line)}>
                    {count(line.line)}
                  </LinkButton>
                )}
              </td>
              <td>{count(line.offset)}</td>
              <td>{bytes(line.bytes)}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  )
}
