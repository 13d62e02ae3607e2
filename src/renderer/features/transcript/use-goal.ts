import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef } from 'react'
import { useFind } from './find-store.ts'
import { goalReached, placeStore, usePlace } from './place-store.ts'
import { type RowModel, rowOfItem, turnOfItem } from './rows.ts'
import { landing } from './top-row.ts'
import type { Still } from './use-still.ts'
import { setView } from './view-store.ts'

interface GoalOptions {
  readonly scroll: RefObject<HTMLDivElement | null>
  readonly model: RowModel
  readonly still: Still
}

/** Brings the focus to an item as soon as its row is there. */
export function useItemFocus(scroll: RefObject<HTMLDivElement | null>): (item: number) => void {
  const wanted = useRef(-1)
  const take = useCallback(() => {
    if (wanted.current === -1) return
    const row = scroll.current?.querySelector<HTMLElement>(`[data-item="${wanted.current}"]`)
    if (row == null) return
    wanted.current = -1
    row.focus({ preventScroll: true })
  }, [scroll])
  useLayoutEffect(take)
  return useCallback(
    item => {
      wanted.current = item
      take()
    },
    [take],
  )
}

/** Goes where one is sent: by the outline, the strand, the raw view, and by what was found. */
export function useGoal({ scroll, model, still }: GoalOptions, focusItem: (item: number) => void): void {
  const goal = usePlace(state => state.goal)
  useLayoutEffect(() => {
    if (goal === null) return
    const { item, focus } = goal
    const turn = goal.turn ?? turnOfItem(model, item ?? 0)
    if (model.hidden[turn] === 1) {
      // Once it is there one goes to it.
      setView({ showRolledBack: true })
      return
    }
    goalReached()
    const row = item === null ? (model.turnRows[turn] ?? 0) : rowOfItem(model, item)
    still.goTo(row, landing(model, row))
    if (!focus) return
    if (item === null) scroll.current?.focus({ preventScroll: true })
    else focusItem(item)
  }, [goal, model, still, scroll, focusItem])

  const visits = useFind(state => state.visits)
  const current = useFind(state => state.current)
  const visited = useRef(visits)
  useEffect(() => {
    if (visited.current === visits || current === null) return
    visited.current = visits
    // Where it stands already, the marks see to it that the very place is on screen.
    const { items } = placeStore.getState().sight
    const row = rowOfItem(model, current.item)
    if (items !== null && current.item > items.from && current.item < items.to) still.show(row)
    else still.goTo(row, landing(model, row))
  }, [visits, current, model, still])
}
