import { useCallback, useEffect, useState } from 'react'
import type { Out, ThreadKey } from '../../../shared/ipc/contract.ts'
import type { AppError } from '../../../shared/ipc/result.ts'
import type { StructureLine } from '../../../shared/ipc/structure.ts'
import { call, isCancelled, toAppError } from '../../ipc/client.ts'

/** A pointer passes by many places: only one that it stays at is asked for. */
const PAUSE_MS = 80

export type FileMap = Out<'doctor.recordMap'>

interface MapAnswer {
  readonly file: FileMap | null
  readonly error: AppError | null
  /** Looks at the file again: it may have changed. */
  readonly again: () => void
}

/**
 * The map of a file by its structure.
 * @param wanted whether the file is to be looked at
 */
export function useFileMap({ homeId, id }: ThreadKey, file: number, wanted: boolean): MapAnswer {
  const [answer, setAnswer] = useState<FileMap | null>(null)
  const [error, setError] = useState<AppError | null>(null)
  const [attempt, setAttempt] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt asks again
  useEffect(() => {
    if (!wanted) return
    const abort = new AbortController()
    setError(null)
    call('doctor.recordMap', { homeId, id, file }, abort.signal).then(setAnswer, (thrown: unknown) => {
      if (!isCancelled(thrown)) setError(toAppError(thrown))
    })
    return () => abort.abort()
  }, [homeId, id, file, wanted, attempt])
  const again = useCallback(() => setAttempt(before => before + 1), [])
  return { file: answer, error, again }
}

/** Where a line begins. @returns null where the file is no longer what its map says @throws AppError */
export async function offsetOfLine(
  { homeId, id }: ThreadKey,
  file: number,
  version: string,
  line: number,
): Promise<number | null> {
  const request = { homeId, id, file, version, at: { line }, around: 0 }
  const { lines } = await call('doctor.lines', request)
  return lines[0]?.offset ?? null
}

const NOTHING: readonly StructureLine[] = []

/**
 * The lines around a byte; those that came last while others are asked for.
 * @param byte null for none
 * @param onStale the file is no longer what its map says, or cannot be read
 */
export function useLinesAround(
  { homeId, id }: ThreadKey,
  file: number,
  version: string,
  byte: number | null,
  around: number,
  onStale: () => void,
): readonly StructureLine[] {
  const [lines, setLines] = useState<readonly StructureLine[]>(NOTHING)
  useEffect(() => {
    if (byte === null) return
    const abort = new AbortController()
    const timer = window.setTimeout(() => {
      call('doctor.lines', { homeId, id, file, version, at: { byte }, around }, abort.signal).then(
        found => {
          if (abort.signal.aborted) return
          if (found.current) setLines(found.lines)
          else onStale()
        },
        (thrown: unknown) => {
          if (!isCancelled(thrown)) onStale()
        },
      )
    }, PAUSE_MS)
    return () => {
      window.clearTimeout(timer)
      abort.abort()
    }
  }, [homeId, id, file, version, byte, around, onStale])
  return lines
}
