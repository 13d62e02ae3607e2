import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Out } from '../../../shared/ipc/contract.ts'
import type { AppError } from '../../../shared/ipc/result.ts'
import { call, isCancelled, listen, toAppError } from '../../ipc/client.ts'
import { notify } from '../notice/index.ts'
import { followHomes, queryStore } from '../threads/index.ts'

export type Report = Out<'report.compatibility'>

interface ReportState {
  /** It stays while it is asked for again. */
  readonly report: Report | null
  readonly error: AppError | null
}

const reportStore = createStore<ReportState>(() => ({ report: null, error: null }))

/** The report, or a part of its state. */
export function useReport<T>(select: (state: ReportState) => T): T {
  return useStore(reportStore, select)
}

let asking = new AbortController()

/** Asks for the report again. The homes that the list is narrowed to narrow it as well. */
export async function loadReport(): Promise<void> {
  asking.abort()
  asking = new AbortController()
  try {
    const { homes } = queryStore.getState().query
    const report = await call('report.compatibility', { homes: [...homes] }, asking.signal)
    reportStore.setState({ report, error: null })
  } catch (error) {
    if (!isCancelled(error)) reportStore.setState({ error: toAppError(error) })
  }
}

/** Sets the counts of refused openings back to none. */
export async function resetRefusals(): Promise<void> {
  try {
    await call('library.resetCounters', {})
    notify('Counts of refused openings set back')
  } catch (error) {
    if (!isCancelled(error)) notify(`The counts could not be set back. ${toAppError(error).message}`, true)
  }
}

/** Keeps the report up to date while the page is there. @returns a function that stops. */
export function followReport(): () => void {
  const stop = followHomes(
    () => void loadReport(),
    [
      listen('library.changed', ({ part }) => {
        if (part === 'counters') void loadReport()
      }),
    ],
  )
  return () => {
    stop()
    asking.abort()
  }
}
