import { useCallback, useEffect, useState } from 'react'
import type { Out, ThreadKey } from '../../../shared/ipc/contract.ts'
import type { AppError } from '../../../shared/ipc/result.ts'
import { call, isCancelled, listen, toAppError } from '../../ipc/client.ts'
import { gather } from '../../util/gather.ts'

export type Diagnosis = Out<'doctor.thread'>

interface Answer {
  readonly diagnosis: Diagnosis | null
  readonly error: AppError | null
  readonly retry: () => void
}

const PAUSE_MS = 400

/** What the doctor has to say of a thread, kept up to date. */
export function useDiagnosis({ homeId, id }: ThreadKey): Answer {
  const [diagnosis, setDiagnosis] = useState<Diagnosis | null>(null)
  const [error, setError] = useState<AppError | null>(null)
  const [attempt, setAttempt] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt asks again
  useEffect(() => {
    let asking = new AbortController()
    const load = async () => {
      asking.abort()
      asking = new AbortController()
      try {
        setDiagnosis(await call('doctor.thread', { homeId, id }, asking.signal))
        setError(null)
      } catch (thrown) {
        if (!isCancelled(thrown)) setError(toAppError(thrown))
      }
    }
    const changes = gather(PAUSE_MS, () => void load())
    const stop = listen('threads.changed', changes.ask)
    void load()
    return () => {
      changes.stop()
      asking.abort()
      stop()
    }
  }, [homeId, id, attempt])
  const retry = useCallback(() => setAttempt(before => before + 1), [])
  return { diagnosis, error, retry }
}
