import { useMemo, useState } from 'react'
import type { ThreadOutline } from '../../../shared/ipc/history.ts'
import { Button, LinkButton } from '../../components/Button.tsx'
import { VisibleText } from '../../content/VisibleText.tsx'
import { clock, count, duration, exact, isoTime } from '../../util/format.ts'
import { cutText } from '../../util/text.ts'
import { CsvMenu } from '../tables/index.ts'
import { CALLS, spentIn, type TimedTurn, tookMs, turnsCsv } from './csv.ts'
import { LANE } from './lanes.ts'
import type { Spot } from './spot.ts'
import styles from './TurnTable.module.css'
import { shareOf, tokenParts } from './totals.ts'
import type { Line } from './use-line.ts'
import { contextWords, turnStatusWord } from './words.ts'

/** Rows at a time: more would be slow to draw, and nobody reads them at once. */
const PAGE = 200

interface TurnTableProps {
  readonly outline: ThreadOutline
  readonly line: Line
  readonly compactions: readonly number[]
  /** Turns that are looked at, zero-based, both included. */
  readonly range: { readonly from: number; readonly to: number }
  readonly onGo: (spot: Spot) => void
}

/** All that the charts show, in numbers. */
export function TurnTable({ outline, line, compactions, range, onGo }: TurnTableProps) {
  const [page, setPage] = useState(0)
  const rows = useMemo(
    () =>
      line.axis.turns.flatMap(({ of }): TimedTurn[] => {
        const turn = outline.turns[of.turn]
        if (turn === undefined || of.turn < range.from || of.turn > range.to) return []
        return [{ turn, of, compacted: compactions[of.turn] ?? 0 }]
      }),
    [line, outline, compactions, range],
  )
  const pages = Math.max(1, Math.ceil(rows.length / PAGE))
  const at = Math.min(page, pages - 1)
  const shown = rows.slice(at * PAGE, (at + 1) * PAGE)
  return (
    <div className={styles.box}>
      <div className={styles.head}>
        <h3 className={styles.heading}>Turn by turn</h3>
        <span className={styles.grow} />
        <CsvMenu tables={[{ name: 'turns', file: 'turns', csv: async () => turnsCsv(rows) }]} testId="timeline-csv" />
      </div>
      {pages > 1 && (
        <p className={styles.pages}>
          <Button unavailable={at === 0} onClick={() => setPage(Math.max(0, at - 1))}>
            Earlier turns
          </Button>
          <span>
            {count(at * PAGE + 1)} to {count(at * PAGE + shown.length)} of {count(rows.length)}
          </span>
          <Button unavailable={at === pages - 1} onClick={() => setPage(Math.min(pages - 1, at + 1))}>
            Later turns
          </Button>
        </p>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className={styles.scroll} tabIndex={0} aria-label="Turns, as a table">
        <table className={styles.table} data-testid="timeline-table">
          <caption className="vh">Times and tokens of each turn</caption>
          <thead>
            <tr>
              <th scope="col">Turn</th>
              <th scope="col">Prompt</th>
              <th scope="col">Began</th>
              {[
                'Took',
                'Thinking',
                'Writing',
                'Calls',
                'Waiting',
                'Failed',
                'Input',
                'Cached',
                'Output',
                'Reasoning',
              ].map(name => (
                <th key={name} scope="col" className={styles.number}>
                  {name}
                </th>
              ))}
              <th scope="col">Context</th>
              <th scope="col">State</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(row => (
              <Row key={row.of.turn} row={row} onGo={onGo} />
            ))}
          </tbody>
        </table>
      </section>
    </div>
  )
}

interface RowProps {
  readonly row: TimedTurn
  readonly onGo: (spot: Spot) => void
}

function Row({ row: { turn, of, compacted }, onGo }: RowProps) {
  const time = (ms: number | null) => (ms === null ? '–' : duration(ms))
  const parts = turn.tokens === null ? null : tokenParts(turn.tokens)
  const tokens = (value: number | undefined) => (value === undefined ? '–' : count(value))
  const began = turn.startedAt ?? of.began / 1000
  const share = shareOf(turn)
  const states = [
    turnStatusWord(turn.status),
    ...(share === 'rolledBack' ? ['rolled back'] : share === 'inherited' ? ['inherited'] : []),
    ...(compacted > 0 ? ['compacted'] : []),
  ]
  const cells = [
    time(tookMs(turn, of)),
    time(spentIn(of, [LANE.thinking])),
    time(spentIn(of, [LANE.writing])),
    time(spentIn(of, CALLS)),
    time(of.byTime ? of.idle : null),
    count(turn.failures),
    tokens(parts?.input),
    tokens(parts?.cached),
    tokens(parts?.output),
    tokens(parts?.reasoning),
  ]
  return (
    <tr>
      <th scope="row">
        <LinkButton aria-label={`Turn ${of.turn + 1}, show`} onClick={() => onGo({ turn: of.turn, item: null })}>
          {count(of.turn + 1)}
        </LinkButton>
      </th>
      <td className={styles.prompt}>
        {turn.prompt === null ? <i>none</i> : <VisibleText text={cutText(turn.prompt, 80)} />}
      </td>
      <td>
        {Number.isFinite(began) && began > 0 ? (
          <time dateTime={isoTime(began)} title={exact(began)}>
            {clock(began)}
          </time>
        ) : (
          '–'
        )}
      </td>
      {cells.map((cell, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: columns never change their order
        <td key={index} className={styles.number}>
          {cell}
        </td>
      ))}
      <td>
        {contextWords({ context: turn.contextTokens, window: turn.contextWindow })?.replace('context ', '') ?? '–'}
      </td>
      <td>{states.join(', ')}</td>
    </tr>
  )
}
