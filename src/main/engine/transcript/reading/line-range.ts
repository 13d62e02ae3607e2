import { type LineSource, locateLines } from './raw-lines.ts'

/** Bytes in the uncompressed file: where lines in a row begin, and what is behind the last one's newline. */
export interface ByteRange {
  readonly start: number
  readonly end: number
}

/**
 * Where the lines from `first` to `last` (one-based, both included) stand.
 * @returns null where the file has not all of them
 * @throws the system's error, CompressionError, the signal's reason
 */
export async function locateRange(
  from: Pick<LineSource, 'source' | 'table'>,
  first: number,
  last: number,
  signal: AbortSignal,
): Promise<ByteRange | null> {
  const [one] = await locateLines(from, first, first, signal)
  const [other] = first === last ? [one] : await locateLines(from, last, last, signal)
  if (one === undefined || other === undefined || last < first) return null
  return { start: one.offset, end: other.offset + other.length + (other.terminated ? 1 : 0) }
}
