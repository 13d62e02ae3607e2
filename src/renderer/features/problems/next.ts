import { call, isCancelled, toAppError } from '../../ipc/client.ts'
import { announce } from '../../util/announce.ts'
import { keyOf } from '../../util/same-thread.ts'
import { engineStore, unreadWords } from '../engine/index.ts'
import { openThread, threadStore } from '../thread/index.ts'
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
      const unread = unreadWords(engineStore.getState().scan)
      announce(
        unread === null
          ? 'There is no thread with problems that are neither known nor done'
          : `No thread with problems so far. ${unread}`,
      )
      return
    }
    openThread({ key: keyOf(thread), listed: thread, tab: 'diagnostics' }, shown)
    announce(`Thread ${position} of ${total} with problems`)
  } catch (error) {
    if (!isCancelled(error)) announce(toAppError(error).message)
  }
}
