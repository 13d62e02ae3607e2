import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { ThreadKey } from '../../../shared/ipc/contract.ts'
import { sameThread } from '../../util/same-thread.ts'

/** A place in a file of a thread, to be shown on the map of its structure. */
export interface MapPlace {
  readonly thread: ThreadKey
  /** Below the home; null for the file that decides. */
  readonly path: string | null
  /** A byte of the uncompressed file, or a line of it, one-based. */
  readonly at: { readonly byte: number } | { readonly line: number }
}

interface MapPlaces {
  readonly wanted: MapPlace | null
  /** The line that one has gone to on the map of the deciding file, which is shown. */
  readonly shown: { readonly thread: ThreadKey; readonly line: number } | null
}

const placeStore = createStore<MapPlaces>(() => ({ wanted: null, shown: null }))

/** Has the diagnostics of a thread go to a place on a map, as soon as they are shown. */
export function showOnMap(wanted: MapPlace): void {
  placeStore.setState({ wanted })
}

/** Says that the place is shown. */
export function placeTaken(): void {
  placeStore.setState({ wanted: null })
}

/** The place that a file's map is to go to; null for none. @param deciding whether the file is the one that decides */
export function useWantedPlace(thread: ThreadKey, path: string, deciding: boolean): MapPlace | null {
  return useStore(placeStore, ({ wanted }) => {
    if (wanted === null || !sameThread(wanted.thread, thread)) return null
    return wanted.path === path || (wanted.path === null && deciding) ? wanted : null
  })
}

/** Says which line one has gone to on the map of a thread's deciding file; null for none, or where it is shown no more. */
export function standOnMap(shown: MapPlaces['shown']): void {
  placeStore.setState({ shown })
}

/** The line that one has gone to on the map of a thread; null for none. */
export function lineOnMap(thread: ThreadKey): number | null {
  const { shown } = placeStore.getState()
  return shown !== null && sameThread(shown.thread, thread) ? shown.line : null
}

/** Whether a place of any of the thread's files is wanted. */
export function isPlaceWanted(thread: ThreadKey): boolean {
  const { wanted } = placeStore.getState()
  return wanted !== null && sameThread(wanted.thread, thread)
}
