import { ChevronsUpDown } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { HeadRow, HeadSide } from '../../../shared/ipc/compare.ts'
import type { ThreadKey } from '../../../shared/ipc/contract.ts'
import { Later } from '../../components/Later.tsx'
import { Menu } from '../../components/Menu.tsx'
import { Table } from '../../components/Table.tsx'
import { Trouble } from '../../components/Trouble.tsx'
import { Word } from '../../content/Labels.tsx'
import { useAnswer } from '../../ipc/use-answer.ts'
import { count } from '../../util/format.ts'
import { CsvTools } from '../tables/index.ts'
import page from './ComparePage.module.css'
import styles from './FactTable.module.css'
import { Verdict } from './Verdict.tsx'
import { headsCsv } from './words.ts'

interface WhichProps {
  readonly letter: string
  readonly side: HeadSide
  readonly onChoose: (head: number) => void
}

/** Which head of a side is compared, and the way to another one. */
function Which({ letter, side, onChoose }: WhichProps) {
  const { heads, chosen, reason } = side
  const shown = chosen === null ? undefined : heads[chosen]
  return (
    <div className={styles.which} data-testid={`head-${letter.toLowerCase()}`}>
      <span>
        {letter}: {shown === undefined ? 'no head' : `line ${count(shown.line)} of `}
        {shown !== undefined && <Word text={shown.path} />}
        {reason !== null && ' · not opened: only what the list shows, and of other texts the length'}
      </span>
      {heads.length > 1 && (
        <Menu
          icon={ChevronsUpDown}
          small={true}
          label={`Choose a head for ${letter}`}
          testId={`choose-head-${letter.toLowerCase()}`}
          groups={[
            {
              label: 'Heads',
              choices: heads.map((head, at) => ({
                label: `Line ${count(head.line)}: ${head.id ?? 'no id'}`,
                checked: at === chosen,
                choose: () => onChoose(at),
              })),
            },
          ]}
        />
      )}
    </div>
  )
}

function Row({ row }: { readonly row: HeadRow }) {
  const cell = (text: string | null) =>
    text === null ? (
      <td className={styles.absent}>not there</td>
    ) : (
      <td>
        <Word text={text} />
      </td>
    )
  return (
    <tr data-verdict={row.verdict} data-testid="compared-row">
      <Verdict of={row.verdict} />
      <th scope="row" className={styles.path}>
        <Word text={row.path} />
        {row.from !== null && <span className={styles.part}> from character {count(row.from + 1)} on</span>}
      </th>
      {cell(row.a)}
      {cell(row.b)}
    </tr>
  )
}

interface HeadsProps {
  readonly a: ThreadKey
  readonly b: ThreadKey
  readonly differencesOnly: boolean
}

/** The heads of two threads, or two heads of one, member by member. */
export function Heads({ a, b, differencesOnly }: HeadsProps): ReactNode {
  const [heads, setHeads] = useState({ headA: 0, headB: 0 })
  const { answer, error, again } = useAnswer('compare.heads', { a, b, ...heads })
  if (error !== null) return <Trouble error={error} testId="compare-error" onRetry={again} />
  if (answer === null)
    return (
      <Later>
        <p className={page.counts}>Reading both heads…</p>
      </Later>
    )
  const rows = differencesOnly ? answer.rows.filter(({ verdict }) => verdict === 'differs') : answer.rows
  return (
    <div data-testid="heads">
      <div className={page.tools}>
        <div>
          <Which letter="A" side={answer.a} onChoose={headA => setHeads({ ...heads, headA })} />
          <Which letter="B" side={answer.b} onChoose={headB => setHeads({ ...heads, headB })} />
        </div>
        {rows.length > 0 && (
          <span className={page.ways}>
            <CsvTools what="the heads" file="compared-heads" csv={headsCsv(rows)} />
          </span>
        )}
      </div>
      {rows.length === 0 ? (
        <p className={page.counts}>{differencesOnly ? 'No differences.' : 'Neither side has a head.'}</p>
      ) : (
        <Table caption="Both heads, member by member" className={styles.table} testId="compared">
          <thead>
            <tr>
              <th scope="col" className={styles.verdict}>
                Result
              </th>
              <th scope="col">Member</th>
              <th scope="col">A</th>
              <th scope="col">B</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(row => (
              <Row key={row.path} row={row} />
            ))}
          </tbody>
        </Table>
      )}
      {answer.left > 0 && <p className={page.counts}>{count(answer.left)} more members are not listed.</p>}
    </div>
  )
}
