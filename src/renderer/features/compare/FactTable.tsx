import clsx from 'clsx'
import type { ComparedRow, ComparedSection } from '../../../shared/ipc/compare.ts'
import { Table } from '../../components/Table.tsx'
import { Word } from '../../content/Labels.tsx'
import { count } from '../../util/format.ts'
import styles from './FactTable.module.css'
import type { SideName } from './store.ts'
import { Verdict } from './Verdict.tsx'
import { changeText, sumText, valueText, verdictCounts } from './words.ts'

interface FactTableProps {
  /** What it is a table of, for screen readers. */
  readonly caption: string
  readonly sections: readonly ComparedSection[]
  readonly differencesOnly: boolean
  /** Why there is no value on a side. */
  readonly absence: (section: ComparedSection, side: SideName) => string
}

interface RowProps extends Pick<FactTableProps, 'absence'> {
  readonly row: ComparedRow
  readonly section: ComparedSection
}

function Value({ row, section, absence, side }: RowProps & { readonly side: SideName }) {
  const text = valueText(row, side)
  return (
    <td className={text === null ? styles.absent : undefined}>
      {text === null ? absence(section, side) : <Word text={text} />}
    </td>
  )
}

function Row(props: RowProps) {
  const { name, part, verdict } = props.row
  return (
    <tr data-verdict={verdict} data-testid="compared-row">
      <Verdict of={verdict} />
      <th scope="row">
        <Word text={name} />
        {part !== null && <span className={styles.part}> {part}</span>}
      </th>
      <Value {...props} side="a" />
      <Value {...props} side="b" />
      <td className={styles.change}>{changeText(props.row)}</td>
    </tr>
  )
}

/** Facts of two sides, row by row; those that differ are marked. */
export function FactTable({ caption, sections, differencesOnly, absence }: FactTableProps) {
  return (
    <Table caption={caption} className={styles.table} testId="compared">
      <thead>
        <tr>
          <th scope="col" className={styles.verdict}>
            Result
          </th>
          <th scope="col">Fact</th>
          <th scope="col">A</th>
          <th scope="col">B</th>
          <th scope="col" className={styles.change}>
            B against A
          </th>
        </tr>
      </thead>
      {sections.map(section => {
        const rows = differencesOnly ? section.rows.filter(({ verdict }) => verdict === 'differs') : section.rows
        if (rows.length === 0) return null
        const counts = verdictCounts([section])
        return (
          <tbody key={section.id} data-section={section.id}>
            <tr className={styles.section}>
              <th colSpan={5} scope="rowgroup">
                {section.title} <span className={clsx(styles.part, styles.sum)}>{sumText(counts)}</span>
              </th>
            </tr>
            {rows.map(row => (
              <Row key={`${row.name} ${row.part ?? ''}`} row={row} section={section} absence={absence} />
            ))}
            {section.left > 0 && (
              <tr>
                <td colSpan={5} className={styles.absent}>
                  {count(section.left)} more are not listed
                </td>
              </tr>
            )}
          </tbody>
        )
      })}
    </Table>
  )
}
