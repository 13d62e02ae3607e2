import { call, isCancelled, toAppError } from '../../ipc/client.ts'
import { failed, rawStore, showRows, stale } from './store.ts'

let asking = new AbortController()

/** Shows the lines with problems alone, or all of them again. */
export async function toggleProblemsOnly(): Promise<void> {
  if (rawStore.getState().only === null) await showProblemsOnly()
  else {
    asking.abort()
    showRows(null)
  }
}

/** Asks which lines have problems in this state of the file, and shows no others. */
export async function showProblemsOnly(): Promise<void> {
  asking.abort()
  asking = new AbortController()
  const { signal } = asking
  const { key, version } = rawStore.getState()
  if (key === null) return
  try {
    const { numbers, current } = await call('threads.problemLines', { homeId: key.homeId, id: key.id, version }, signal)
    const state = rawStore.getState()
    if (signal.aborted || state.key !== key || state.version !== version) return
    if (current) showRows(numbers.length === 0 ? null : numbers)
    else stale(version)
  } catch (error) {
    if (!isCancelled(error)) failed(toAppError(error), version)
  }
}
