import { useEffect, useRef, useState } from 'react'
import type { ThreadKey } from '../../../../shared/ipc/contract.ts'
import type { ExportOptions } from '../../../../shared/ipc/history.ts'
import type { AppError } from '../../../../shared/ipc/result.ts'
import { call, isCancelled, listen, toAppError } from '../../../ipc/client.ts'
import { announce } from '../../../util/announce.ts'
import { sameThread } from '../../../util/same-thread.ts'
import { rememberWritten } from '../../notice/index.ts'

export type ExportState =
  | { readonly phase: 'rest' }
  /** `total` is 0 until the first items are written. */
  | { readonly phase: 'running'; readonly done: number; readonly total: number }
  | { readonly phase: 'written'; readonly path: string; readonly bytes: number; readonly file: string }
  | { readonly phase: 'failed'; readonly error: AppError }

export interface Export {
  readonly state: ExportState
  /** Asks where to, and writes the thread there. */
  readonly start: (options: ExportOptions) => void
  readonly cancel: () => void
}

/** Writes one thread into a file. What is under way when the dialog closes is given up. */
export function useExport(thread: ThreadKey): Export {
  const [state, setState] = useState<ExportState>({ phase: 'rest' })
  const running = useRef<AbortController | null>(null)
  const { homeId, id } = thread
  useEffect(
    () =>
      listen('export.progress', ({ thread: other, done, total }) => {
        if (!sameThread(other, { homeId, id })) return
        setState(before => (before.phase === 'running' ? { phase: 'running', done, total } : before))
      }),
    [homeId, id],
  )
  useEffect(() => () => running.current?.abort(), [])

  const start = async (options: ExportOptions) => {
    const abort = new AbortController()
    running.current = abort
    setState({ phase: 'running', done: 0, total: 0 })
    try {
      const result = await call('system.export', { thread: { homeId, id }, options }, abort.signal)
      if (result.state === 'cancelled') setState({ phase: 'rest' })
      else {
        const { path, bytes, file } = result
        setState({ phase: 'written', path, bytes, file })
        rememberWritten(file)
        announce('The thread is written')
      }
    } catch (error) {
      setState(isCancelled(error) ? { phase: 'rest' } : { phase: 'failed', error: toAppError(error) })
    } finally {
      if (running.current === abort) running.current = null
    }
  }
  return { state, start: options => void start(options), cancel: () => running.current?.abort() }
}
