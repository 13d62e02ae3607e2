import type { Profile } from '../../../shared/ipc/doctor.ts'
import { Table } from '../../components/Table.tsx'
import { Word } from '../../content/Labels.tsx'
import { bytes, count } from '../../util/format.ts'
import { shareText } from '../../util/share-text.ts'
import styles from './Diagnostics.module.css'
import { LineLink } from './LineLink.tsx'
import { reasonsOf } from './reasons.ts'
import type { LineWay } from './way.ts'
import { slicesOf } from './weight.ts'

interface WeightProps {
  readonly profile: Profile
  readonly way: LineWay | null
}

function Share({ of }: { readonly of: number }) {
  return (
    <>
      <td>{shareText(of)}</td>
      <td className={styles.barCell}>{of > 0 && <span className={styles.bar} style={{ width: `${of * 100}%` }} />}</td>
    </>
  )
}

/** What a file is made of: answers why it is so large. */
export function Weight({ profile, way }: WeightProps) {
  const { shown, others } = slicesOf(profile)
  const share = (part: number) => (profile.bytes === 0 ? 0 : part / profile.bytes)
  return (
    <div data-testid="weight">
      <ul className={styles.reasons} data-testid="weight-reasons">
        {reasonsOf(profile).map(({ text, heavy }) => (
          <li key={text}>
            {text}
            {heavy !== null && way !== null && (
              <>
                {' '}
                <LineLink way={way} place={heavy} name="Show line">
                  Show line {count(heavy.line)}
                </LineLink>
              </>
            )}
          </li>
        ))}
      </ul>
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
        <tbody data-testid="weight-kinds">
          {[...shown, ...(others === null ? [] : [others])].map(slice => (
            <tr key={slice.kind}>
              <th scope="row" className={styles.kind}>
                {slice.kind === '?' ? 'no plain record' : <Word text={slice.kind} />}
              </th>
              <td>{count(slice.count)}</td>
              <td>{bytes(slice.bytes)}</td>
              <Share of={slice.share} />
            </tr>
          ))}
        </tbody>
        <tbody data-testid="weight-within">
          <tr>
            <th scope="rowgroup" colSpan={5} className={styles.within}>
              Among them
            </th>
          </tr>
          <tr>
            <th scope="row">Pictures</th>
            <td />
            {profile.imageBytes === null ? (
              <td colSpan={3} className={styles.quiet}>
                not looked for in a thread that is not opened
              </td>
            ) : (
              <>
                <td>{bytes(profile.imageBytes)}</td>
                <Share of={share(profile.imageBytes)} />
              </>
            )}
          </tr>
          <tr>
            <th scope="row">Copies of the conversation, by compactions</th>
            <td />
            <td>{bytes(profile.copyBytes)}</td>
            <Share of={share(profile.copyBytes)} />
          </tr>
        </tbody>
      </Table>
      <h4 className={styles.sub}>Heaviest lines</h4>
      <Table caption="The heaviest lines" className={styles.table} testId="heaviest">
        <thead>
          <tr>
            <th scope="col">Kind of record</th>
            <th scope="col">Line</th>
            <th scope="col">Byte</th>
            <th scope="col">Size</th>
            <th scope="col">Share</th>
          </tr>
        </thead>
        <tbody>
          {profile.heaviest.slice(0, 10).map(line => (
            <tr key={line.line}>
              <th scope="row" className={styles.kind}>
                {line.kind === '?' ? 'no plain record' : <Word text={line.kind} />}
              </th>
              <td>
                <LineLink way={way} place={line} name="Open line">
                  {count(line.line)}
                </LineLink>
              </td>
              <td>{count(line.offset)}</td>
              <td>{bytes(line.bytes)}</td>
              <td>{shareText(share(line.bytes))}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  )
}
