import clsx from 'clsx'
import { CircleQuestionMark, Equal, EqualNot, type LucideIcon } from 'lucide-react'
import type { ComparedRow, ComparedSection, ThreadComparison, Verdict } from '../../../shared/ipc/compare.ts'
import { Icon } from '../../components/Icon.tsx'
import { Word } from '../../content/Labels.tsx'
import { count, plural } from '../../util/format.ts'
import styles from './FactTable.module.css'
import { absenceText, changeText, VERDICTS, valueText, verdictCounts } from './words.ts'

const ICONS: Readonly<Record<Verdict, LucideIcon>> = { same: Equal, differs: EqualNot, unknown: CircleQuestionMark }

interface FactTableProps {
  readonly comparison: ThreadComparison
  readonly differencesOnly: boolean
}

function Value({ row, section, comparison, side }: RowProps & { readonly side: 'a' | 'b' }) {
  const text = valueText(row, side)
  return (
    <td className={text === null ? styles.absent : undefined}>
      {text === null ? absenceText(section, comparison[side], side) : <Word text={text} />}
    </td>
  )
}

interface RowProps {
  readonly row: ComparedRow
  readonly section: ComparedSection
  readonly comparison: ThreadComparison
}

function Row(props: RowProps) {
  const { name, part, verdict } = props.row
  return (
    <tr data-verdict={verdict} data-testid="compared-row">
      <td className={styles.verdict}>
        <Icon of={ICONS[verdict]} size={12} /> {VERDICTS[verdict]}
      </td>
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

/** All facts of two threads, row by row; those that differ are marked. */
export function FactTable({ comparison, differencesOnly }: FactTableProps) {
  return (
    <table className={styles.table} data-testid="compared">
      <caption className="vh">Facts of both threads</caption>
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
      {comparison.sections.map(section => {
        const rows = differencesOnly ? section.rows.filter(({ verdict }) => verdict === 'differs') : section.rows
        if (rows.length === 0) return null
        const { differs } = verdictCounts([section])
        return (
          <tbody key={section.id} data-section={section.id}>
            <tr className={styles.section}>
              <th colSpan={5} scope="rowgroup">
                {section.title}
                <span className={clsx(styles.part, styles.sum)}>
                  {differs === 0 ? 'no difference' : plural(differs, 'difference')}
                </span>
              </th>
            </tr>
            {rows.map(row => (
              <Row key={`${row.name} ${row.part ?? ''}`} row={row} section={section} comparison={comparison} />
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
    </table>
  )
}
