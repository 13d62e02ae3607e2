import { useCallback, useEffect, useState } from 'react'
import type { ThreadDetail } from '../../../../shared/ipc/detail.ts'
import type { Inspection } from '../../../../shared/ipc/inspect.ts'
import type { AppError } from '../../../../shared/ipc/result.ts'
import { call, isCancelled, toAppError } from '../../../ipc/client.ts'

interface Answer {
  /** Null while it is not known yet. */
  readonly inspection: Inspection | null
  readonly error: AppError | null
  readonly retry: () => void
}

/** A thread's metadata in full; asked for again whenever what is known of the thread is. */
export function useInspection(detail: ThreadDetail): Answer {
  const [inspection, setInspection] = useState<Inspection | null>(null)
  const [error, setError] = useState<AppError | null>(null)
  const [attempt, setAttempt] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt asks again
  useEffect(() => {
    const asking = new AbortController()
    const { id, skein } = detail.thread
    const load = async () => {
      try {
        setInspection(await call('threads.inspect', { homeId: skein.homeId, id }, asking.signal))
        setError(null)
      } catch (thrown) {
        if (!isCancelled(thrown)) setError(toAppError(thrown))
      }
    }
    void load()
    return () => asking.abort()
  }, [detail, attempt])
  const retry = useCallback(() => setAttempt(before => before + 1), [])
  return { inspection, error, retry }
}
