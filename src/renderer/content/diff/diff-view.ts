import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'

/** How all diffs are shown. */
export const diffView = createStore<{ readonly split: boolean }>(() => ({ split: false }))

export function useSplitView(): boolean {
  return useStore(diffView, state => state.split)
}
