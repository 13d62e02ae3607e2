import { useVirtualizer } from '@tanstack/react-virtual'
import clsx from 'clsx'
import { X } from 'lucide-react'
import { type KeyboardEvent, type MouseEvent, memo, useEffect, useId, useMemo, useRef, useState } from 'react'
import type { TurnSummary } from '../../../../shared/turn.ts'
import { Icon } from '../../../components/Icon.tsx'
import { escapeHidden } from '../../../content/visible.ts'
import { compact, count, plural } from '../../../util/format.ts'
import { useNow } from '../../../util/use-now.ts'
import { currentDriver } from '../driver.ts'
import { countsByTurn } from '../find-cursor.ts'
import { findFrom, useFind } from '../find-store.ts'
import type { Outline } from '../history-store.ts'
import { closeOverlay, useRoomy } from '../outline-switch.ts'
import { goTo } from '../place-store.ts'
import { TurnStateMark } from '../TurnState.tsx'
import { turnState } from '../turn-words.ts'
import { useView } from '../view-store.ts'
import styles from './Outline.module.css'
import { outlineRowOf, outlineRows, outlineStep, turnNames } from './outline-rows.ts'

const ROW = 24
const REST_MS = 100

interface RowProps {
  readonly turn: TurnSummary
  readonly number: number
  readonly modifiedAt: number
  /** What it is, where it has no prompt. */
  readonly otherwise: string
  /** How often what one looks for stands in it. */
  readonly found: number
}

const Content = memo(function Content({ turn, number, modifiedAt, otherwise, found }: RowProps) {
  const state = turnState(turn, modifiedAt, useNow() * 1000)
  const prompt = turn.prompt === null ? '' : escapeHidden(turn.prompt).trim()
  return (
    <>
      <span className={styles.number}>{count(number)}</span>
      <bdi
        className={clsx(styles.prompt, turn.rolledBack && styles.struck, prompt === '' && styles.none)}
        title={prompt}
      >
        {prompt === '' ? otherwise : prompt}
      </bdi>
      {found > 0 && (
        <span
          className={styles.found}
          title={`${plural(found, 'match', 'matches')}: goes to the first`}
          data-found={found}
        >
          <span aria-hidden={true}>{compact(found)}</span>
          <span className="vh"> {plural(found, 'match', 'matches')}</span>
        </span>
      )}
      {turn.failures > 0 && (
        <span className={styles.failures}>
          <Icon of={X} size={10} />
          {count(turn.failures)}
          <span className="vh"> failed</span>
        </span>
      )}
      {(state !== 'completed' || turn.rolledBack) && (
        <TurnStateMark state={state} rolledBack={turn.rolledBack} short={true} />
      )}
      {turn.tokens !== null && <span className={styles.count}>{compact(turn.tokens.total)}</span>}
    </>
  )
})

const isOnFound = ({ target }: MouseEvent) => target instanceof Element && target.closest('[data-found]') !== null

/** The number of a turn's first item, counted through all turns. */
function firstItem(turns: readonly TurnSummary[], turn: number): number {
  return turns.slice(0, turn).reduce((sum, { itemCount }) => sum + itemCount, 0)
}

interface TurnListProps {
  readonly outline: Outline
  /** The turn that is in sight; -1 for none. */
  readonly current: number
}

/** All turns, one line each; arrows go from one to the other, and the text with them. */
export function TurnList({ outline, current }: TurnListProps) {
  const { turns, modifiedAt } = outline
  const showRolledBack = useView(options => options.showRolledBack)
  const roomy = useRoomy()
  const rows = useMemo(() => outlineRows(turns, showRolledBack), [turns, showRolledBack])
  const hits = useFind(state => state.hits)
  const found = useMemo(() => countsByTurn(hits, turns), [hits, turns])
  const names = useMemo(() => turnNames(turns, outline.marks.kinds), [turns, outline])
  const scroll = useRef<HTMLDivElement>(null)
  /** The turn that the keys have gone to: the text may be too short to bring it to the top. */
  const [cursor, setCursor] = useState<number | null>(null)
  const id = useId()
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW,
    overscan: 10,
  })
  const active = outlineRowOf(rows, cursor ?? current)
  // Once the text has come to rest.
  useEffect(() => {
    if (active === -1) return
    const timer = window.setTimeout(
      () => virtualizer.scrollToIndex(active, { align: 'auto' }),
      cursor === null ? REST_MS : 0,
    )
    return () => window.clearTimeout(timer)
  }, [active, cursor, virtualizer])

  const go = (row: number) => {
    const turn = rows[row]
    if (turn === undefined) return
    setCursor(turn)
    goTo({ turn, item: null })
  }
  const enter = () => {
    if (!roomy) closeOverlay()
    currentDriver()?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const page = Math.max(1, Math.floor((scroll.current?.clientHeight ?? 0) / ROW) - 1)
    const to = outlineStep(event.key, active, rows.length, page)
    if (to !== null) go(to)
    else if (event.key === 'Enter') {
      go(active)
      enter()
    } else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div
      ref={scroll}
      className={styles.list}
      role="listbox"
      aria-label="Turns"
      tabIndex={0}
      aria-activedescendant={active === -1 ? undefined : `${id}-${rows[active]}`}
      onKeyDown={onKeyDown}
      onBlur={() => setCursor(null)}
    >
      <div role="presentation" style={{ position: 'relative', height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const number = rows[index] ?? 0
          const turn = turns[number]
          return (
            turn !== undefined && (
              // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the list box has the keys
              <div
                key={number}
                id={`${id}-${number}`}
                className={styles.row}
                style={{ transform: `translateY(${start}px)` }}
                role="option"
                aria-selected={index === active}
                aria-current={index === active ? true : undefined}
                aria-setsize={rows.length}
                aria-posinset={index + 1}
                data-testid="outline-turn"
                data-turn={number}
                data-rolled-back={turn.rolledBack ? true : undefined}
                onClick={event => {
                  go(index)
                  if (isOnFound(event)) findFrom(firstItem(turns, number))
                  if (!roomy) enter()
                }}
              >
                <Content
                  turn={turn}
                  number={number + 1}
                  modifiedAt={modifiedAt}
                  otherwise={names[number] ?? ''}
                  found={found.get(number) ?? 0}
                />
              </div>
            )
          )
        })}
      </div>
    </div>
  )
}
