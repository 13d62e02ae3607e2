import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { HomeThreadState, ThreadComparison } from '../../../shared/ipc/compare.ts'
import type { ThreadKey } from '../../../shared/ipc/contract.ts'
import type { AppError } from '../../../shared/ipc/result.ts'
import { call, isCancelled, listen, toAppError, whenEngineIsBack } from '../../ipc/client.ts'
import { gather } from '../../util/gather.ts'
import { keyOf, sameThread } from '../../util/same-thread.ts'
import { showPage } from '../pages/index.ts'

export type SideName = 'a' | 'b'

/** What of two threads is shown. */
export type View = 'facts' | 'heads'

interface CompareState {
  readonly what: 'threads' | 'homes'
  /** The threads; null while one is still to be chosen. */
  readonly a: ThreadKey | null
  readonly b: ThreadKey | null
  /** What is shown; it stays while it is asked for again. */
  readonly shown: ThreadComparison | null
  readonly error: AppError | null
  readonly view: View
  readonly homes: Readonly<Record<SideName, number | null>>
  /** Which threads of two homes are listed. */
  readonly homesShown: HomeThreadState | 'all'
  readonly differencesOnly: boolean
}

const NOTHING = { a: null, b: null, shown: null, error: null }

/** The answer, where it is about the threads that are chosen now. */
export function answerOf({ a, b, shown }: CompareState): ThreadComparison | null {
  const fits = shown !== null && sameThread(keyOf(shown.a.thread), a) && sameThread(keyOf(shown.b.thread), b)
  return fits ? shown : null
}

export const compareStore = createStore<CompareState>(() => ({
  ...NOTHING,
  what: 'threads',
  view: 'facts',
  homes: { a: null, b: null },
  homesShown: 'all',
  differencesOnly: false,
}))

/** The comparison, or a part of it. */
export function useCompare<T>(select: (state: CompareState) => T): T {
  return useStore(compareStore, select)
}

/** Shows two threads side by side; one that is null is chosen on the page. */
export function openCompare(a: ThreadKey | null, b: ThreadKey | null, view: View = 'facts'): void {
  compareStore.setState({ ...NOTHING, what: 'threads', view, a, b })
  showPage('compare')
  void loadCompare()
}

/** Shows two homes side by side; one that is null is chosen on the page. @param homesShown which of their threads */
export function openCompareHomes(
  a: number | null,
  b: number | null,
  homesShown: CompareState['homesShown'] = 'all',
): void {
  compareStore.setState({ what: 'homes', homes: { a, b }, homesShown })
  showPage('compare')
}

/** Compares threads, or homes. */
export function chooseWhat(what: CompareState['what']): void {
  compareStore.setState({ what })
}

/** Puts another home on a side. */
export function chooseHomeSide(side: SideName, homeId: number): void {
  const { homes } = compareStore.getState()
  compareStore.setState({ homes: { ...homes, [side]: homeId }, homesShown: 'all' })
}

/** Lists other threads of two homes. */
export function chooseHomesShown(homesShown: CompareState['homesShown']): void {
  compareStore.setState({ homesShown })
}

export function showView(view: View): void {
  compareStore.setState({ view })
}

/** Puts another thread on a side, or none. */
export function chooseSide(side: SideName, thread: ThreadKey | null): void {
  compareStore.setState({ [side]: thread, error: null })
  void loadCompare()
}

/** The left becomes the right one. */
export function swapSides(): void {
  const { a, b } = compareStore.getState()
  compareStore.setState({ a: b, b: a, error: null })
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
  const stops = [listen('threads.changed', changes.ask), whenEngineIsBack(changes.ask)]
  return () => {
    changes.stop()
    asking.abort()
    for (const stop of stops) stop()
  }
}
