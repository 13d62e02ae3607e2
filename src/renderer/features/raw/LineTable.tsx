// biome-ignore-all lint/a11y/useSemanticElements: a real table cannot be drawn in part
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid holds the focus and names the active row
import {
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
} from 'react'
import { useSize } from '../../util/use-size.ts'
import { LineRow } from './LineRow.tsx'
import styles from './LineTable.module.css'
import { lineAt } from './line-cache.ts'
import { rawCommand } from './raw-keys.ts'
import { lineOfRow, rowOfLine } from './rows.ts'
import { rowsSeen, scaleOf, topToSee } from './scroll-scale.ts'
import { chosenLines, selectLine, setTop, useRaw, wantLines } from './store.ts'
import { useHugeScroll } from './use-huge-scroll.ts'

/** Px of a row and of the heading. */
const ROW = 26
const HEAD = 26

interface LineTableProps {
  readonly grid: RefObject<HTMLDivElement | null>
  readonly focusWanted: boolean
  readonly onFocused: (() => void) | undefined
  readonly onProblem: (direction: 1 | -1) => void
  /** Shows the lines with problems alone, or all again. */
  readonly onFilter: () => void
  /** Puts the cursor into the field for a line's number. */
  readonly onField: () => void
  /** Shows the chosen line's item in the transcript. */
  readonly onItem: () => void
}

/** The lines as a table of which only what is seen is drawn; its height is no matter of how many there are. */
export function LineTable({ grid, focusWanted, onFocused, onProblem, onFilter, onField, onItem }: LineTableProps) {
  const id = useId()
  const only = useRaw(state => state.only)
  const total = useRaw(state => state.only?.length ?? state.total)
  const cache = useRaw(state => state.cache)
  const selected = useRaw(state => state.selected)
  const anchor = useRaw(state => state.anchor)
  const chosen = rowOfLine(only, selected)
  const range = chosenLines({ selected, anchor })
  const reveal = useRaw(state => state.reveal)
  const top = useRaw(state => state.top)
  const { height } = useSize(grid)
  const view = Math.max(0, height - HEAD)
  const scale = useMemo(() => scaleOf(total, ROW, view), [total, view])
  const scrollTo = useHugeScroll(grid, scale, top, setTop)
  const { from, to } = rowsSeen(scale, ROW, top, total)

  // biome-ignore lint/correctness/useExhaustiveDependencies: another state of the file may lack what is on screen
  useEffect(() => {
    if (view > 0) wantLines(from, to)
  }, [from, to, view, total, only])

  // Only a wish to see the line scrolls; one that came before there was any room is kept until there is.
  const seen = useRef(0)
  useLayoutEffect(() => {
    if (view === 0 || chosen < 0 || seen.current === reveal) return
    seen.current = reveal
    const target = topToSee(scale, ROW, chosen, top, true)
    if (target !== null) scrollTo(target)
  }, [reveal, chosen, scale, view, top, scrollTo])

  // The details take their room from the table: a chosen line that was in sight stays there.
  const room = useRef(view)
  useLayoutEffect(() => {
    const before = room.current
    room.current = view
    const inSight = topToSee({ ...scale, view: before }, ROW, chosen, top, false) === null
    if (view === 0 || view >= before || chosen < 0 || !inSight) return
    const target = topToSee(scale, ROW, chosen, top, false)
    if (target !== null) scrollTo(target)
  }, [chosen, scale, view, top, scrollTo])

  useEffect(() => {
    if (!focusWanted) return
    grid.current?.focus({ preventScroll: true })
    onFocused?.()
  }, [grid, focusWanted, onFocused])

  const onKeyDown = (event: KeyboardEvent) => {
    const press = { key: event.key, ctrl: event.ctrlKey, alt: event.altKey, meta: event.metaKey, shift: event.shiftKey }
    const command = rawCommand(press, { row: chosen, total, page: Math.floor(view / ROW) })
    if (command === null) return
    event.preventDefault()
    event.stopPropagation()
    if (command.do === 'go') selectLine(lineOfRow(only, command.row), command.extend)
    else if (command.do === 'problem') onProblem(command.direction)
    else if (command.do === 'filter') onFilter()
    else if (command.do === 'field') onField()
    else onItem()
  }
  const onClick = (event: MouseEvent) => {
    const row = event.target instanceof Element ? event.target.closest('[data-line]') : null
    const line = Number(row?.getAttribute('data-line') ?? 0)
    if (line > 0) selectLine(line, event.shiftKey)
  }

  const onMouseDown = (event: MouseEvent) => {
    if (!event.shiftKey) return
    // Else the text between the two places would be marked.
    event.preventDefault()
    grid.current?.focus({ preventScroll: true })
  }

  const rows: number[] = []
  for (let row = from; row <= to; row += 1) rows.push(row)
  const drawn = chosen >= from && chosen <= to
  return (
    <div className={styles.frame}>
      <div
        ref={grid}
        className={styles.grid}
        role="grid"
        aria-label="Lines of the file"
        aria-rowcount={total + 1}
        aria-multiselectable={true}
        aria-activedescendant={drawn ? `${id}-${selected}` : undefined}
        tabIndex={0}
        data-testid="raw-table"
        data-total={total}
        onKeyDown={onKeyDown}
        onMouseDown={onMouseDown}
        onClick={onClick}
        onDoubleClick={onItem}
      >
        <div role="row" aria-rowindex={1} className={styles.head} style={{ height: HEAD }}>
          <span role="columnheader" className={styles.number}>
            Line
          </span>
          <span role="columnheader" className={styles.offset}>
            Offset
          </span>
          <span role="columnheader" className={styles.size}>
            Length
          </span>
          <span role="columnheader" className={styles.time}>
            Time
          </span>
          <span role="columnheader">Kind</span>
          <span role="columnheader" className={styles.cell}>
            In the transcript
          </span>
        </div>
        <div style={{ height: scale.height }}>
          <div className={styles.rows} style={{ top: HEAD, height: Math.min(view, scale.full) }}>
            {rows.map(row => (
              <LineRow
                key={row}
                id={`${id}-${lineOfRow(only, row)}`}
                row={row}
                number={lineOfRow(only, row)}
                line={lineAt(cache, row)}
                selected={lineOfRow(only, row) >= range.first && lineOfRow(only, row) <= range.last}
                active={row === chosen}
                y={row * ROW - top}
              />
            ))}
          </div>
        </div>
      </div>
    </div>
  )
}
