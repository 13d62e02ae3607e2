import { useEffect, useState } from 'react'
import type { In, Out, Route } from '../../shared/ipc/contract.ts'
import type { AppError } from '../../shared/ipc/result.ts'
import { gather } from '../util/gather.ts'
import { call, isCancelled, listen, toAppError, whenEngineIsBack } from './client.ts'

const PAUSE_MS = 1000

export interface Asked<T> {
  /** The last answer; it stays while it is asked for again. */
  readonly answer: T | null
  readonly error: AppError | null
  readonly again: () => void
}

/**
 * The answer to a request, asked for again when threads have changed.
 * @param input null asks for nothing.
 */
export function useAnswer<R extends Route>(route: R, input: In<R> | null): Asked<Out<R>> {
  const [answer, setAnswer] = useState<Out<R> | null>(null)
  const [error, setError] = useState<AppError | null>(null)
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    const changes = gather(PAUSE_MS, () => setTurn(before => before + 1))
    const stops = [listen('threads.changed', changes.ask), whenEngineIsBack(changes.ask), changes.stop]
    return () => {
      for (const stop of stops) stop()
    }
  }, [])
  const asked = input === null ? null : JSON.stringify(input)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is asked for by its text, and once more with each turn
  useEffect(() => {
    if (input === null) return
    const asking = new AbortController()
    call(route, input, asking.signal).then(
      found => {
        setAnswer(found)
        setError(null)
      },
      (thrown: unknown) => {
        if (!isCancelled(thrown)) setError(toAppError(thrown))
      },
    )
    return () => asking.abort()
  }, [route, asked, turn])
  return { answer, error, again: () => setTurn(turn + 1) }
}
