import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Spot } from '../timeline/index.ts'
import { foldAll, NO_FOLDS, type TurnFolds, turnOver, unfoldItem } from './folds.ts'

/** What is on screen. */
export interface Sight {
  /** The turn that one is in; -1 before anything is shown. */
  readonly turn: number
  /** Items on screen, both included; null where there are none. */
  readonly items: { readonly from: number; readonly to: number } | null
  /** The row at the top, for next and previous. */
  readonly row: number
  readonly atEnd: boolean
}

/** A turn, or an item, which may be named by its number alone. */
interface Goal {
  readonly turn: number | null
  readonly item: number | null
  /** Whether it takes the focus. */
  readonly focus: boolean
}

interface PlaceState {
  /** Where to go; the transcript goes there and forgets it. */
  readonly goal: Goal | null
  readonly sight: Sight
  /** Stays at the end while the thread grows. */
  readonly follow: boolean
  /** Items that came below while one was reading above. */
  readonly newItems: number
  readonly folds: ReadonlyMap<number, TurnFolds>
}

const NOWHERE: Sight = { turn: -1, items: null, row: 0, atEnd: true }
const START: PlaceState = { goal: null, sight: NOWHERE, follow: false, newItems: 0, folds: new Map() }

/** Where one is in the open thread, and what is unfolded there. */
export const placeStore = createStore<PlaceState>(() => START)

/** The place, or a part of it. */
export function usePlace<T>(select: (state: PlaceState) => T): T {
  return useStore(placeStore, select)
}

/** Begins anew, for another thread. */
export function resetPlace(): void {
  placeStore.setState(START)
}

/** Forgets what was unfolded: the items have other numbers now. */
export function forgetFolds(): void {
  placeStore.setState({ folds: new Map(), newItems: 0 })
}

/** Says that the goal has been reached. */
export function goalReached(): void {
  placeStore.setState({ goal: null })
}

/** Goes to a turn or an item. @param focus whether it takes the focus there. */
export function goTo(spot: Spot, focus = false): void {
  placeStore.setState({ goal: { ...spot, focus } })
}

/** Goes to an item. @param item counted through all turns. @param focus whether it takes the focus there. */
export function goToItem(item: number, focus = true): void {
  placeStore.setState({ goal: { turn: null, item, focus } })
}

/** Says what is on screen. */
export function see(sight: Sight): void {
  placeStore.setState(({ sight: before, newItems }) => {
    const same =
      before.turn === sight.turn &&
      before.row === sight.row &&
      before.atEnd === sight.atEnd &&
      before.items?.from === sight.items?.from &&
      before.items?.to === sight.items?.to
    return same ? {} : { sight, newItems: sight.atEnd ? 0 : newItems }
  })
}

/** Says which items go by while one scrolls too fast to read. */
export function pass(items: Sight['items']): void {
  placeStore.setState(({ sight }) =>
    sight.items?.from === items?.from && sight.items?.to === items?.to ? {} : { sight: { ...sight, items } },
  )
}

/** Stays at the end while the thread grows, or no longer. */
export function setFollow(follow: boolean): void {
  placeStore.setState(follow ? { follow, newItems: 0 } : { follow })
}

/** Counts items that came below; who sees the end has seen them. */
export function noteNewItems(more: number): void {
  placeStore.setState(({ newItems, follow }) => (follow ? {} : { newItems: newItems + more }))
}

function setFolds(turn: number, change: (folds: TurnFolds) => TurnFolds): void {
  placeStore.setState(({ folds }) => ({ folds: new Map(folds).set(turn, change(folds.get(turn) ?? NO_FOLDS)) }))
}

/** Folds or unfolds a part of an item. @param byDefault how it is where nobody touched it. */
export function toggleFold(turn: number, item: number, id: string, byDefault: boolean): void {
  setFolds(turn, folds => turnOver(folds, item, id, byDefault))
}

/** Unfolds an item as a whole. @param id its id. */
export function openItem(turn: number, item: number, id: string): void {
  setFolds(turn, folds => unfoldItem(folds, item, id))
}

/** Unfolds all of a turn, or folds it again. @returns whether it is unfolded now. */
export function toggleTurn(turn: number): boolean {
  const open = !(placeStore.getState().folds.get(turn)?.all ?? false)
  setFolds(turn, () => foldAll(open))
  return open
}
