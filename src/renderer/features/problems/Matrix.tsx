import clsx from 'clsx'
import { type KeyboardEvent, useMemo, useRef } from 'react'
import { SeverityIcon } from '../../components/SeverityIcon.tsx'
import { Word } from '../../content/Labels.tsx'
import { compact, count, plural } from '../../util/format.ts'
import { severityNames } from '../../util/severity-names.ts'
import styles from './Matrix.module.css'
import { cellForKey, groupName, type Matrix as MatrixData, type MatrixRow, matrixOf, tintOf } from './matrix.ts'
import { chooseProblems, useProblems } from './store.ts'

interface RowProps {
  readonly row: MatrixRow
  readonly at: number
  readonly matrix: MatrixData
  readonly check: string | null
  readonly group: string | null
  /** The cell that Tab reaches. */
  readonly stop: { readonly row: number; readonly column: number }
}

function Row({ row, at, matrix, check, group, stop }: RowProps) {
  const chosen = check === row.check
  const tabIndex = (column: number) => (stop.row === at && stop.column === column ? 0 : -1)
  return (
    <tr className={clsx(chosen && styles.chosen)}>
      <th scope="row" className={styles.check}>
        <button
          type="button"
          className={styles.name}
          title={row.check}
          aria-pressed={chosen && group === null}
          tabIndex={tabIndex(0)}
          data-row={at}
          data-column={0}
          data-testid="matrix-check"
          data-check={row.check}
          onClick={() => chooseProblems({ check: chosen && group === null ? null : row.check, group: null })}
        >
          <SeverityIcon of={row.severity} label={severityNames[row.severity].name} />
          <span>{row.title}</span>
        </button>
      </th>
      {matrix.groups.map((one, column) => {
        const many = row.counts.get(one) ?? 0
        if (many === 0)
          return (
            <td key={one} className={styles.none}>
              <span aria-hidden={true}>·</span>
              <span className="vh">none</span>
            </td>
          )
        const here = chosen && group === one
        return (
          <td key={one}>
            <button
              type="button"
              className={styles.cell}
              data-severity={row.severity}
              data-tint={tintOf(many, matrix.most)}
              aria-pressed={here}
              aria-label={`${row.title}, release ${groupName(one)}: ${plural(many, 'finding')}`}
              title={count(many)}
              tabIndex={tabIndex(column + 1)}
              data-row={at}
              data-column={column + 1}
              data-testid="matrix-cell"
              onClick={() => chooseProblems(here ? { check: null, group: null } : { check: row.check, group: one })}
            >
              {compact(many)}
            </button>
          </td>
        )
      })}
      <td className={styles.all}>{count(row.count)}</td>
      <td className={styles.threads}>{row.threads === 0 ? '–' : count(row.threads)}</td>
    </tr>
  )
}

/** How often each check found something, by release. A cell chooses what the list below shows; arrows move in it. */
export function Matrix() {
  const summary = useProblems(state => state.summary)
  const { severities, check, group } = useProblems(state => state.choice)
  const table = useRef<HTMLTableElement>(null)
  const matrix = useMemo(() => (summary === null ? null : matrixOf(summary, severities)), [summary, severities])
  if (matrix === null || matrix.rows.length === 0) return null
  const chosenRow = matrix.rows.findIndex(row => row.check === check)
  const column = group === null ? 0 : matrix.groups.indexOf(group) + 1
  const stop = chosenRow === -1 ? { row: 0, column: 0 } : { row: chosenRow, column }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey || !(event.target instanceof HTMLElement)) return
    const { row, column: from } = event.target.dataset
    if (row === undefined || from === undefined) return
    // Cells with nothing in them are passed over.
    let at = { row: Number(row), column: Number(from) }
    for (;;) {
      const to = cellForKey(event.key, at, matrix)
      if (to === null || (to.row === at.row && to.column === at.column)) return
      const found = table.current?.querySelector<HTMLElement>(`[data-row="${to.row}"][data-column="${to.column}"]`)
      event.preventDefault()
      event.stopPropagation()
      if (found != null) {
        found.focus()
        return
      }
      at = to
      // An end without a cell: the nearest one before it.
      if (event.key === 'End' || event.key.startsWith('Page')) {
        table.current?.querySelector<HTMLElement>(`[data-row="${to.row}"][data-column="0"]`)?.focus()
        return
      }
    }
  }

  return (
    <div className={styles.frame}>
      <table ref={table} className={styles.table} data-testid="problem-matrix" onKeyDown={onKeyDown}>
        <caption className="vh">Findings by check and release</caption>
        <thead>
          <tr>
            <th scope="col" className={styles.check}>
              Check
            </th>
            {matrix.groups.map(one => (
              <th
                scope="col"
                key={one}
                className={styles.release}
                title={one === '' ? 'No release wrote it' : undefined}
              >
                <Word text={groupName(one)} />
              </th>
            ))}
            <th scope="col" className={styles.release}>
              All
            </th>
            <th scope="col" className={styles.release}>
              Threads
            </th>
          </tr>
        </thead>
        <tbody>
          {matrix.rows.map((row, at) => (
            <Row key={row.check} row={row} at={at} matrix={matrix} check={check} group={group} stop={stop} />
          ))}
        </tbody>
      </table>
    </div>
  )
}
