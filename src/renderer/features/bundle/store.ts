import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { ThreadKey } from '../../../shared/ipc/contract.ts'

/** The threads that the dialog is about; null while it is closed. */
const bundleStore = createStore<{ readonly threads: readonly ThreadKey[] | null }>(() => ({ threads: null }))

export function useBundledThreads(): readonly ThreadKey[] | null {
  return useStore(bundleStore, state => state.threads)
}

/** Opens the dialog. @param threads at least one */
export function openBundle(threads: readonly ThreadKey[]): void {
  bundleStore.setState({ threads })
}

export function closeBundle(): void {
  bundleStore.setState({ threads: null })
}
