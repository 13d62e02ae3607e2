import { createFinder, type FindQuery } from '../../shared/find-text.ts'

/** A match's begin and end: which piece, and how far into it. */
export interface Place {
  readonly from: readonly [number, number]
  readonly to: readonly [number, number]
}

/** Finds a query in texts that are read as one; matches may run over their borders. */
export function findInPieces(texts: readonly string[], query: FindQuery): readonly Place[] {
  const starts: number[] = []
  let length = 0
  for (const text of texts) {
    starts.push(length)
    length += text.length
  }
  let piece = 0
  const locate = (at: number, end: boolean): readonly [number, number] => {
    // An end at a border belongs to the piece before it.
    while (piece + 1 < starts.length && (starts[piece + 1] ?? 0) + (end ? 1 : 0) <= at) piece += 1
    return [piece, at - (starts[piece] ?? 0)]
  }
  return createFinder(query)(texts.join('')).map(at => ({
    from: locate(at, false),
    to: locate(at + query.text.length, true),
  }))
}
