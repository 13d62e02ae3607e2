import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { fingerprintOfCheck } from '../../../shared/fingerprint-name.ts'
import type { ThreadKey } from '../../../shared/ipc/contract.ts'
import type { TriageEntry, TriageState } from '../../../shared/ipc/triage.ts'
import { call, isCancelled, listen, toAppError, whenEngineIsBack } from '../../ipc/client.ts'
import { announce } from '../../util/announce.ts'

/** How far a person is with what is wrong. */
interface TriageMarks {
  /** All that is not open; the newest first. Null until it is known. */
  readonly entries: readonly TriageEntry[] | null
}

export const triageStore = createStore<TriageMarks>(() => ({ entries: null }))

/** A part of how far one is. */
export function useTriage<T>(select: (state: TriageMarks) => T): T {
  return useStore(triageStore, select)
}

/** What a state is of; nulls for everywhere, the whole home, the thread as a whole. */
export type Subject = Pick<TriageEntry, 'homeId' | 'threadId' | 'check'>

/** A problem that is known: as the doctor's routes take it. */
export interface KnownProblem {
  readonly check: string
  readonly homeId: number | null
  readonly threadId: string | null
}

/** Problems that are known. */
export function knownIn(entries: readonly TriageEntry[] | null): KnownProblem[] {
  return (entries ?? []).flatMap(({ check, homeId, threadId, state }) =>
    state === 'known' && check !== null && fingerprintOfCheck(check) === null ? [{ check, homeId, threadId }] : [],
  )
}

/** Fingerprints of failures that are known. */
export function knownFailuresIn(entries: readonly TriageEntry[] | null): number[] {
  return (entries ?? []).flatMap(({ check, homeId, state }) =>
    state === 'known' && check !== null && homeId === null ? (fingerprintOfCheck(check) ?? []) : [],
  )
}

/** The entries that make a problem known, the narrowest first. */
export function knownBy(entries: readonly TriageEntry[] | null, problem: KnownProblem): readonly KnownProblem[] {
  const reach = (one: KnownProblem) => (one.threadId !== null ? 0 : one.homeId !== null ? 1 : 2)
  return knownIn(entries)
    .filter(
      ({ check, homeId, threadId }) =>
        check === problem.check &&
        (homeId === null || homeId === problem.homeId) &&
        (threadId === null || threadId === problem.threadId),
    )
    .sort((a, b) => reach(a) - reach(b))
}

/** How far one is with a thread as a whole. */
export function stateOf(entries: readonly TriageEntry[] | null, { homeId, id }: ThreadKey): TriageState {
  const entry = (entries ?? []).find(one => one.check === null && one.homeId === homeId && one.threadId === id)
  return entry?.state ?? 'open'
}

/** Says how far one is; `open` takes back what was said. */
export async function setTriage(subject: Subject, state: TriageState, done: string): Promise<void> {
  try {
    await call('triage.set', { ...subject, state })
    announce(done)
  } catch (error) {
    if (!isCancelled(error)) announce(toAppError(error).message)
  }
}

async function load(): Promise<void> {
  try {
    const { entries } = await call('triage.list', {})
    triageStore.setState({ entries })
  } catch (error) {
    // Without it everything counts as open, which hides nothing.
    if (!isCancelled(error)) triageStore.setState({ entries: [] })
  }
}

/** Begins to keep what is known. @returns a function that stops. */
export function followTriage(): () => void {
  const stops = [
    listen('library.changed', ({ part }) => {
      if (part === 'triage') void load()
    }),
    listen('threads.changed', () => {
      // Homes come and go, and with them what is known of them.
      void load()
    }),
    whenEngineIsBack(() => void load()),
  ]
  void load()
  return () => {
    for (const stop of stops) stop()
  }
}
