import clsx from 'clsx'
import { Check, TriangleAlert } from 'lucide-react'
import type { SourcedField, ThreadDetail } from '../../../shared/ipc/detail.ts'
import { CopyTool } from '../../components/CopyTool.tsx'
import { Icon } from '../../components/Icon.tsx'
import { Section } from '../../components/Section.tsx'
import { VisibleText } from '../../content/VisibleText.tsx'
import { escapeHidden } from '../../content/visible.ts'
import { orderFields, sourcesWords } from './fields.ts'
import styles from './Known.module.css'
import { NothingSaid } from './NothingSaid.tsx'

const LONG = 24

type Place = 'head' | 'file' | 'state'

const PLACES: readonly Place[] = ['head', 'file', 'state']

/** A value that one or more places state, and how many columns it may take. */
interface Run {
  readonly value: string | null
  readonly columns: number
}

/**
 * The cells of a row. What all agree about is said once; a long value that no one disputes takes the room of the
 * places after it that say nothing, so that it still begins in the column of the place that states it.
 */
function cellsOf(field: SourcedField): readonly Run[] {
  const values = PLACES.map(place => field[place])
  const said = values.filter(value => value !== null)
  const first = said[0]
  if (field.verdict === 'differ' || first === undefined || first.length <= LONG)
    return values.map(value => ({ value, columns: 1 }))
  if (said.length > 1) {
    return said.every(value => value === first)
      ? [{ value: first, columns: 3 }]
      : values.map(value => ({ value, columns: 1 }))
  }
  const at = values.indexOf(first)
  return [...values.slice(0, at).map(value => ({ value, columns: 1 })), { value: first, columns: 3 - at }]
}

interface CellProps {
  readonly run: Run
  readonly field: SourcedField
}

function Cell({ run: { value, columns }, field }: CellProps) {
  if (value === null) return <NothingSaid />
  const long = value.length > LONG
  return (
    <td
      colSpan={columns}
      className={clsx(field.verdict === 'differ' && styles.said, long && !/\s/.test(value) && styles.mono)}
      title={columns === 3 ? saidBy(field) : long ? escapeHidden(value) : undefined}
    >
      <span className={styles.one}>
        <span>
          <VisibleText text={value} />
        </span>
        {long && <CopyTool text={value} what={field.field.toLowerCase()} small={true} />}
      </span>
    </td>
  )
}

function saidBy({ head, file, state }: SourcedField): string {
  const places = [
    head === null ? null : 'first line',
    file === null ? null : 'file',
    state === null ? null : 'state database',
  ]
  return `Stated by: ${places.filter(place => place !== null).join(', ')}`
}

function FieldRow({ field }: { readonly field: SourcedField }) {
  const differs = field.verdict === 'differ'
  return (
    <tr data-testid="known-field" data-verdict={field.verdict ?? 'none'}>
      <th scope="row">{field.field}</th>
      {cellsOf(field).map((run, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: columns never move
        <Cell run={run} field={field} key={index} />
      ))}
      <td>
        {field.verdict !== null && (
          <span className={clsx(styles.mark, differs && styles.differ)}>
            <Icon of={differs ? TriangleAlert : Check} size={12} />
            {field.verdict}
          </span>
        )}
      </td>
    </tr>
  )
}

/** What first line, file and state database say of a thread, side by side; disagreements first. */
export function Known({ detail }: { readonly detail: ThreadDetail }) {
  return (
    <Section title="What is known" note={sourcesWords(detail)} testId="known">
      <div className={styles.wrap}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th className={styles.name}>Field</th>
              <th>First line of the file</th>
              <th>File and folder</th>
              <th>State database</th>
              <th className={styles.verdict}>
                <span className="vh">Verdict</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {orderFields(detail.fields).map(field => (
              <FieldRow field={field} key={field.field} />
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  )
}
