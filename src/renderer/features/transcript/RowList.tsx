import {
  type FocusEvent,
  type MouseEvent,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { threadName } from '../../util/same-thread.ts'
import { useSize } from '../../util/use-size.ts'
import { AHEAD, ensureItems } from './chunks.ts'
import { useFind } from './find-store.ts'
import { itemAt, type OpenHistory } from './history-store.ts'
import { NewItems } from './NewItems.tsx'
import { OtherRow } from './OtherRow.tsx'
import { reopenHistory } from './open-history.ts'
import { noteNewItems, pass, placeStore, see, setFollow, usePlace } from './place-store.ts'
import styles from './RowList.module.css'
import { itemOfRow, itemsIn, type RowModel, rowOf, rowOfItem, turnAt } from './rows.ts'
import { ItemSlot, Slot } from './Slot.tsx'
import { findStops } from './stops.ts'
import { TurnHeading } from './TurnHeading.tsx'
import { topRow } from './top-row.ts'
import { useDriver } from './use-driver.ts'
import { useFast, useIsFast } from './use-fast.ts'
import { useFindMarks } from './use-find-marks.ts'
import { useGoal, useItemFocus } from './use-goal.ts'
import { usePaced } from './use-paced.ts'
import { useReturn } from './use-return.ts'
import { useRows } from './use-rows.ts'
import { useStill } from './use-still.ts'

const AT_END = 8

/** Px of text below which headings and commands leave things out; a query of the container costs a third of each frame. */
const NARROW = 640
const MEDIUM = 860

interface RowListProps {
  readonly history: OpenHistory
  readonly model: RowModel
}

function paneWidth(width: number): 'narrow' | 'medium' | undefined {
  if (width === 0 || width > MEDIUM) return undefined
  return width > NARROW ? 'medium' : 'narrow'
}

function isFollowing(): boolean {
  return placeStore.getState().follow
}

function leaveEnd(): void {
  if (isFollowing()) setFollow(false)
}

/** How long an item took, by its first and last record; null where they do not say. */
function durationOf({ startedAt, endedAt }: OpenHistory['outline']['marks'], item: number): number | null {
  const from = startedAt[item] ?? 0
  const to = endedAt[item] ?? 0
  return from > 0 && to > from ? to - from : null
}

/** Whether the rows in sight have their items. */
function isReady(history: OpenHistory, model: RowModel, first: number, last: number): boolean {
  const items = itemsIn(model, first, last)
  if (items === null) return true
  for (let item = items.from; item <= items.to; item += 1) if (itemAt(history, item) === undefined) return false
  return true
}

/** The rows of a transcript: turns and items as one long virtual list. */
export function RowList({ history, model }: RowListProps) {
  const { outline, edition } = history
  const { turns, marks } = outline
  const scroll = useRef<HTMLDivElement>(null)
  const { width } = useSize(scroll)
  const [focused, setFocused] = useState(-1)
  // Switched on, it goes to the end at once.
  usePlace(state => state.follow)
  const hit = useFind(state => (state.open ? (state.current?.item ?? -1) : -1))

  const keptRow = focused === -1 || focused >= model.itemCount ? -1 : rowOfItem(model, focused)
  const virtualizer = useRows({ scroll, model, marks, edition, keptRow })
  const still = useStill({ scroll, virtualizer, model, isFollowing, onLeaveEnd: leaveEnd })
  const stops = useMemo(() => findStops(model, marks, turns), [model, marks, turns])
  const focusItem = useItemFocus(scroll)
  // First, so that a goal is not taken for none.
  useReturn({ name: threadName(history.key), scroll, virtualizer, model, still })
  useGoal({ scroll, model, still }, focusItem)
  useDriver({ scroll, virtualizer, model, stops, still, focused, focusItem })
  useFindMarks(scroll, still)

  const first = virtualizer.range?.startIndex ?? 0
  const last = virtualizer.range?.endIndex ?? 0
  const fast = useIsFast()
  useEffect(() => {
    // What is only passed is not read.
    if (fast) return
    const items = itemsIn(model, first - AHEAD, last + AHEAD)
    if (items !== null && outline.itemCount > 0) ensureItems(items.from, items.to, () => void reopenHistory())
  }, [model, outline, first, last, fast])

  const top = virtualizer.scrollOffset ?? 0
  const height = virtualizer.getTotalSize()
  const atEnd = height - (virtualizer.scrollRect?.height ?? 0) - top < AT_END
  useLayoutEffect(() => {
    // What is only passed moves the frame of the strand; turn and counts follow when one slows down.
    if (fast) {
      pass(itemsIn(model, first, last))
      return
    }
    const row = topRow(virtualizer, model, top)
    const turn = turns.length === 0 ? -1 : Math.max(0, turnAt(model, row))
    see({ turn, items: itemsIn(model, first, last), row, atEnd })
  })

  // New items below what one reads are counted.
  const { itemCount, partial } = outline
  const before = useRef({ edition, itemCount, partial })
  useEffect(() => {
    const { current } = before
    before.current = { edition, itemCount, partial }
    // What comes of the file's rest is not new.
    const grown = current.edition === edition && current.partial !== true ? itemCount - current.itemCount : 0
    if (grown > 0) noteNewItems(grown)
  }, [edition, itemCount, partial])

  const onClickCapture = useCallback(
    (event: MouseEvent) => {
      if (!(event.target instanceof Element)) return
      // What folds away above the button must not take it from under the pointer.
      const button = event.target.closest('[aria-expanded="true"]')
      if (button !== null) still.hold(button)
      else still.release()
    },
    [still],
  )
  const onFocus = useCallback((event: FocusEvent) => {
    const row = event.target.closest('[data-item]')
    setFocused(row === null ? -1 : Number(row.getAttribute('data-item')))
  }, [])
  const onBlur = useCallback((event: FocusEvent) => {
    const to = event.relatedTarget
    if (to instanceof Node && event.currentTarget.contains(to)) return
    // The window lost the focus, not the row.
    if (to === null && !document.hasFocus()) return
    setFocused(-1)
  }, [])

  const slots = virtualizer.getVirtualItems()
  useFast(scroll)
  const candidates = slots.flatMap(({ index }) => {
    const item = itemOfRow(model, index)
    const loaded = item === -1 ? undefined : itemAt(history, item)
    return loaded === undefined ? [] : [{ item, content: loaded.item, inSight: index >= first && index <= last }]
  })
  // Who goes to the end wants to see the end.
  const { isDrawn, waits } = usePaced(atEnd ? candidates.reverse() : candidates)
  const headed = rowOf(model, first)
  const turn = turns[turnAt(model, first)]
  const covered = top > 0 && (headed.kind === 'item' || headed.kind === 'turn') && turn !== undefined
  return (
    <div className={styles.frame}>
      <section
        ref={scroll}
        className={styles.scroll}
        aria-label="Transcript"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the transcript scrolls by keyboard
        tabIndex={0}
        data-testid="transcript"
        data-items={outline.itemCount}
        data-pane={paneWidth(width)}
        data-ready={!virtualizer.isScrolling && !waits && isReady(history, model, first, last)}
        onClickCapture={onClickCapture}
        onWheel={still.release}
        onFocus={onFocus}
        onBlur={onBlur}
      >
        {covered && (
          <div className={styles.sticky} aria-hidden={true}>
            <TurnHeading turn={turn} number={turnAt(model, first) + 1} modifiedAt={outline.modifiedAt} />
          </div>
        )}
        <div style={{ position: 'relative', height }}>
          {slots.map(({ key, index, start }) => {
            const what = rowOf(model, index)
            const measure = virtualizer.measureElement
            if (what.kind !== 'item') {
              return (
                <Slot key={key} row={index} start={start} measure={measure}>
                  <OtherRow row={what} history={history} />
                </Slot>
              )
            }
            const summary = turns[what.turn]
            return (
              summary !== undefined && (
                <ItemSlot
                  key={key}
                  row={index}
                  start={start}
                  measure={measure}
                  item={what.item}
                  itemCount={model.itemCount}
                  turn={what.turn}
                  summary={summary}
                  loaded={isDrawn(what.item) ? itemAt(history, what.item) : undefined}
                  kind={marks.kinds[what.item]}
                  outcome={marks.outcomes[what.item] ?? '.'}
                  durationMs={durationOf(marks, what.item)}
                  hit={what.item === hit}
                />
              )
            )
          })}
        </div>
      </section>
      <NewItems onGo={still.goToEnd} />
    </div>
  )
}
