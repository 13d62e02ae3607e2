import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Stops } from './stops.ts'

/** The stops of the transcript that is on screen. */
export const stopsStore = createStore<{ readonly stops: Stops | null }>(() => ({ stops: null }))

export function useStops(): Stops | null {
  return useStore(stopsStore, state => state.stops)
}
