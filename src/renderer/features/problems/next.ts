import { call, isCancelled, toAppError } from '../../ipc/client.ts'
import { announce } from '../../util/announce.ts'
import { keyOf } from '../../util/same-thread.ts'
import { engineStore, isScanning } from '../engine/index.ts'
import { showPage } from '../pages/index.ts'
import { focusThread, showTab, showThread, threadStore } from '../thread/index.ts'
import { queryStore } from '../threads/index.ts'

let asking = new AbortController()

/**
 * Shows the diagnostics of the next (1) or previous (-1) thread with problems that are neither known nor done. A refused
 * thread shows its refusal, with what its structure tells. @param shown is called when there is one.
 */
export async function nextProblemThread(step: 1 | -1, shown: () => void): Promise<void> {
  asking.abort()
  asking = new AbortController()
  try {
    const request = { homes: [...queryStore.getState().query.homes], from: threadStore.getState().key, step }
    const { thread, position, total } = await call('triage.next', request, asking.signal)
    if (thread === null) {
      const reading = isScanning(engineStore.getState().scan)
      announce(
        reading
          ? 'No thread with problems so far: threads are still being read'
          : 'There is no thread with problems that are neither known nor done',
      )
      return
    }
    showPage('threads')
    showThread(keyOf(thread), thread)
    showTab('diagnostics')
    focusThread()
    announce(`Thread ${position} of ${total} with problems`)
    shown()
  } catch (error) {
    if (!isCancelled(error)) announce(toAppError(error).message)
  }
}
