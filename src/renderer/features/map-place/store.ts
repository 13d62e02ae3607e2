import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { ThreadKey } from '../../../shared/ipc/contract.ts'
import { sameThread } from '../../util/same-thread.ts'

/** A byte of a file of a thread, to be shown on the map of its structure. */
export interface MapPlace {
  readonly thread: ThreadKey
  /** Below the home. */
  readonly path: string
  /** Of the uncompressed file. */
  readonly byte: number
}

const placeStore = createStore<{ readonly wanted: MapPlace | null }>(() => ({ wanted: null }))

/** Has the diagnostics of a thread go to a place on a map, as soon as they are shown. */
export function showOnMap(wanted: MapPlace): void {
  placeStore.setState({ wanted })
}

/** Says that the place is shown. */
export function placeTaken(): void {
  placeStore.setState({ wanted: null })
}

/** The place that a file's map is to go to; null for none. */
export function useWantedPlace(thread: ThreadKey, path: string): MapPlace | null {
  return useStore(placeStore, ({ wanted }) =>
    wanted !== null && wanted.path === path && sameThread(wanted.thread, thread) ? wanted : null,
  )
}

/** Whether a place of any of the thread's files is wanted. */
export function isPlaceWanted(thread: ThreadKey): boolean {
  const { wanted } = placeStore.getState()
  return wanted !== null && sameThread(wanted.thread, thread)
}
