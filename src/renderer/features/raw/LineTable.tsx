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
import { rowsSeen, scaleOf, topToSee } from './scroll-scale.ts'
import { selectLine, setTop, useRaw, wantLines } from './store.ts'
import { useHugeScroll } from './use-huge-scroll.ts'

/** Px of a row and of the heading. */
const ROW = 26
const HEAD = 26

interface LineTableProps {
  readonly grid: RefObject<HTMLDivElement | null>
  readonly focusWanted: boolean
  readonly onFocused: (() => void) | undefined
  readonly onProblem: (direction: 1 | -1) => void
  /** Puts the cursor into the field for a line's number. */
  readonly onField: () => void
  /** Shows the chosen line's item in the transcript. */
  readonly onItem: () => void
}

/** The lines as a table of which only what is seen is drawn; its height is no matter of how many there are. */
export function LineTable({ grid, focusWanted, onFocused, onProblem, onField, onItem }: LineTableProps) {
  const id = useId()
  const total = useRaw(state => state.total)
  const cache = useRaw(state => state.cache)
  const selected = useRaw(state => state.selected)
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
  }, [from, to, view, total])

  // Only a wish to see the line scrolls; one that came before there was any room is kept until there is.
  const seen = useRef(0)
  useLayoutEffect(() => {
    if (view === 0 || selected === 0 || seen.current === reveal) return
    seen.current = reveal
    const target = topToSee(scale, ROW, selected - 1, top, true)
    if (target !== null) scrollTo(target)
  }, [reveal, selected, scale, view, top, scrollTo])

  // The details take their room from the table: a chosen line that was in sight stays there.
  const room = useRef(view)
  useLayoutEffect(() => {
    const before = room.current
    room.current = view
    const inSight = topToSee({ ...scale, view: before }, ROW, selected - 1, top, false) === null
    if (view === 0 || view >= before || selected === 0 || !inSight) return
    const target = topToSee(scale, ROW, selected - 1, top, false)
    if (target !== null) scrollTo(target)
  }, [selected, scale, view, top, scrollTo])

  useEffect(() => {
    if (!focusWanted) return
    grid.current?.focus({ preventScroll: true })
    onFocused?.()
  }, [grid, focusWanted, onFocused])

  const onKeyDown = (event: KeyboardEvent) => {
    const press = { key: event.key, ctrl: event.ctrlKey, alt: event.altKey, meta: event.metaKey, shift: event.shiftKey }
    const command = rawCommand(press, { line: selected, total, page: Math.floor(view / ROW) })
    if (command === null) return
    event.preventDefault()
    event.stopPropagation()
    if (command.do === 'go') selectLine(command.line)
    else if (command.do === 'problem') onProblem(command.direction)
    else if (command.do === 'field') onField()
    else onItem()
  }
  const onClick = (event: MouseEvent) => {
    const row = event.target instanceof Element ? event.target.closest('[data-line]') : null
    const line = Number(row?.getAttribute('data-line') ?? 0)
    if (line > 0) selectLine(line)
  }

  const rows: number[] = []
  for (let row = from; row <= to; row += 1) rows.push(row)
  const drawn = selected > 0 && selected - 1 >= from && selected - 1 <= to
  return (
    <div className={styles.frame}>
      <div
        ref={grid}
        className={styles.grid}
        role="grid"
        aria-label="Lines of the file"
        aria-rowcount={total + 1}
        aria-activedescendant={drawn ? `${id}-${selected}` : undefined}
        tabIndex={0}
        data-testid="raw-table"
        data-total={total}
        onKeyDown={onKeyDown}
        onClick={onClick}
        onDoubleClick={onItem}
      >
        <div role="row" aria-rowindex={1} className={styles.head} style={{ height: HEAD }}>
          <span role="columnheader" className={styles.number}>
            Line
          </span>
          <span role="columnheader" className={styles.time}>
            Time
          </span>
          <span role="columnheader">Kind</span>
          <span role="columnheader" className={styles.size}>
            Size
          </span>
          <span role="columnheader" className={styles.cell}>
            In the transcript
          </span>
        </div>
        <div style={{ height: scale.height }}>
          <div className={styles.rows} style={{ top: HEAD, height: Math.min(view, scale.full) }}>
            {rows.map(row => (
              <LineRow
                key={row}
                id={`${id}-${row + 1}`}
                number={row + 1}
                line={lineAt(cache, row)}
                selected={row + 1 === selected}
                y={row * ROW - top}
              />
            ))}
          </div>
        </div>
      </div>
    </div>
  )
}
