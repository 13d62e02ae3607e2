import { useEffect, useState } from 'react'
import type { ThreadKey } from '../../../shared/ipc/contract.ts'
import type { RawLine } from '../../../shared/ipc/history.ts'
import { call, isCancelled, toAppError } from '../../ipc/client.ts'
import { failed, stale } from './store.ts'

/** A pointer passes by many places: only one that it stays at is asked for. */
const PAUSE_MS = 80

/**
 * The line at a byte of the file; null until it is known. One that is known already is not asked for again.
 * @param byte null for none
 */
export function useLineAt({ homeId, id }: ThreadKey, version: string, byte: number | null): RawLine | null {
  const [found, setFound] = useState<{ readonly version: string; readonly line: RawLine } | null>(null)
  const known = byte !== null && found !== null && found.version === version && holds(found.line, byte)
  useEffect(() => {
    if (byte === null || known) return
    const abort = new AbortController()
    const timer = window.setTimeout(() => {
      lineAt({ homeId, id }, version, byte, abort.signal).then(
        line => {
          if (line !== null && !abort.signal.aborted) setFound({ version, line })
        },
        (thrown: unknown) => {
          if (!isCancelled(thrown)) failed(toAppError(thrown), version)
        },
      )
    }, PAUSE_MS)
    return () => {
      window.clearTimeout(timer)
      abort.abort()
    }
  }, [homeId, id, version, byte, known])
  return known ? found.line : null
}

/** Whether a byte belongs to a line, or is the newline at its end. */
export function holds({ offset, length }: RawLine, byte: number): boolean {
  return byte >= offset && byte <= offset + length
}

/**
 * The line at a byte of the file; null where there is none, or the file is no longer what it was.
 * @throws AppError
 */
export async function lineAt(
  { homeId, id }: ThreadKey,
  version: string,
  byte: number,
  signal: AbortSignal,
): Promise<RawLine | null> {
  const { line, current } = await call('threads.lineAt', { homeId, id, version, byte }, signal)
  if (!current) stale(version)
  return line
}
