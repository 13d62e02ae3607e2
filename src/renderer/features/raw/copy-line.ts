import type { ThreadKey } from '../../../shared/ipc/contract.ts'
import { call } from '../../ipc/client.ts'

/** Bytes of the longest line that is copied at once. */
export const LONGEST_COPY = 4_000_000

/**
 * A line's whole text, for the clipboard. The caller has seen that it is no longer than `LONGEST_COPY`.
 * @returns null where the file is no longer what it was.
 * @throws AppError
 */
export async function wholeLine({ homeId, id }: ThreadKey, version: string, line: number): Promise<string | null> {
  const pieces: string[] = []
  let from = 0
  for (;;) {
    const piece = await call('threads.lineText', { homeId, id, version, line, from, limit: 256 * 1024 })
    if (!piece.current) return null
    pieces.push(piece.text)
    from += piece.text.length
    if (piece.text.length === 0 || from >= piece.total) return pieces.join('')
  }
}
