import { type ReactNode, useId } from 'react'
import { type CsvCell, csvOf } from '../../../shared/csv.ts'
import { Table } from '../../components/Table.tsx'
import { CsvTools } from './CsvTools.tsx'
import styles from './DataTable.module.css'

export interface Column {
  readonly name: string
  /** Numbers stand at the right. */
  readonly number?: boolean
}

export interface TableRow {
  readonly key: string
  /** One for each column; the first one heads the row. */
  readonly cells: readonly ReactNode[]
}

interface DataTableProps {
  readonly title: string
  /** Stands beside the title. */
  readonly tools?: ReactNode
  readonly columns: readonly Column[]
  readonly rows: readonly TableRow[]
  /** The same in full for other programs, and the name of its file. */
  readonly csv: {
    readonly name: string
    readonly header: readonly string[]
    readonly rows: readonly (readonly CsvCell[])[]
  }
  /** In place of rows where there are none. */
  readonly none?: string
  /** What is to be said below. */
  readonly children?: ReactNode
  readonly testId: string
}

/** A table of numbers that can be copied and saved as CSV. */
export function DataTable({
  title,
  tools,
  columns,
  rows,
  csv,
  none = 'None in this time.',
  children,
  testId,
}: DataTableProps) {
  const id = useId()
  const text = csvOf(csv)
  return (
    <section className={styles.section} aria-labelledby={id} data-testid={testId}>
      <div className={styles.head}>
        <h2 className={styles.title} id={id}>
          {title}
        </h2>
        {tools}
        <span className={styles.grow} />
        {rows.length > 0 && <CsvTools what={title} file={csv.name} csv={text} />}
      </div>
      {rows.length === 0 ? (
        <p className={styles.none}>{none}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by keyboard
        <section className={styles.scroll} tabIndex={0} aria-label={`${title}, the table`}>
          <Table caption={title} className={styles.table}>
            <thead>
              <tr>
                {columns.map(({ name, number }) => (
                  <th key={name} scope="col" className={number === true ? styles.number : undefined}>
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ key, cells }) => (
                <tr key={key}>
                  {columns.map(({ name, number }, index) =>
                    index === 0 ? (
                      <th key={name} scope="row" className={styles.first}>
                        {cells[index]}
                      </th>
                    ) : (
                      <td key={name} className={number === true ? styles.number : styles.text}>
                        {cells[index]}
                      </td>
                    ),
                  )}
                </tr>
              ))}
            </tbody>
          </Table>
        </section>
      )}
      {children}
    </section>
  )
}
