import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { ThreadComparison } from '../../../shared/ipc/compare.ts'
import type { ThreadKey } from '../../../shared/ipc/contract.ts'
import type { AppError } from '../../../shared/ipc/result.ts'
import { call, isCancelled, listen, toAppError } from '../../ipc/client.ts'
import { gather } from '../../util/gather.ts'
import { showPage } from '../pages/index.ts'

export type SideName = 'a' | 'b'

interface CompareState {
  /** The threads; null while one is still to be chosen. */
  readonly a: ThreadKey | null
  readonly b: ThreadKey | null
  /** What is shown; it stays while it is asked for again. */
  readonly shown: ThreadComparison | null
  readonly error: AppError | null
  readonly differencesOnly: boolean
}

const NOTHING = { a: null, b: null, shown: null, error: null }

export const compareStore = createStore<CompareState>(() => ({ ...NOTHING, differencesOnly: false }))

/** The comparison, or a part of it. */
export function useCompare<T>(select: (state: CompareState) => T): T {
  return useStore(compareStore, select)
}

/** Shows two threads side by side; one that is null is chosen on the page. */
export function openCompare(a: ThreadKey | null, b: ThreadKey | null): void {
  compareStore.setState({ ...NOTHING, a, b })
  showPage('compare')
  void loadCompare()
}

/** Puts another thread on a side, or none. */
export function chooseSide(side: SideName, thread: ThreadKey | null): void {
  compareStore.setState({ [side]: thread, shown: null, error: null })
  void loadCompare()
}

/** The left becomes the right one. */
export function swapSides(): void {
  const { a, b } = compareStore.getState()
  compareStore.setState({ a: b, b: a, shown: null, error: null })
  void loadCompare()
}

export function showDifferencesOnly(differencesOnly: boolean): void {
  compareStore.setState({ differencesOnly })
}

let asking = new AbortController()

/** Asks anew for what is shown. */
export async function loadCompare(): Promise<void> {
  asking.abort()
  asking = new AbortController()
  const { a, b } = compareStore.getState()
  if (a === null || b === null) return
  try {
    const shown = await call('compare.threads', { a, b }, asking.signal)
    compareStore.setState({ shown, error: null })
  } catch (error) {
    if (!isCancelled(error)) compareStore.setState({ error: toAppError(error) })
  }
}

const PAUSE_MS = 1000

/** Keeps what is shown up to date while the page is there. @returns a function that stops. */
export function followCompare(): () => void {
  const changes = gather(PAUSE_MS, () => void loadCompare())
  const stops = [listen('threads.changed', changes.ask), listen('engine.state', changes.ask)]
  return () => {
    changes.stop()
    asking.abort()
    for (const stop of stops) stop()
  }
}
