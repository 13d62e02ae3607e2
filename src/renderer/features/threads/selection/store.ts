import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { ThreadKey } from '../../../../shared/ipc/contract.ts'
import { call, isCancelled } from '../../../ipc/client.ts'
import { announce } from '../../../util/announce.ts'
import { plural } from '../../../util/format.ts'
import { keyOf, sameThread } from '../../../util/same-thread.ts'
import { findRow, rowAt } from '../../tables/index.ts'
import { threadStore } from '../../thread/index.ts'
import { listStore } from '../list/store.ts'
import { queryStore } from '../query-store.ts'
import { type Chosen, chosenOf, loadedRange, NONE, toggled } from './range.ts'

/**
 * Several threads of the list at once. While none is chosen here, the list's selection is the one thread that is shown.
 * The threads are held by their keys: rows may move, and most of a long list is not loaded.
 */
export interface SelectionState {
  readonly chosen: Chosen
}

export const selectionStore = createStore<SelectionState>(() => ({ chosen: NONE }))

/** The selection, or a part of it. */
export function useSelection<T>(select: (state: SelectionState) => T): T {
  return useStore(selectionStore, select)
}

/** The selected threads; none while fewer than one is selected besides the shown one. */
export function selectedThreads(): readonly ThreadKey[] {
  return [...selectionStore.getState().chosen.values()]
}

/** As many as a request may name. */
const MOST = 100_000

interface Anchor {
  readonly index: number
  readonly key: ThreadKey
}

/** Where ranges begin; null while they begin at the shown thread. */
let anchor: Anchor | null = null
let asking = new AbortController()

function put(chosen: Chosen): void {
  asking.abort()
  if (chosen !== selectionStore.getState().chosen) selectionStore.setState({ chosen })
}

/** Nothing but the shown thread is selected any more. */
export function clearSelection(): void {
  anchor = null
  put(NONE)
}

/** Goes on with the shown thread selected, though another one is about to be shown. */
export function keepShown(): void {
  const shown = shownRow()
  if (selectionStore.getState().chosen.size === 0 && shown !== null) put(chosenOf([shown.key]))
}

/** Adds the thread of a row, or takes it away. The first one joins the thread that is shown. */
export function toggleRow(index: number): void {
  const row = rowAt(listStore.getState().cache, index)
  if (row === undefined) return
  if (listStore.getState().active !== index) keepShown()
  anchor = { index, key: keyOf(row) }
  put(toggled(selectionStore.getState().chosen, keyOf(row)))
}

/** Selects the rows between where the range began and this one. */
export function extendTo(index: number): void {
  anchor ??= shownRow()
  const from = anchor === null ? index : placeOf(anchor)
  const loaded = loadedRange(listStore.getState().cache, from, index)
  if (loaded !== null) put(chosenOf(loaded))
  else void ask(Math.min(from, index), Math.abs(from - index) + 1)
}

/** Selects every thread of the list, also those that are not loaded. */
export async function selectAll(): Promise<void> {
  const { total } = listStore.getState().cache
  if (total === 0) return
  await ask(0, Math.min(total, MOST))
  if (total > MOST) announce(`The first ${plural(MOST, 'thread')} are selected: that is as many as go`)
}

async function ask(offset: number, limit: number): Promise<void> {
  asking.abort()
  asking = new AbortController()
  const { signal } = asking
  try {
    const { threads } = await call('threads.keys', { ...queryStore.getState(), offset, limit }, signal)
    put(chosenOf(threads))
  } catch (error) {
    if (!isCancelled(error)) announce('The threads could not be selected: try again')
  }
}

function shownRow(): Anchor | null {
  const { active, cache } = listStore.getState()
  const row = active === null ? undefined : rowAt(cache, active)
  if (active === null) return null
  const key = row === undefined ? threadStore.getState().key : keyOf(row)
  return key === null ? null : { index: active, key }
}

/** Where the thread stands now; where it stood, when it is not among the loaded ones. */
function placeOf({ index, key }: Anchor): number {
  return findRow(listStore.getState().cache, row => sameThread(keyOf(row), key)) ?? index
}

/** Begins to let go of the selection when other threads are listed. @returns a function that stops. */
export function followSelection(): () => void {
  return queryStore.subscribe((state, before) => {
    if (state.query !== before.query) clearSelection()
  })
}
