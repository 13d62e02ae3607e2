// biome-ignore-all lint/a11y/useSemanticElements: a real table cannot be drawn in part
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid holds the focus and names the active row
import clsx from 'clsx'
import { Check, EyeOff, type LucideIcon, TriangleAlert } from 'lucide-react'
import { memo } from 'react'
import type { LineVerdict, RawLine } from '../../../shared/ipc/history.ts'
import { Icon } from '../../components/Icon.tsx'
import { CodeWords } from '../../content/CodeWords.tsx'
import { escapeHidden } from '../../content/visible.ts'
import { bytes, count } from '../../util/format.ts'
import styles from './LineTable.module.css'
import { kindParts, kindText, lineTime, verdictWord } from './words.ts'

const ICON: Readonly<Record<LineVerdict, LucideIcon>> = { used: Check, notShown: EyeOff, problem: TriangleAlert }

/** A line's verdict as icon and words. */
export function Verdict({ line, words }: { readonly line: RawLine; readonly words: string }) {
  return (
    <span className={clsx(styles.verdict, styles[line.verdict])}>
      <Icon of={ICON[line.verdict]} size={12} />
      <span className={styles.cut}>
        <CodeWords text={words} />
      </span>
    </span>
  )
}

interface LineRowProps {
  /** From 0, among those shown. */
  readonly row: number
  /** One-based. */
  readonly number: number
  readonly line: RawLine | undefined
  readonly selected: boolean
  /** Whether it is the one whose record is shown. */
  readonly active: boolean
  readonly id: string
  /** Px from the top of the rows that are drawn. */
  readonly y: number
}

/** One line of the file. */
export const LineRow = memo(function LineRow({ row, number, line, selected, active, id, y }: LineRowProps) {
  return (
    <div
      id={id}
      role="row"
      aria-rowindex={row + 2}
      aria-selected={selected}
      aria-busy={line === undefined ? true : undefined}
      className={clsx(styles.row, selected && styles.selected, active && styles.active)}
      style={{ transform: `translateY(${y}px)` }}
      data-testid="raw-line"
      data-line={number}
      data-kind={line?.kind ?? undefined}
      data-verdict={line?.verdict}
      data-item={line?.item ?? undefined}
    >
      <span role="gridcell" className={styles.number}>
        {count(number)}
      </span>
      <span role="gridcell" className={styles.offset}>
        {line === undefined ? '' : count(line.offset)}
      </span>
      <span role="gridcell" className={styles.size} title={line === undefined ? '' : `${count(line.length)} bytes`}>
        {line === undefined ? '' : bytes(line.length)}
      </span>
      <span role="gridcell" className={styles.time} title={line?.timestamp == null ? '' : escapeHidden(line.timestamp)}>
        {line === undefined ? '' : lineTime(line.timestamp)}
      </span>
      <span
        role="gridcell"
        className={clsx(styles.kind, line?.kind === null && styles.none)}
        title={line && kindText(line)}
      >
        <span className={styles.giving}>{line === undefined ? '…' : kindParts(line)[0]}</span>
        {line !== undefined && <span className={styles.last}>{kindParts(line)[1]}</span>}
      </span>
      <span role="gridcell" className={styles.cell} title={line === undefined ? '' : verdictWord(line)}>
        {line !== undefined && <Verdict line={line} words={verdictWord(line)} />}
      </span>
    </div>
  )
})
