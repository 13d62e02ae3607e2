import clsx from 'clsx'
import { TriangleAlert } from 'lucide-react'
import type { StructureLine } from '../../../shared/ipc/structure.ts'
import { LinkButton } from '../../components/Button.tsx'
import { Icon } from '../../components/Icon.tsx'
import { Table } from '../../components/Table.tsx'
import { bytes, count } from '../../util/format.ts'
import styles from './Diagnostics.module.css'
import { type FoundAt, kindWords, ordinalWords, verdictOf } from './structure-words.ts'

interface StructureTableProps {
  readonly lines: readonly StructureLine[]
  /** What was found in the file. */
  readonly found: FoundAt
  /** The number of the line that one is at; 0 for none. */
  readonly current: number
  /** Goes to a byte. */
  readonly onGo: (byte: number) => void
}

function Verdict({ words, bad }: ReturnType<typeof verdictOf>) {
  return (
    <td className={bad ? styles.damaged : undefined}>
      {bad && <Icon of={TriangleAlert} size={12} />} {words}
    </td>
  )
}

/** Some lines of a file by their structure. */
export function StructureTable({ lines, found, current, onGo }: StructureTableProps) {
  return (
    <Table
      caption="Lines at this place of the file, by their structure"
      className={clsx(styles.table, styles.lines)}
      testId="structure-lines"
    >
      <thead>
        <tr>
          <th scope="col">Line</th>
          <th scope="col">Offset</th>
          <th scope="col">Length</th>
          <th scope="col">Kind</th>
          <th scope="col">Ordinal</th>
          <th scope="col">Verdict</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(line => (
          <tr key={line.number} aria-current={line.number === current ? 'true' : undefined} data-line={line.number}>
            <th scope="row">
              <LinkButton aria-label={`Line ${count(line.number)} on the map`} onClick={() => onGo(line.offset)}>
                {count(line.number)}
              </LinkButton>
            </th>
            <td>{count(line.offset)}</td>
            <td title={`${count(line.length)} bytes`}>{bytes(line.length)}</td>
            <td className={styles.kind}>{kindWords(line)}</td>
            <td>{ordinalWords(line)}</td>
            <Verdict {...verdictOf(line, found)} />
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
