import { useEffect } from 'react'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { ThreadKey } from '../../../shared/ipc/contract.ts'
import type { RowMarks, ThreadMarks } from '../../../shared/ipc/library.ts'
import type { AppError } from '../../../shared/ipc/result.ts'
import { call, isCancelled, listen, toAppError } from '../../ipc/client.ts'
import { threadName } from '../../util/same-thread.ts'

/** What the person made of threads: pins, tags, notes. */
export interface MarksState {
  /** In short, of the listed threads that have any, by their names. */
  readonly rows: ReadonlyMap<string, RowMarks>
  /** Of the thread that is shown; null until they are known. */
  readonly shown: { readonly name: string; readonly marks: ThreadMarks } | null
  /** Why those of the shown thread are not known. */
  readonly error: AppError | null
  /** The threads whose tags are being edited; null while none are. */
  readonly tagging: readonly ThreadKey[] | null
}

export const marksStore = createStore<MarksState>(() => ({ rows: new Map(), shown: null, error: null, tagging: null }))

/** All of it, or a part. */
export function useMarks<T>(select: (state: MarksState) => T): T {
  return useStore(marksStore, select)
}

/** The marks of a thread as its row shows them; undefined where it has none. */
export function useRowMarks(name: string): RowMarks | undefined {
  return useMarks(state => state.rows.get(name))
}

/** Takes over what the engine said with a part of the list. @param threads those of the part, marked or not */
export function putRowMarks(threads: readonly ThreadKey[], marks: readonly RowMarks[]): void {
  const { rows } = marksStore.getState()
  if (marks.length === 0 && rows.size === 0) return
  const next = new Map(rows)
  for (const thread of threads) next.delete(threadName(thread))
  for (const one of marks) next.set(threadName(one), one)
  marksStore.setState({ rows: next })
}

/** Keeps the marks of rows that come from elsewhere than the list. @param threads the same array while they are the same */
export function useFollowedRowMarks(threads: readonly ThreadKey[]): void {
  useEffect(() => {
    if (threads.length === 0) return
    const asking = new AbortController()
    const ask = async () => {
      try {
        putRowMarks(threads, (await call('library.rowMarks', { threads: [...threads] }, asking.signal)).marks)
      } catch (error) {
        // The rows are worth showing without.
        if (!isCancelled(error)) putRowMarks(threads, [])
      }
    }
    void ask()
    const stop = listen('library.changed', ({ part }) => {
      if (part === 'marks') void ask()
    })
    return () => {
      stop()
      asking.abort()
    }
  }, [threads])
}

/** Edits the tags of these threads. */
export function openTags(threads: readonly ThreadKey[]): void {
  if (threads.length > 0) marksStore.setState({ tagging: threads })
}

export function closeTags(): void {
  marksStore.setState({ tagging: null })
}

let loading = new AbortController()

async function load({ homeId, id }: ThreadKey): Promise<void> {
  const name = threadName({ homeId, id })
  loading.abort()
  loading = new AbortController()
  try {
    const marks = await call('library.marks', { homeId, id }, loading.signal)
    marksStore.setState({ shown: { name, marks }, error: null })
  } catch (error) {
    if (!isCancelled(error)) marksStore.setState({ shown: null, error: toAppError(error) })
  }
}

/** Keeps the marks of the thread that is shown. */
export function useFollowedMarks(thread: ThreadKey | null): void {
  useEffect(() => {
    if (thread === null) return
    void load(thread)
    return listen('library.changed', ({ part }) => {
      if (part === 'marks') void load(thread)
    })
  }, [thread])
}

/** The marks of the shown thread; null until they are known. */
export function useShownMarks(key: ThreadKey): ThreadMarks | null {
  return useMarks(({ shown }) => (shown?.name === threadName(key) ? shown.marks : null))
}
