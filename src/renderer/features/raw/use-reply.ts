import { useEffect, useState } from 'react'
import type { In, Out, Route } from '../../../shared/ipc/contract.ts'
import type { AppError } from '../../../shared/ipc/result.ts'
import { call, isCancelled, toAppError } from '../../ipc/client.ts'
import { stale } from './store.ts'

/** What can be read of one line, or of the file as a whole. */
type LineRoute = Extract<Route, 'threads.record' | 'threads.lineText' | 'threads.lineBytes' | 'threads.recordMap'>

export type Reply<T> =
  | { readonly phase: 'loading' }
  | { readonly phase: 'there'; readonly value: T }
  | { readonly phase: 'failed'; readonly error: AppError }

/** While a key is held, lines pass by: only one that stays this long is asked for. */
const PAUSE_MS = 60

/** Asks for something of the file, anew whenever the request changes; what came before is not shown again. */
export function useReply<R extends LineRoute>(route: R, input: In<R>, version: string): Reply<Out<R>> {
  const request = JSON.stringify(input)
  const [reply, setReply] = useState<{ readonly request: string; readonly reply: Reply<Out<R>> } | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the request is the input in one word
  useEffect(() => {
    const abort = new AbortController()
    const timer = window.setTimeout(() => {
      call(route, input, abort.signal).then(
        value => {
          if (abort.signal.aborted) return
          if (value.current) setReply({ request, reply: { phase: 'there', value } })
          else stale(version)
        },
        (thrown: unknown) => {
          if (isCancelled(thrown)) return
          const error = toAppError(thrown)
          if (error.code === 'unsupported') stale(version)
          else setReply({ request, reply: { phase: 'failed', error } })
        },
      )
    }, PAUSE_MS)
    return () => {
      window.clearTimeout(timer)
      abort.abort()
    }
  }, [route, request, version])
  return reply?.request === request ? reply.reply : { phase: 'loading' }
}
