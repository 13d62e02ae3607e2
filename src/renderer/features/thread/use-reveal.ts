import { useEffect, useState } from 'react'
import type { ThreadKey } from '../../../shared/ipc/contract.ts'
import { call, isCancelled } from '../../ipc/client.ts'
import { announce } from '../../util/announce.ts'

const SHOWN_MS = 3000
const GONE = 'The file cannot be shown: it is no longer there'

/** Shows a thread's file in the system's file manager. @returns why it could not, for a while, and the action. */
export function useReveal(thread: ThreadKey): readonly [string | null, () => void] {
  const [failure, setFailure] = useState<string | null>(null)
  useEffect(() => {
    if (failure === null) return
    const timer = window.setTimeout(() => setFailure(null), SHOWN_MS)
    return () => window.clearTimeout(timer)
  }, [failure])
  const fail = (words: string) => {
    setFailure(words)
    announce(words)
  }
  const reveal = () => {
    call('system.reveal', { homeId: thread.homeId, id: thread.id }).then(
      ({ revealed }) => {
        if (!revealed) fail(GONE)
      },
      error => {
        if (!isCancelled(error)) fail(error instanceof Error ? error.message : GONE)
      },
    )
  }
  return [failure, reveal]
}
